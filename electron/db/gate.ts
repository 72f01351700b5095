import Sqlite, { type Database } from 'better-sqlite3';

/**
 * Who has this data directory open. Every process holds a shared lock on a small file beside the database for as long as
 * it has the database open; only one that holds it alone may check, set aside, salvage or migrate. The locks are SQLite's
 * own: they work on every platform and end with their process, however it ends.
 */
export type Gate = {
  /** Nobody else is in, and nobody gets in before `share`. */
  readonly alone: boolean;
  /** Lets others in. */
  readonly share: () => void;
  /** Leaves, and answers whether this was the last one; if so, `work` runs before anyone else gets in. */
  readonly leave: (work: () => void) => boolean;
};

/** How long a process waits for another one that checks or salvages, ms. */
const WAIT_MS = 10_000;
/** Two that come at the same moment may meet in the middle: one of them waits this long for the other, ms. */
const MEET_MS = 20;

/** Throws SQLITE_BUSY when another process is still checking after 10 s. */
export function enterGate(file: string): Gate {
  const db = new Sqlite(file, { timeout: MEET_MS });
  try {
    const alone = lockAlone(db);
    if (!alone) {
      db.pragma(`busy_timeout = ${WAIT_MS}`);
      share(db);
    }
    return {
      alone,
      share: () => {
        if (!alone) return;
        db.exec('COMMIT');
        db.pragma(`busy_timeout = ${WAIT_MS}`);
        share(db);
      },
      leave: (work) => leave(db, work),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

function leave(db: Database, work: () => void): boolean {
  try {
    if (db.inTransaction) db.exec('COMMIT');
    db.pragma('busy_timeout = 0');
    const last = lockAlone(db);
    if (last) work();
    return last;
  } finally {
    db.close();
  }
}

function lockAlone(db: Database): boolean {
  try {
    db.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false;
    throw error;
  }
}

/** A read transaction that stays open is a shared lock. */
function share(db: Database): void {
  db.exec('BEGIN');
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
}
