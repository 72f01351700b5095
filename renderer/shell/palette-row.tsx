import { useEffect, useRef } from 'react';
import type { PaletteEntry } from './palette-entries.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Matched } from '#renderer/ui/matched.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import { StateShape } from '#renderer/ui/state-shape.tsx';

type PaletteRowProps = {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly words: readonly string[];
  readonly isCurrent: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
};

/** The focus stays in the search box; the row under the keyboard is named to screen readers by the box. */
export function PaletteRow({ id, entry, words, isCurrent, onPoint, onRun }: PaletteRowProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- its keys are those of the box that has the focus
    <div
      ref={element}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      className={isCurrent ? 'palette-row on' : 'palette-row'}
      onPointerMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <Picture entry={entry} />
      <span className="clip palette-words">
        <Matched text={entry.words} words={words} />
      </span>
      <span className="small text2 clip palette-about">{entry.hint}</span>
      <span className="push" />
      {entry.state === undefined ? null : <StateChip state={entry.state} />}
      {entry.keys === undefined ? null : <Kbd keys={entry.keys} />}
    </div>
  );
}

function Picture({ entry: { icon, shape } }: { readonly entry: PaletteEntry }) {
  if (shape !== undefined) {
    return (
      <span className={`ink is-${shape}`}>
        <StateShape state={shape} />
      </span>
    );
  }
  return icon === undefined ? <span /> : <Icon name={icon} />;
}
