import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { StateShape } from './state-shape.tsx';

type HintProps = { readonly tone?: 'plain' | 'ok' | 'bad'; readonly id?: string; readonly children: ReactNode };

/** One line under a field: how it was understood, or what is missing, always in words. */
export function Hint({ tone = 'plain', id, children }: HintProps) {
  return (
    <p className={`hint hint-${tone}`} id={id}>
      {tone === 'ok' ? <Icon name="tick" small /> : null}
      {tone === 'bad' ? <StateShape state="attention" /> : null}
      <span>{children}</span>
    </p>
  );
}
