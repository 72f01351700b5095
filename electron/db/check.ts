import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { connectToRead } from './connect.ts';
import { bytesOf, walOf } from './files.ts';
import { HEADER_BYTES } from './pages.ts';

/** Every database begins with it. */
const MAGIC = 'SQLite format 3\0';
/** Above this, entries of indexes are not compared with their rows: a start may not take longer than two seconds. */
const WHOLE_CHECK_BYTES = 50 * 1024 * 1024;

/** What is wrong with a database file; undefined when nothing is, or when there is none yet. Changes nothing. */
export function damageOf(file: string): string | undefined {
  // SQLite would take these two for a new database, and delete the log that still holds the customers.
  if (!existsSync(file)) return bytesOf(walOf(file)) > 0 ? 'missing beside its log' : undefined;
  if (bytesOf(file) === 0) return 'empty';
  try {
    const db = connectToRead(file);
    try {
      return problemsIn(db, bytesOf(file));
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && isDamage(error)) return error.code;
    throw error;
  }
}

/** Whether an error of SQLite means that the file itself is not what it was. */
export function isDamage(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/.test(error.code);
}

function problemsIn(db: Database, bytes: number): string | undefined {
  const tables = db.prepare<[], { n: number }>("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'customers'");
  const version = Number(db.pragma('user_version', { simple: true }));
  // The version lies in the header, the tables beside it: one without the other is damage to either.
  if (version > 0 !== (tables.get()?.n === 1) || version > PLAUSIBLE_VERSION) return 'half a header';
  const check = bytes > WHOLE_CHECK_BYTES ? 'quick_check(1)' : 'integrity_check(1)';
  const found: unknown = db.pragma(check, { simple: true });
  return found === 'ok' ? undefined : 'malformed';
}

/** No build will ever have as many steps: a higher number is a damaged one. */
const PLAUSIBLE_VERSION = 10_000;

/** `user_version` as the header has it, without opening the database; undefined when there is no sound header. */
export function versionInHeader(file: string): number | undefined {
  if (bytesOf(file) < HEADER_BYTES) return undefined;
  const header = Buffer.alloc(HEADER_BYTES);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, header, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(handle);
  }
  const version = header.readUInt32BE(60);
  return header.toString('latin1', 0, 16) === MAGIC && version <= PLAUSIBLE_VERSION ? version : undefined;
}
