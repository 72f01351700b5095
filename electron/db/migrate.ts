import type { Database } from 'better-sqlite3';
import { crashPoint } from '#electron/crash-point.ts';

/** The database was written by a newer Fieldpost; it is left as it is. */
export class DatabaseNewerError extends Error {
  readonly code = 'database-newer';
}

export type MigrateOptions = {
  /** In order; the position is the schema's version. */
  readonly migrations: readonly string[];
  /** Runs before the first change of a database that has rows to lose; what it throws keeps the migration from beginning. */
  readonly beforeChange?: (version: number) => void;
};

/**
 * Brings the schema to this build's version, all steps in one transaction: either the old schema stays or the new one stands.
 * Throws DatabaseNewerError when the file is ahead of this build.
 */
export function migrate(db: Database, { migrations, beforeChange }: MigrateOptions): void {
  const version = userVersion(db);
  if (version > migrations.length) throw newerError(version, migrations.length);
  if (version === migrations.length) return;
  if (version > 0) beforeChange?.(version);
  db.transaction(() => {
    // Another process may have migrated while this one waited for the lock.
    for (const step of migrations.slice(userVersion(db))) db.exec(step);
    db.pragma(`user_version = ${migrations.length}`);
    crashPoint('inside-migration');
  }).immediate();
}

export const newerError = (version: number, known: number): DatabaseNewerError =>
  new DatabaseNewerError(`schema ${version} is newer than ${known}`);

function userVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}
