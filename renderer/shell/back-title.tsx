import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon } from '#renderer/ui/icon.tsx';

/** "‹ Queue / Ratna Wulandari": where one is, and the way back. */
export function BackTitle({
  to,
  back,
  title,
}: {
  readonly to: string;
  readonly back: string;
  readonly title: ReactNode;
}) {
  return (
    <>
      <Link className="back" href={to}>
        <Icon name="left" small />
        {back}
      </Link>
      <span className="text3" aria-hidden="true">
        /
      </span>
      <h1>{title}</h1>
    </>
  );
}
