import type { Database } from 'better-sqlite3';
import { isDamage } from './check.ts';

/** Databases in which a statement met damage: the next start checks them, however this process ends. */
const suspects = new WeakSet<Database>();

/** Remembers the database when the error of a statement means that the file is damaged. */
export function noteError(db: Database, error: unknown): void {
  if (isDamage(error)) suspects.add(db);
}

export const isSuspect = (db: Database): boolean => suspects.has(db);
