import type { Database } from '#electron/db/open.ts';
import { RETRY_AFTER_CAP_MS } from './schedule.ts';

/**
 * Due time of a delivery that waits for nothing: it goes in the order of capture, whatever the clock said then or says
 * now. Only true waits (backoff, Retry-After, a look-up) carry a time, so a clock that jumps cannot reorder the queue.
 */
export const AT_ONCE = 0;

/** The stored times of the schedule as a whole: what a jump of the wall clock moves. */
export type ScheduleStore = ReturnType<typeof createScheduleStore>;

export function createScheduleStore(db: Database) {
  const moves = MOVES.map((text) => db.prepare(text));
  const clamps = CLAMPS.map((text) => db.prepare(text));
  const ownerToken = db.prepare<[], { token: string }>('SELECT token FROM owner WHERE id = 1');
  const shift = (jumpMs: number): void => {
    db.transaction(() => moves.forEach((statement) => statement.run({ jump: Math.round(jumpMs) }))).immediate();
  };
  return {
    /** Moves every wait by what the wall clock jumped, ms: each has as long to go as it had. In one transaction. */
    shift,
    /** The same, once for all processes: only in the one that sends. */
    shiftAsOwner: (token: string, jumpMs: number): void => {
      db.transaction(() => {
        if (ownerToken.get()?.token === token) shift(jumpMs);
      }).immediate();
    },
    /** No wait is longer than this; one that is was written by a clock that nobody saw jump back. */
    clamp: (now: number): void => {
      const horizon = now + 2 * RETRY_AFTER_CAP_MS;
      db.transaction(() => clamps.forEach((statement) => statement.run({ horizon }))).immediate();
    },
  };
}

// By connection, so that the index of due times finds the few that wait among the many that are due at once.
const OF_CONNECTIONS = 'connection_id IN (SELECT id FROM connections) AND next_attempt_at IS NOT NULL';

const MOVES = [
  `UPDATE deliveries SET next_attempt_at = max(1, next_attempt_at + :jump)
    WHERE ${OF_CONNECTIONS} AND next_attempt_at > ${AT_ONCE}`,
  "UPDATE deliveries SET lease_until = lease_until + :jump WHERE state = 'sending'",
  'UPDATE lanes SET since_at = since_at + :jump, until_at = until_at + :jump',
  'UPDATE owner SET beat_at = beat_at + :jump',
];

const CLAMPS = [
  `UPDATE deliveries SET next_attempt_at = :horizon WHERE ${OF_CONNECTIONS} AND next_attempt_at > :horizon`,
  "UPDATE deliveries SET lease_until = :horizon WHERE state = 'sending' AND lease_until > :horizon",
  'UPDATE lanes SET until_at = :horizon WHERE until_at > :horizon',
];
