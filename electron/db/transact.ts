import type { Answer } from '#electron/core.ts';
import { err, ok } from '#shared/result.ts';
import type { Database } from './open.ts';
import { databaseProblem } from './problem.ts';
import { noteError } from './suspects.ts';

/**
 * Runs `work` in one immediate transaction: all of it is durable when this returns ok, none of it otherwise.
 * Failures of the disk or of the lock are problems (`databaseProblem`); everything else is a bug and throws.
 */
export function transact<T>(db: Database, work: () => T): Answer<T> {
  try {
    return ok(db.transaction(work).immediate());
  } catch (error) {
    const known = databaseProblem(error);
    noteError(db, error);
    if (known === undefined) throw error;
    return err([known]);
  }
}
