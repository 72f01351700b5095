import type { ReactNode } from 'react';

type PageProps = {
  /** The heading, or a whole left side of the bar. */
  readonly title: ReactNode;
  /** Right side of the bar. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A bar that never scrolls, and the screen under it. */
export function Page({ title, actions, children }: PageProps) {
  return (
    <div className="page">
      <header className="top">
        {typeof title === 'string' ? <h1>{title}</h1> : title}
        <span className="push" />
        {actions}
      </header>
      <div className="body">{children}</div>
    </div>
  );
}
