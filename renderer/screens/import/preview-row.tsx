import { Checkbox } from '@mantine/core';
import { foundIn } from './found-words.ts';
import { isTicked, toggleRow, type ImportDraft } from './import-draft.ts';
import type { ShownColumn } from './shown-column.ts';
import { useIntl } from 'react-intl';
import { useSay } from '#renderer/i18n/words.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { Phone } from '#renderer/ui/phone.tsx';
import { StateShape } from '#renderer/ui/state-shape.tsx';
import type { ImportRow } from '#shared/domain/import.ts';

type PreviewRowProps = {
  readonly row: ImportRow | undefined;
  /** Place in the list, from 0. */
  readonly index: number;
  readonly columns: readonly ShownColumn[];
  readonly draft: ImportDraft;
  /** Of connections, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** px */
  readonly top: number;
  readonly height: number;
};

export function PreviewRow({ row, index, columns, draft, names, top, height }: PreviewRowProps) {
  const say = useSay();
  const style = { transform: `translateY(${top}px)`, height: `${height}px` };
  if (row === undefined) return <div className="imp-row" role="row" aria-rowindex={index + 2} style={style} />;
  const isFixed = row.kind === 'error' || row.kind === 'waiting';
  return (
    <div className={`imp-row is-row-${row.kind}`} role="row" aria-rowindex={index + 2} style={style}>
      <span role="cell" className="imp-line nums">
        <Checkbox
          aria-label={say('import.take', { line: row.line })}
          checked={isTicked(row, draft)}
          disabled={isFixed}
          onChange={() => toggleRow(row)}
        />
        <span aria-hidden="true">{row.line}</span>
      </span>
      {columns.map((column) => (
        <Cell key={column.at} row={row} column={column} />
      ))}
      <Found row={row} columns={columns} names={names} />
    </div>
  );
}

function Cell({ row, column: { at, target } }: { readonly row: ImportRow; readonly column: ShownColumn }) {
  const say = useSay();
  const text = row.cells[at] ?? '';
  const number = target === 'whatsapp' ? row.whatsapp : target === 'phone' ? row.phone : undefined;
  const isBad = row.kind === 'error' && target !== null && row.found.some(({ field }) => isOf(field, target));
  const shown = number === undefined ? text : <Phone e164={number} />;
  return (
    <span role="cell" className={target === null ? 'clip text3' : 'clip'} title={text}>
      <span className={isBad ? 'imp-bad' : undefined}>{text === '' ? say('word.none') : shown}</span>
    </span>
  );
}

/** A name that is missing is missed where the name would be. */
const isOf = (field: string | undefined, target: string): boolean => field?.split('.')[0] === target;

function Found({ row, columns, names }: Pick<PreviewRowProps, 'columns' | 'names'> & { readonly row: ImportRow }) {
  const say = useSay();
  const intl = useIntl();
  const found = foundIn(row, columns, { say, intl, names });
  if (found === undefined) return <span role="cell" className="imp-found" />;
  const tone = TONES[found.tone];
  return (
    <span role="cell" className={`imp-found ink ${tone}`} title={found.words}>
      <FoundMark tone={found.tone} />
      <span>{found.words}</span>
    </span>
  );
}

function FoundMark({ tone }: { readonly tone: keyof typeof TONES }) {
  if (tone === 'duplicate') return <Icon name="person" small />;
  return tone === 'shortened' ? <Icon name="info" small /> : <StateShape state="attention" />;
}

const TONES = {
  duplicate: 'is-retrying',
  error: 'is-attention',
  held: 'is-attention is-held',
  shortened: 'text2',
} as const;
