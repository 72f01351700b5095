import { MINUTE_MS } from '#shared/duration.ts';

/** Requests a minute of one connection, as a token bucket that holds at most ten seconds' worth. */
export type RateBudget = {
  /** Takes one request if there is one; else the ms until there is. */
  readonly take: (monotonicMs: number) => { readonly waitMs: number };
};

export function createRateBudget(perMinute: number): RateBudget {
  const size = Math.max(1, perMinute / 6);
  let tokens = size;
  let at: number | undefined;
  return {
    take: (now) => {
      tokens = Math.min(size, tokens + ((now - (at ?? now)) * perMinute) / MINUTE_MS);
      at = now;
      if (tokens < 1) return { waitMs: Math.ceil(((1 - tokens) * MINUTE_MS) / perMinute) };
      tokens -= 1;
      return { waitMs: 0 };
    },
  };
}
