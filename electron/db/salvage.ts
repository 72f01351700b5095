import type { Database } from 'better-sqlite3';
import { layoutsOf, rowOf, type Row } from './layouts.ts';
import { openPages } from './pages.ts';
import { recordsOf, type StoredRecord } from './records.ts';
import { inDoubt, settleDoubts, type SalvageDeps, type Salvaged } from './salvage-doubts.ts';
import { createSalvageWriter } from './salvage-writer.ts';

/** Where rows are taken from. `isOld`: its rows may lag behind what was sent since (a backup, a file put together of two times). */
export type SalvageSource = { readonly file: string; readonly wal: string | undefined; readonly isOld: boolean };

/** Rows that others refer to come first. Health of lanes is learned again; the counts are kept by triggers. */
const FIRST = [
  'profile_settings',
  'profile_key',
  'working_keys',
  'connections',
  'imports',
  'customers',
  'drafts',
  'saved_views',
  'attempts',
];
const SECOND = ['customer_versions', 'deliveries', 'attempt_deliveries', 'receipts'];

/**
 * Takes every readable row of the sources into a fresh database of the same version, in one transaction. Of a row that
 * occurs twice the newer one counts. What may have been sent is never taken over as if it had not been: salvage-doubts.ts.
 */
export function salvage(target: Database, sources: readonly SalvageSource[], deps: SalvageDeps): Salvaged {
  target.pragma('foreign_keys = OFF'); // receipts stay, even where their delivery is lost
  try {
    const work = target.transaction(() => {
      const writer = createSalvageWriter(target);
      let lastDelivery = 0;
      for (const tables of [FIRST, SECOND]) {
        const layouts = layoutsOf(target, tables);
        for (const [index, source] of sources.entries()) {
          readAll(source, (record) => {
            lastDelivery = Math.max(lastDelivery, lastNumber(record));
            const found = rowOf(layouts, record);
            if (found !== undefined)
              writer.write(found.table, taken(found.table, found.row, source, deps), index === 0);
          });
        }
      }
      return settleDoubts(target, { lastDelivery, all: writer.isTorn() }, deps);
    });
    return work.immediate();
  } finally {
    target.pragma('foreign_keys = ON');
  }
}

function readAll(source: SalvageSource, take: (record: StoredRecord) => void): void {
  const pages = openPages(source.file, source.wal);
  try {
    for (const record of recordsOf(pages)) take(record);
  } finally {
    pages.close();
  }
}

/** The highest number that a delivery ever had, when this is the record that keeps it (sqlite_sequence). */
function lastNumber({ rowid, values }: StoredRecord): number {
  const [name, last] = values;
  return rowid !== undefined && values.length === 2 && name === 'deliveries' && typeof last === 'number' ? last : 0;
}

function taken(table: string, row: Row, source: SalvageSource, deps: SalvageDeps): Row {
  // Triggers set it anew with each delivery.
  if (table === 'customers') return { ...row, roll_up: 'waiting' };
  return table === 'deliveries' ? inDoubt(row, source.isOld, deps) : row;
}
