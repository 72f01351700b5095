import { readFileSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { bytesOf, walOf } from './files.ts';

export type { Database } from 'better-sqlite3';

/**
 * A connection as Fieldpost uses it. WAL with synchronous=FULL: a commit that was acknowledged survives a power cut
 * (docs/decisions/0003-durability.md). Throws better-sqlite3's SqliteError.
 * @param busyTimeoutMs how long a statement may hold up the thread while another process writes
 */
export function connect(file: string, busyTimeoutMs: number): Database {
  const db = new Sqlite(file, { timeout: busyTimeoutMs });
  try {
    db.pragma('journal_mode = WAL');
    // better-sqlite3 is compiled with NORMAL for WAL, which does not sync a commit: it has to be said.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // Kibibytes. The default of 2 MB reads the indexes of a few thousand customers again and again.
    db.pragma('cache_size = -32000');
    // Freed pages are overwritten, so that what was deleted is gone.
    db.pragma('secure_delete = ON');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A connection that changes nothing, not even by closing: the log stays as it lies. */
export function connectToRead(file: string): Database {
  return new Sqlite(file, { readonly: true, fileMustExist: true });
}

/**
 * The database in memory, not to be written to: for a folder in which SQLite may not put the index of its log. Undefined
 * when there is a log, without which the file is not the whole truth.
 * @param prepare brings an older one up to date before it is closed to writes
 */
export function openCopyInMemory(file: string, prepare: (db: Database) => void): Database | undefined {
  if (bytesOf(file) === 0 || bytesOf(walOf(file)) > 0) return undefined;
  const bytes = readFileSync(file);
  // "Written with a log" (fileformat.html §1.3.3) cannot be said of memory.
  bytes.writeUInt8(1, 18);
  bytes.writeUInt8(1, 19);
  const db = new Sqlite(bytes);
  prepare(db);
  db.pragma('query_only = ON');
  return db;
}
