import { MINUTE_MS, SECOND_MS } from '#shared/duration.ts';

/** Bounds of the waits between tries, ms. */
export type BackoffBounds = { readonly baseMs: number; readonly capMs: number };

/** First wait up to 2 s, doubling, never above 15 min. */
export const BACKOFF: BackoffBounds = { baseMs: 2 * SECOND_MS, capMs: 15 * MINUTE_MS };

/** Longest wait that a vendor's Retry-After may impose before we ask again (reliability.md V1). */
export const RETRY_AFTER_CAP_MS = 15 * MINUTE_MS;

/**
 * Exponential backoff with full jitter: uniform between 0 and base·2^(tries-1), capped.
 * @param tries failures so far, at least 1
 * @param random uniform in [0, 1)
 */
export function backoffMs(tries: number, random: number, bounds: BackoffBounds = BACKOFF): number {
  const ceiling = Math.min(bounds.capMs, bounds.baseMs * 2 ** Math.min(Math.max(tries, 1) - 1, 30));
  return Math.round(random * ceiling);
}

/** A vendor's wish, at least 1 s and at most 15 min; without one, the backoff. */
export function throttleMs(
  retryAfterMs: number | undefined,
  tries: number,
  random: number,
  bounds: BackoffBounds = BACKOFF,
): number {
  if (retryAfterMs === undefined) return Math.max(SECOND_MS, backoffMs(tries, random, bounds));
  return Math.min(Math.max(retryAfterMs, SECOND_MS), RETRY_AFTER_CAP_MS);
}
