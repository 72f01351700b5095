import type { Database } from 'better-sqlite3';
import type { StoredRecord, StoredValue } from './records.ts';

/** How the rows of a table lie in its records, and which values they may have (the tables are STRICT). */
export type Layout = {
  readonly table: string;
  /** In the order of the record. */
  readonly columns: readonly Column[];
  /** Place of the column that is the rowid and therefore NULL in the record. */
  readonly rowid: number | undefined;
  /** Its rows lie in a table tree; those of a table WITHOUT ROWID in an index tree. */
  readonly hasRowid: boolean;
};

type Column = {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly hasDefault: boolean;
};

/** A row by column names. */
export type Row = Readonly<Record<string, StoredValue>>;

export function layoutsOf(db: Database, tables: readonly string[]): readonly Layout[] {
  const info = db.prepare<[string], Info>('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)');
  const kind = db.prepare<[string], { wr: number }>('SELECT wr FROM pragma_table_list WHERE name = ?');
  return tables.flatMap((table) => {
    const rows = info.all(table);
    if (rows.length === 0) return []; // a table that this version does not have yet
    const hasRowid = kind.get(table)?.wr === 0;
    const keys = rows.filter((row) => row.pk > 0).sort((a, b) => a.pk - b.pk);
    // Without a rowid, the primary key comes first.
    const ordered = hasRowid ? rows : [...keys, ...rows.filter((row) => row.pk === 0)];
    const [key] = keys;
    const isAlias = hasRowid && keys.length === 1 && key?.type === 'INTEGER';
    return {
      table,
      hasRowid,
      rowid: isAlias ? ordered.findIndex((row) => row.pk > 0) : undefined,
      columns: ordered.map(({ name, type, notnull, dflt_value, pk }) => ({
        name,
        type,
        isRequired: notnull === 1 || (pk > 0 && !hasRowid),
        hasDefault: dflt_value !== null,
      })),
    };
  });
}

type Info = {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
};

/** The row that a record is in one of the tables; undefined when it fits none, as entries of indexes do. */
export function rowOf(
  layouts: readonly Layout[],
  record: StoredRecord,
): { readonly table: string; readonly row: Row } | undefined {
  const layout = layouts.find((one) => fits(one, record));
  if (layout === undefined) return undefined;
  const row: Record<string, StoredValue> = {};
  for (const [place, value] of record.values.entries()) {
    const name = layout.columns[place]?.name;
    if (name !== undefined) row[name] = place === layout.rowid ? (record.rowid ?? null) : value;
  }
  return { table: layout.table, row };
}

function fits({ columns, rowid, hasRowid }: Layout, record: StoredRecord): boolean {
  if ((record.rowid !== undefined) !== hasRowid || record.values.length > columns.length) return false;
  return columns.every((column, place) => {
    const value = record.values[place];
    // A row that was written before its table got this column.
    if (value === undefined) return column.hasDefault || !column.isRequired;
    return place === rowid ? value === null : isOfType(column, value);
  });
}

function isOfType({ type, isRequired }: Column, value: StoredValue): boolean {
  if (value === null) return !isRequired;
  if (type === 'INTEGER') return typeof value === 'number' && Number.isInteger(value);
  return type === 'TEXT' ? typeof value === 'string' : Buffer.isBuffer(value);
}
