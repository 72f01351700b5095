import type { ReactNode } from 'react';
import { StateShape, type ShapeName } from './state-shape.tsx';
import { useSay } from '#renderer/i18n/words.ts';

type StateChipProps = {
  readonly state: ShapeName;
  /** Filled background: only for what needs a person. */
  readonly pill?: boolean;
  /** A count of nothing: grey, so that only what there is catches the eye. */
  readonly isNone?: boolean;
  /** What is read out instead of the word alone ("Cuoral: needs you, e-mail is missing"). */
  readonly name?: string;
  /** Replaces the state's own word. */
  readonly children?: ReactNode;
};

/** A state as shape, word and colour, in this order of importance. Narrow windows hide the word from the eye only. */
export function StateChip({ state, pill = false, isNone = false, name, children }: StateChipProps) {
  const say = useSay();
  return (
    <span className={`st ${isNone ? 'is-none' : `is-${state}`}${pill ? ' pill' : ''}`} title={name}>
      <StateShape state={state} />
      <span className="w" aria-hidden={name === undefined ? undefined : true}>
        {children ?? say(`state.${state}`)}
      </span>
      {name === undefined ? null : <span className="sr">{name}</span>}
    </span>
  );
}
