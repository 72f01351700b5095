import { DAY_MS, SECOND_MS } from '#shared/duration.ts';

/**
 * How far this computer's clock is off, learned from the Date headers of verified vendor answers (NXLink refuses a
 * signature that is 60 s off, vendors/nxlink.md §2). The median of the last answers, so that one odd server counts little.
 */
export type ClockSkew = {
  /** @param sentAt wall clock ms when the request began @param receivedAt when its answer was there */
  readonly learn: (dateHeader: string | undefined, sentAt: number, receivedAt: number) => void;
  /** The vendor refused our time: what was learned before no longer holds (the clock was set). */
  readonly forget: () => void;
  /** This computer's clock was set, ms: what was learned holds for the clock before. */
  readonly clockJumped: (jumpMs: number) => void;
  /** To add to the wall clock, ms. 0 while nothing, or nothing of weight, was learned. */
  readonly offsetMs: () => number;
};

const SAMPLES = 9;
const BOUND_MS = 2 * DAY_MS;
/** A Date header has whole seconds and answers take time: less than this is no skew. */
const NOISE_MS = 5 * SECOND_MS;

export function createClockSkew(): ClockSkew {
  let samples: readonly number[] = [];
  return {
    learn: (dateHeader, sentAt, receivedAt) => {
      const served = dateHeader === undefined ? Number.NaN : Date.parse(dateHeader);
      const offset = served + SECOND_MS / 2 - (sentAt + receivedAt) / 2;
      if (Number.isFinite(offset) && Math.abs(offset) <= BOUND_MS && receivedAt >= sentAt)
        samples = [...samples, offset].slice(-SAMPLES);
    },
    forget: () => {
      samples = [];
    },
    clockJumped: (jumpMs) => {
      samples = samples.map((offset) => offset - jumpMs);
    },
    offsetMs: () => {
      const sorted = [...samples].sort((a, b) => a - b);
      const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
      return Math.abs(median) < NOISE_MS ? 0 : Math.round(median);
    },
  };
}
