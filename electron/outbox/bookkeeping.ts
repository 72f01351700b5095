import { databaseProblem } from '#electron/db/problem.ts';
import { sleep, type Clock, type Logger } from '#electron/effects.ts';

const STEP_MS = 500;

/**
 * Writes down what has happened. While the disk is full or another process writes, it is tried again, for as long as this
 * process sends: the happening itself (a request) is never repeated for it, and its lane sends nothing else meanwhile.
 * After `signal` there is one last try; then, and for what is no failure of the database, it throws.
 */
export async function keepTrying<T>(
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
  signal: AbortSignal,
  write: () => T | Promise<T>,
): Promise<T> {
  for (;;) {
    const isLast = signal.aborted;
    try {
      return await write();
    } catch (error) {
      const found = databaseProblem(error);
      if (isLast || found === undefined) throw error;
      log.warn('bookkeeping-waits', { code: found.code });
      await sleep(clock, STEP_MS, signal);
    }
  }
}
