import type { LaneHealth } from '#shared/domain/connection.ts';
import { MINUTE_MS, SECOND_MS } from '#shared/duration.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { backoffMs, throttleMs, type BackoffBounds, BACKOFF, RETRY_AFTER_CAP_MS } from './schedule.ts';

/**
 * Health of a lane, and the circuit breaker of its vendor. While a lane waits, its rows stay as they are.
 * When the wait is over, one request goes first (the half-open probe); what it learns opens or closes the lane.
 * `paused` is the connection's own switch and not kept here.
 */
export type LaneState = {
  readonly health: Exclude<LaneHealth, 'paused'>;
  /** Why the lane waits; with `working` a notice that people should see while it goes on. */
  readonly problem?: Problem;
  /** Failures in a row. */
  readonly failures: number;
  /** Wall clock ms. */
  readonly since: number;
  /** Wall clock ms; undefined with a health other than `working` = until a person acts. */
  readonly until?: number;
};

export type LaneEvent =
  /** The vendor spoke in its own words, whatever it said of the customers. `lookup`: to a question, not to a delivery. `drift`: otherwise than documented. */
  | { readonly kind: 'answered'; readonly lookup?: boolean; readonly drift?: Problem }
  | { readonly kind: 'unreachable' | 'failed' | 'portal'; readonly problem: Problem }
  | { readonly kind: 'throttled'; readonly problem: Problem; readonly retryAfterMs: number | undefined }
  | { readonly kind: 'unauthorized' | 'settings' | 'keychain'; readonly problem: Problem };

/** Failures in a row that open the breaker (assumed; no vendor documents its limits). */
const BREAKER_FAILURES = 4;
const BREAKER: BackoffBounds = { baseMs: 30 * SECOND_MS, capMs: 15 * MINUTE_MS };
const RECHECK_MS = 30 * SECOND_MS;

export const workingSince = (now: number): LaneState => ({ health: 'working', failures: 0, since: now });

/** Next state. `random` in [0, 1) spreads the waits, so that a healed vendor is not met by everyone at once. */
export function nextLaneState(
  state: LaneState,
  event: LaneEvent,
  now: number,
  random: number,
  backoff: BackoffBounds = BACKOFF,
): LaneState {
  const failures = state.failures + 1;
  const wait = (health: LaneState['health'], found: Problem, until?: number): LaneState => ({
    health,
    problem: found,
    failures,
    since: state.health === health ? state.since : now,
    ...(until === undefined ? {} : { until }),
  });
  switch (event.kind) {
    case 'answered':
      return answered(state, event.lookup === true ? state.problem : event.drift, now);
    case 'unreachable':
      return wait('offline', event.problem, now + offlineMs(failures, random, backoff));
    case 'failed':
      if (failures >= BREAKER_FAILURES) return wait('down', event.problem, now + breakerMs(failures, random));
      return { ...workingSince(sinceOf(state, now)), failures, ...noticeOf(event.problem) };
    case 'throttled':
      return wait('throttled', event.problem, now + throttleMs(event.retryAfterMs, failures, random, backoff));
    case 'portal':
    case 'keychain':
      return wait(event.kind, event.problem, now + Math.min(RECHECK_MS, backoff.capMs));
    case 'unauthorized':
    case 'settings':
      return wait(event.kind, event.problem);
    default:
      return assertNever(event);
  }
}

/** A look-up that can be read says nothing of how deliveries are answered: a notice about these stays. */
function answered(state: LaneState, told: Problem | undefined, now: number): LaneState {
  const notice = noticeOf(told);
  const isSame = state.health === 'working' && state.failures === 0 && state.problem?.code === notice.problem?.code;
  return isSame ? state : { ...workingSince(sinceOf(state, now)), ...notice };
}

const sinceOf = (state: LaneState, now: number): number => (state.health === 'working' ? state.since : now);

/** A lane that works may carry a notice: the vendor's contract has changed, as far as we can read its answers. */
function noticeOf(found: Problem | undefined): { readonly problem?: Problem } {
  if (found?.code !== 'vendor-answer-unknown' && found?.code !== 'vendor-contract-changed') return {};
  return { problem: { ...found, code: 'vendor-contract-changed' } };
}

function offlineMs(failures: number, random: number, backoff: BackoffBounds): number {
  return Math.max(SECOND_MS, backoffMs(failures, random, { ...backoff, capMs: MINUTE_MS }));
}

/** At least half the base, so that a probe never follows at once; the rest is spread. */
function breakerMs(failures: number, random: number): number {
  return BREAKER.baseMs / 2 + backoffMs(failures - BREAKER_FAILURES + 1, random, BREAKER);
}

/** How much a lane may send now: everything, one probe, or nothing (until the time it names, or a person). */
export function lanePermit(state: LaneState, now: number): 'open' | 'probe' | 'closed' {
  if (state.health === 'working') return 'open';
  if (state.until === undefined) return 'closed';
  // A time that no wait can reach was written by a clock that has jumped back since.
  return now >= state.until || state.until > now + 2 * RETRY_AFTER_CAP_MS ? 'probe' : 'closed';
}

/** A person asks for a try now: every wait ends but the vendor's own Retry-After. */
export function afterPersonsWish(state: LaneState, now: number): LaneState {
  return state.health === 'throttled' || state.health === 'working' ? state : { ...state, until: now };
}

/** The network is back: waits that it caused end. */
export function afterNetworkReturn(state: LaneState, now: number): LaneState {
  return state.health === 'offline' || state.health === 'portal' ? { ...state, until: now } : state;
}

/** A person has changed what the lane waited for. A vendor's own Retry-After and a missing network stay. */
export function afterPersonsChange(state: LaneState, now: number): LaneState {
  const stays = state.health === 'throttled' || state.health === 'offline';
  return stays || isPlain(state) ? state : workingSince(now);
}

/** A person has read how the vendor's answers differ from its documentation: the notice goes, and nothing else. */
export function afterContractRead(state: LaneState): LaneState {
  const isTold = state.health === 'working' && state.problem?.code === 'vendor-contract-changed';
  return isTold ? workingSince(state.since) : state;
}

const isPlain = (state: LaneState): boolean => state.health === 'working' && state.problem === undefined;
