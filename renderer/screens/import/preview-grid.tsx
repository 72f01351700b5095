import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type RefObject } from 'react';
import { ColumnHead } from './column-head.tsx';
import type { ImportDraft } from './import-draft.ts';
import type { ShownColumn } from './shown-column.ts';
import { PreviewRow } from './preview-row.tsx';
import { useImportRows } from './use-import.ts';
import { useConnections } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import type { ImportFile, ImportTarget } from '#shared/domain/import.ts';

/** Height of a row in rem: a line of the row, or two of what was found. */
const ROW_REM = 2.625;
const OVERSCAN = 10;
const FIRST_ROWS = 60;

type PreviewGridProps = { readonly file: ImportFile; readonly draft: ImportDraft };

/** The file as a table: what each column becomes above, what was found beside. Only rows that are seen are drawn. */
export function PreviewGrid({ file, draft }: PreviewGridProps) {
  const say = useSay();
  const scroller = useRef<HTMLDivElement>(null);
  const { data: connections = [] } = useConnections();
  const { total, rowAt, virtualizer } = useRowsInSight(scroller, draft);
  const columns = useColumns(file, draft);
  const names = new Map(connections.map(({ id, name }) => [id, name]));
  const widths = columns.map(({ target }) => WIDTHS[target ?? 'none'] ?? '9rem').join(' ');
  return (
    // A table that scrolls has to be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="imp-scroll" ref={scroller} tabIndex={0} role="region" aria-label={say('import.list')}>
      <div
        className="imp-table"
        role="table"
        aria-label={say('import.list')}
        aria-rowcount={total + 1}
        style={{ '--imp-columns': widths }}
      >
        <Head file={file} draft={draft} columns={columns} />
        <div role="rowgroup" className="imp-size" style={{ height: `${virtualizer.getTotalSize()}px` }}>
          {virtualizer.getVirtualItems().map(({ index, start, size }) => (
            <PreviewRow
              key={index}
              row={rowAt(index)}
              index={index}
              columns={columns}
              draft={draft}
              names={names}
              top={start}
              height={size}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function Head({ file, draft, columns }: PreviewGridProps & { readonly columns: readonly ShownColumn[] }) {
  const say = useSay();
  return (
    <div role="rowgroup" className="imp-heads">
      <div className="imp-head" role="row">
        <span role="columnheader" className="imp-line">
          {say(file.kind === 'vcf' ? 'import.card' : 'import.row')}
        </span>
        {columns.map((column) => (
          <ColumnHead key={column.at} column={column} guess={file.columns[column.at]} draft={draft} />
        ))}
        <span role="columnheader" className="imp-found">
          {say('import.found')}
        </span>
      </div>
    </div>
  );
}

function useColumns(file: ImportFile, draft: ImportDraft): readonly ShownColumn[] {
  const say = useSay();
  return file.columns.flatMap(({ header, isEmpty }, at) => {
    const name = header === '' ? say('import.column', { number: at + 1 }) : header;
    return isEmpty ? [] : [{ at, header: name, target: draft.mapping[at] ?? null }];
  });
}

function useRowsInSight(scroller: RefObject<HTMLDivElement | null>, draft: ImportDraft) {
  const [range, setRange] = useState({ first: 0, last: FIRST_ROWS });
  const { total = 0, rowAt } = useImportRows(draft, range.first, range.last);
  const height = Math.round(ROW_REM * remPx());
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    onChange: ({ range: seen }) => {
      if (seen !== null && (seen.startIndex < range.first || seen.endIndex > range.last))
        setRange({ first: Math.max(0, seen.startIndex - FIRST_ROWS), last: seen.endIndex + FIRST_ROWS });
    },
  });
  return { total, rowAt, virtualizer };
}

const remPx = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

const WIDTHS: Readonly<Partial<Record<ImportTarget | 'none', string>>> = {
  fullName: '12rem',
  whatsapp: '10rem',
  phone: '10rem',
  email: '13rem',
  street: '14rem',
  city: '6.75rem',
  notes: '8.25rem',
  gender: '7.5rem',
  birthday: '8rem',
  country: '7.5rem',
  none: '8rem',
};
