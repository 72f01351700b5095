import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClockSkew } from '#electron/outbox/clock-skew.ts';
import {
  afterPersonsWish,
  lanePermit,
  nextLaneState,
  workingSince,
  type LaneState,
} from '#electron/outbox/lane-health.ts';
import { createRateBudget } from '#electron/outbox/rate-budget.ts';
import { backoffMs, RETRY_AFTER_CAP_MS, throttleMs } from '#electron/outbox/schedule.ts';
import { problem } from '#shared/domain/problem.ts';

const down = problem('vendor-down');
const fail = (state: LaneState, now: number): LaneState =>
  nextLaneState(state, { kind: 'failed', problem: down }, now, 0.5);

describe('the schedule', () => {
  it('spreads a retry over the whole of a doubling, capped span', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (tries, random) => {
        const wait = backoffMs(tries, random, { baseMs: 100, capMs: 5_000 });
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(Math.min(5_000, 100 * 2 ** (tries - 1)));
      }),
    );
  });

  it('honours a Retry-After, but never for longer than 15 minutes and never at once', () => {
    expect(throttleMs(7_000, 1, 0.5)).toBe(7_000);
    expect(throttleMs(86_400_000, 1, 0.5)).toBe(RETRY_AFTER_CAP_MS);
    expect(throttleMs(0, 1, 0.5)).toBe(1_000);
    expect(throttleMs(-5, 1, 0.5)).toBe(1_000);
    expect(throttleMs(undefined, 3, 0.5)).toBe(4_000);
  });
});

describe('the health of a lane', () => {
  it('opens its breaker after four failures in a row, lets one probe through, and closes at an answer', () => {
    let state = workingSince(0);
    for (let n = 0; n < 3; n += 1) state = fail(state, 10);
    expect(lanePermit(state, 10)).toBe('open');
    state = fail(state, 10);
    expect(state.health).toBe('down');
    expect(lanePermit(state, 11)).toBe('closed');
    expect(lanePermit(state, state.until ?? 0)).toBe('probe');
    state = fail(state, state.until ?? 0);
    expect(state.health).toBe('down');
    expect(nextLaneState(state, { kind: 'answered' }, 99, 0.5)).toEqual(workingSince(99));
  });

  it('keeps the notice of a changed contract over a look-up that can be read, and drops it with a delivery that can', () => {
    const unread = problem('vendor-answer-unknown');
    const noticed = nextLaneState(workingSince(0), { kind: 'failed', problem: unread }, 5, 0.5);
    expect(noticed.problem?.code).toBe('vendor-contract-changed');
    const asked = nextLaneState(noticed, { kind: 'answered', lookup: true }, 6, 0.5);
    expect(asked).toMatchObject({ health: 'working', failures: 0, problem: { code: 'vendor-contract-changed' } });
    expect(nextLaneState(asked, { kind: 'answered', lookup: true }, 7, 0.5)).toBe(asked);
    expect(nextLaneState(asked, { kind: 'answered' }, 8, 0.5)).toEqual(workingSince(0));
  });

  it('waits for a person where only a person can help, and tries again when one asks', () => {
    const state = nextLaneState(workingSince(0), { kind: 'unauthorized', problem: down }, 5, 0.5);
    expect(lanePermit(state, 1e12)).toBe('closed');
    expect(lanePermit(afterPersonsWish(state, 50), 50)).toBe('probe');
  });

  it("keeps a vendor's Retry-After even when a person asks", () => {
    const state = nextLaneState(workingSince(0), { kind: 'throttled', problem: down, retryAfterMs: 60_000 }, 0, 0.5);
    expect(lanePermit(afterPersonsWish(state, 10), 10)).toBe('closed');
    expect(lanePermit(state, 60_000)).toBe('probe');
  });

  it('is not held for years by a clock that was ahead when the wait was written', () => {
    const ahead = nextLaneState(workingSince(0), { kind: 'throttled', problem: down, retryAfterMs: 60_000 }, 3e11, 0.5);
    expect(lanePermit(ahead, 1_000)).toBe('probe');
  });
});

describe('the rate budget', () => {
  it('lets no more requests through in any minute than it allows, after its first ten seconds of store', () => {
    const budget = createRateBudget(60);
    let sent = 0;
    for (let at = 0; at <= 60_000; at += 100) if (budget.take(at).waitMs === 0) sent += 1;
    expect(sent).toBeLessThanOrEqual(71);
    expect(sent).toBeGreaterThanOrEqual(69);
  });
});

describe('the clock skew', () => {
  it('follows the median, ignores noise, nonsense and one liar', () => {
    const skew = createClockSkew();
    expect(skew.offsetMs()).toBe(0);
    for (const minutes of [3, 3, 3])
      skew.learn(new Date(1_000_000 + minutes * 60_000).toUTCString(), 999_900, 1_000_100);
    skew.learn(new Date(80_000_000).toUTCString(), 1_000_000, 1_000_100);
    skew.learn('yesterday', 0, 1);
    expect(Math.abs(skew.offsetMs() - 180_000)).toBeLessThan(1_500);
    skew.forget();
    skew.learn(new Date(1_002_000).toUTCString(), 1_000_000, 1_000_000);
    expect(skew.offsetMs()).toBe(0);
  });
});
