import { randomBytes, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Clock, Random } from './effects.ts';

/** This computer's clock. */
export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  timer(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** This computer's randomness; `bytes` and `uuid` are fit for keys. */
export const systemRandom: Random = {
  number: () => Math.random(),
  bytes: (count) => randomBytes(count),
  uuid: () => randomUUID(),
};
