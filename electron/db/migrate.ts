import type { Database } from 'better-sqlite3';
import { MIGRATIONS } from './migrations/index.ts';

/** The database was written by a newer Fieldpost; it is left as it is. */
export class DatabaseNewerError extends Error {
  readonly code = 'database-newer';
}

/**
 * Brings the schema to this build's version, all steps in one transaction: either the old schema stays or the new one stands.
 * Throws DatabaseNewerError when the file is ahead of this build.
 */
export function migrate(db: Database): void {
  const version = userVersion(db);
  if (version > MIGRATIONS.length) throw new DatabaseNewerError(`schema ${version} is newer than ${MIGRATIONS.length}`);
  if (version === MIGRATIONS.length) return;
  db.transaction(() => {
    // Another process may have migrated while this one waited for the lock.
    for (const step of MIGRATIONS.slice(userVersion(db))) db.exec(step);
    db.pragma(`user_version = ${MIGRATIONS.length}`);
  }).immediate();
}

function userVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}
