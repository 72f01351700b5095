import Sqlite, { type Database, type Statement } from 'better-sqlite3';
import type { Row } from './layouts.ts';

/** Writes salvaged rows, each as far as the schema takes it. */
export type SalvageWriter = {
  /** @param isFirst of the first source: two versions of one row in it mean that its pages are of different times */
  readonly write: (table: string, row: Row, isFirst: boolean) => void;
  readonly isTorn: () => boolean;
};

/** Tables whose rows change: `updated_at` says which of two versions is the newer one. */
const VERSIONED = ['customers', 'deliveries'];

export function createSalvageWriter(db: Database): SalvageWriter {
  const statements = new Map<string, Statement<[Row]>>();
  const insertOf = (table: string, columns: readonly string[]): Statement<[Row]> => {
    const key = `${table} ${columns.length}`;
    const known = statements.get(key) ?? db.prepare<[Row]>(insertSql(table, columns));
    statements.set(key, known);
    return known;
  };
  const stub = db.prepare<[Row]>(LOST_CUSTOMER);
  const other = new Map(VERSIONED.map((table) => [table, db.prepare<[Row], { one: number }>(otherVersion(table))]));
  let isTorn = false;
  return {
    write: (table, row, isFirst) => {
      if (isFirst && other.get(table)?.get({ id: row['id'] ?? null, at: row['updated_at'] ?? null }) !== undefined)
        isTorn = true;
      if (table === 'deliveries') insert(stub, { id: row['customer_id'] ?? null, at: row['created_at'] ?? null });
      const statement = insertOf(table, Object.keys(row));
      // Its number belongs to another row of this file already: it gets a new one.
      if (!insert(statement, row) && 'seq' in row) insert(statement, { ...row, seq: null });
    },
    isTorn: () => isTorn,
  };
}

/** A delivery whose customer is lost stays visible: what was sent, and that it cannot be read any more. */
const LOST_CUSTOMER = `INSERT OR IGNORE INTO customers (id, external_id, sealed, hashed, captured_at, updated_at)
  VALUES (:id, 'lost-' || :id, x'00', 1, :at, :at)`;

const otherVersion = (table: string): string => `SELECT 1 AS one FROM ${table} WHERE id = :id AND updated_at <> :at`;

function insertSql(table: string, columns: readonly string[]): string {
  const names = columns.join(', ');
  const values = columns.map((name) => `:${name}`).join(', ');
  if (table !== 'attempts' && !VERSIONED.includes(table))
    return `INSERT OR IGNORE INTO ${table} (${names}) VALUES (${values})`;
  const sets = columns
    .filter((name) => !['seq', 'id', 'roll_up'].includes(name))
    .map((name) => `${name} = excluded.${name}`);
  const newer = VERSIONED.includes(table)
    ? `UPDATE SET ${sets.join(', ')} WHERE excluded.updated_at > ${table}.updated_at`
    : 'NOTHING';
  return `INSERT INTO ${table} (${names}) VALUES (${values}) ON CONFLICT (id) DO ${newer}`;
}

/** False when a rule of the schema refuses the row. */
function insert(statement: Statement<[Row]>, row: Row): boolean {
  try {
    statement.run(row);
    return true;
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return false;
    throw error;
  }
}
