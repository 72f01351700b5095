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
  bytes: createPool(),
  uuid: () => randomUUID(),
};

/** Bytes of the pool are given out once. */
const POOL_BYTES = 4_096;

/** Asking the system costs far more than the few bytes of an IV are worth, so they are fetched a page at a time. */
function createPool(): (count: number) => Uint8Array {
  let pool = Buffer.alloc(0);
  let used = 0;
  return (count) => {
    if (count > POOL_BYTES / 4) return randomBytes(count);
    if (used + count > pool.length) {
      pool = randomBytes(POOL_BYTES);
      used = 0;
    }
    const bytes = Buffer.from(pool.subarray(used, used + count));
    pool.fill(0, used, used + count);
    used += count;
    return bytes;
  };
}
