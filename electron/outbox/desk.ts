import type { Clock } from '#electron/effects.ts';

/**
 * Bookkeeping of one worker that can wait until its next request is under way: the vendor's time is then used for it. What
 * lies here is answered and its attempt is in the log; a process that dies before it is written leaves the rows in doubt, as
 * one does that dies before the answer.
 */
export type Desk = {
  readonly put: (work: () => Promise<void>) => void;
  /** Begins with what lies here; to be called when a request has just left. */
  readonly start: () => void;
  /** Resolves when nothing is left; rejects with the first failure. */
  readonly cleared: () => Promise<void>;
};

/** Nothing lies here for longer, whether or not there is a next request, ms. */
const LONGEST_MS = 20;

export function createDesk(clock: Clock): Desk {
  let waiting: (() => Promise<void>)[] = [];
  let running: Promise<unknown> = Promise.resolve();
  let failure: { readonly error: unknown } | undefined;
  let cancel: (() => void) | undefined;
  const begin = (work: () => Promise<void>): Promise<void> =>
    work().catch((error: unknown) => {
      failure ??= { error };
    });
  const start = (): void => {
    cancel?.();
    cancel = undefined;
    if (waiting.length === 0) return;
    const works = waiting;
    waiting = [];
    running = Promise.all([running, ...works.map(begin)]);
  };
  return {
    put: (work) => {
      waiting.push(work);
      cancel ??= clock.timer(LONGEST_MS, start);
    },
    start,
    cleared: async () => {
      start();
      await running;
      if (failure !== undefined) throw failure.error;
    },
  };
}
