import type { Clock } from '#electron/effects.ts';

export type ManualClock = Clock & {
  /** Lets time pass: timers that fall due are called in their order, and what they set off is let run. */
  readonly pass: (ms: number) => Promise<void>;
};

/** A clock that stands still until a test moves it. */
export function createManualClock(startMs = 1_767_225_600_000): ManualClock {
  let now = 0;
  let timers: { readonly at: number; readonly call: () => void }[] = [];
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return {
    wallMs: () => startMs + now,
    monotonicMs: () => now,
    timer(ms, call) {
      const entry = { at: now + ms, call };
      timers = [...timers, entry];
      return () => {
        timers = timers.filter((other) => other !== entry);
      };
    },
    async pass(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = timers.filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        now = next.at;
        next.call();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}
