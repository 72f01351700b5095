/**
 * Starts calls in their order, a few milliseconds' worth at a time, so that a flood from the window leaves the main
 * process time for sending, timers and the tray. Only starts are in line: a call that waits for the network holds nobody up.
 */
export type FairQueue = {
  /** Begins `start` in its turn; false when too many wait already. */
  readonly add: (start: () => void) => boolean;
};

const SLICE_MS = 8;
/** More than a window ever has under way: a page of it asks about twenty things at once. */
const MAX_WAITING = 1_000;

export type FairQueueEffects = {
  readonly nowMs: () => number;
  /** Calls back after the events that are due have had their turn. */
  readonly later: (callback: () => void) => void;
};

export function createFairQueue({ nowMs, later }: FairQueueEffects): FairQueue {
  let waiting: (() => void)[] = [];
  let isPumping = false;

  const pump = (): void => {
    const end = nowMs() + SLICE_MS;
    let started = 0;
    for (const start of waiting) {
      start();
      started += 1;
      if (nowMs() >= end) break;
    }
    waiting = waiting.slice(started);
    isPumping = waiting.length > 0;
    if (isPumping) later(pump);
  };

  return {
    add(start) {
      if (waiting.length >= MAX_WAITING) return false;
      waiting.push(start);
      if (!isPumping) {
        isPumping = true;
        later(pump);
      }
      return true;
    },
  };
}
