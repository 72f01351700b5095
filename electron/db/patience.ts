import { sleep, type Clock } from '#electron/effects.ts';
import { databaseProblem } from './problem.ts';
import type { Answer } from '#electron/core.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { SECOND_MS } from '#shared/duration.ts';
import { err } from '#shared/result.ts';

/** How long a person's wish waits for another process that writes, before the answer is `database-busy`. */
const PATIENCE_MS = 4 * SECOND_MS;
const STEP_MS = 50;

/**
 * Asks again while another process holds the database, without holding up the thread: each try waits no longer than the
 * connection's own busy timeout. Nothing has been changed by a try that was refused, so asking again is safe. Failures of
 * the database are problems; everything else throws.
 */
export async function whileBusy<T>(clock: Clock, work: () => Answer<T> | Promise<Answer<T>>): Promise<Answer<T>> {
  const until = clock.monotonicMs() + PATIENCE_MS;
  for (;;) {
    const answer = await asAnswer(work);
    if (answer.ok || !answer.error.some(isBusy) || clock.monotonicMs() >= until) return answer;
    await sleep(clock, STEP_MS);
  }
}

const isBusy = ({ code }: Problem): boolean => code === 'database-busy';

async function asAnswer<T>(work: () => Answer<T> | Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await work();
  } catch (error) {
    const known = databaseProblem(error);
    if (known === undefined) throw error;
    return err([known]);
  }
}
