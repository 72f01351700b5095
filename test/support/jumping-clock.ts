import type { Clock } from '#electron/effects.ts';
import { systemClock } from '#electron/system-effects.ts';

export type JumpingClock = Clock & {
  /** Sets the wall clock so far from where it stands, ms; the monotonic clock and timers do not notice. */
  readonly jump: (ms: number) => void;
  /** So much time passes for this clock at once, on both halves; timers under way do not notice. */
  readonly elapse: (ms: number) => void;
};

/** This computer's clock pair, whose wall half a test can set like a person or a time server does. */
export function createJumpingClock(): JumpingClock {
  let offset = 0;
  let elapsed = 0;
  return {
    ...systemClock,
    wallMs: () => systemClock.wallMs() + offset + elapsed,
    monotonicMs: () => systemClock.monotonicMs() + elapsed,
    jump: (ms) => {
      offset += ms;
    },
    elapse: (ms) => {
      elapsed += ms;
    },
  };
}
