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

/** This computer's randomness; `bytes` are fit for keys. */
export const systemRandom: Random = { number: () => Math.random(), bytes: createPool(), uuid };

/**
 * Version 7 (RFC 9562 §5.7): it begins with the time, so rows made together lie together in every index of an id, and a
 * commit writes fewer pages. A clock that jumps back costs that order for a while, and nothing else.
 */
function uuid(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  // Of a version 4 the random digits, and its variant.
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${randomUUID().slice(15)}`;
}

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
