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
  return answering(db, () => ok(db.transaction(work).immediate()));
}

/** The answer of `work`; a failure of the disk or of the lock in it is a problem as well. */
export function answering<T>(db: Database, work: () => Answer<T>): Answer<T> {
  try {
    return work();
  } catch (error) {
    const known = databaseProblem(error);
    noteError(db, error);
    if (known === undefined) throw error;
    return err([known]);
  }
}
