import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { migrate } from './migrate.ts';

export type { Database } from 'better-sqlite3';

/**
 * Opens the database of a data directory and brings its schema up to date.
 * WAL with synchronous=FULL: a commit that was acknowledged survives a power cut (docs/decisions: durability).
 * Throws DatabaseNewerError, or better-sqlite3's SqliteError (disk full, busy, corrupt).
 */
export function openDatabase(file: string): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma('journal_mode = WAL');
    // better-sqlite3 is compiled with NORMAL for WAL, which does not sync a commit: it has to be said.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // Freed pages are overwritten, so that what was deleted is gone.
    db.pragma('secure_delete = ON');
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** How long a statement waits for another process's write (app and command line on one directory). */
const BUSY_TIMEOUT_MS = 5_000;
