import type { Blamed, Outcome, Verdict } from '#electron/vendors/definition.ts';
import type { Exchange } from '#electron/vendors/http.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { SettleWay } from '#shared/domain/delivery.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { DeliveryEvent } from './delivery.ts';
import type { LaneEvent } from './lane-health.ts';

/** What one exchange means: for the lane, and for each delivery of the request. Pure. */
export type Finding = {
  /** Class that the attempt log keeps. */
  readonly outcome: string;
  readonly lane: LaneEvent;
  readonly problem?: Problem;
  /** The request as a whole was refused: with several deliveries, halves are tried to find the one to blame. */
  readonly refused: boolean;
  /** Places of the records that the vendor named when it refused the request; the others were not taken either. */
  readonly blamed: ReadonlySet<number>;
  /** The vendor refused our time: sign again once with the corrected clock. */
  readonly clock: boolean;
  readonly outcomes: (
    index: number,
  ) =>
    | Outcome
    | { readonly kind: 'not-sent'; readonly problem: Problem }
    | { readonly kind: 'waits'; readonly problem: Problem };
};

const all =
  (outcome: ReturnType<Finding['outcomes']>): Finding['outcomes'] =>
  () =>
    outcome;

/** @param verdict the vendor's reading of the answer; undefined when there was none. @param count deliveries in the request */
export function findingOf(exchange: Exchange, verdict: Verdict | undefined, count: number): Finding {
  if (exchange.kind === 'not-sent') {
    const outcomes = all({ kind: 'not-sent', problem: exchange.problem });
    return {
      ...plain('not-sent', notSentEvent(exchange.problem)),
      problem: exchange.problem,
      outcomes,
    };
  }
  if (exchange.kind === 'broken') return lostSight(exchange.problem, { kind: 'failed', problem: exchange.problem });
  // A definition that has nothing to say about an answer has not understood it.
  return ofVerdict(verdict ?? { kind: 'unknown', problem: problem('vendor-answer-unknown') }, count);
}

/** A wrong certificate is somebody else answering in the vendor's place: a network's log-in page more often than not. */
export function notSentEvent(found: Problem): LaneEvent {
  return { kind: found.code === 'tls-failed' ? 'portal' : 'unreachable', problem: found };
}

function ofVerdict(verdict: Verdict, count: number): Finding {
  switch (verdict.kind) {
    case 'settled':
      return settled(verdict.outcomes, count);
    case 'refused':
      return refused(verdict.problem, verdict.blamed ?? []);
    case 'unknown':
      return lostSight(verdict.problem, {
        kind: verdict.portal === true ? 'portal' : 'failed',
        problem: verdict.problem,
      });
    case 'clock':
      return { ...waiting(verdict.kind, { kind: 'failed', problem: verdict.problem }, verdict.problem), clock: true };
    case 'throttled':
      return waiting(
        verdict.kind,
        { kind: 'throttled', problem: verdict.problem, retryAfterMs: verdict.retryAfterMs },
        verdict.problem,
      );
    case 'unauthorized':
    case 'settings':
    case 'portal':
      return waiting(verdict.kind, { kind: verdict.kind, problem: verdict.problem }, verdict.problem);
    default:
      return assertNever(verdict);
  }
}

function refused(found: Problem, blamed: readonly Blamed[]): Finding {
  const named = new Map(blamed.map((one) => [one.index, one.problem]));
  return {
    ...plain('rejected', { kind: 'answered' }),
    refused: true,
    blamed: new Set(named.keys()),
    problem: found,
    outcomes: (index) => ({ kind: 'rejected', problem: named.get(index) ?? found }),
  };
}

function settled(outcomes: readonly Outcome[], count: number): Finding {
  // A definition that does not answer for every record proves nothing for any.
  if (outcomes.length !== count)
    return lostSight(problem('vendor-answer-unknown'), { kind: 'failed', problem: problem('vendor-answer-unknown') });
  const kinds = new Set(outcomes.map((outcome) => outcome.kind));
  const worst = WORST_FIRST.find((kind) => kinds.has(kind)) ?? 'unknown';
  const first = outcomes.find((outcome) => outcome.kind === worst);
  const lane: LaneEvent =
    first?.kind === 'unknown' || first?.kind === 'retry'
      ? { kind: 'failed', problem: first.problem }
      : { kind: 'answered' };
  return {
    ...plain(worst, lane),
    ...(first === undefined || first.kind === 'delivered' ? {} : { problem: first.problem }),
    outcomes: (index) => outcomes[index] ?? { kind: 'unknown', problem: problem('vendor-answer-unknown') },
  };
}

const WORST_FIRST = ['unknown', 'unconfirmed', 'rejected', 'retry', 'delivered'] as const;

const plain = (outcome: string, lane: LaneEvent) => ({
  outcome,
  lane,
  refused: false,
  clock: false,
  blamed: new Set<number>(),
});

function lostSight(found: Problem, lane: LaneEvent): Finding {
  return { ...plain('unknown', lane), problem: found, outcomes: all({ kind: 'unknown', problem: found }) };
}

function waiting(outcome: string, lane: LaneEvent, found: Problem): Finding {
  return { ...plain(outcome, lane), problem: found, outcomes: all({ kind: 'waits', problem: found }) };
}

export type Timing = {
  /** Wall clock ms at which a delivery that burned a try is due again. */
  readonly retryAt: number;
  /** Wall clock ms until which the lane waits; now, when it does not. */
  readonly laneUntil: number;
  readonly settle: SettleWay;
};

/** The event of the state machine that an outcome is. */
export function eventOf(outcome: ReturnType<Finding['outcomes']>, timing: Timing): DeliveryEvent {
  const { settle, retryAt, laneUntil } = timing;
  switch (outcome.kind) {
    case 'delivered':
      return {
        kind: 'delivered',
        evidence: outcome.evidence,
        vendorRecordId: outcome.vendorRecordId,
        warning: outcome.warnings?.[0],
      };
    case 'rejected':
      return { kind: 'refused', problem: outcome.problem, burns: true };
    case 'unconfirmed':
    case 'unknown':
      return { kind: 'lost-sight', settle, dueAt: Math.max(retryAt, laneUntil), problem: outcome.problem, burns: true };
    case 'retry':
      return { kind: 'not-taken', burns: true, network: false, dueAt: retryAt, problem: outcome.problem, settle };
    case 'waits':
      return { kind: 'not-taken', burns: false, network: false, dueAt: laneUntil, problem: outcome.problem, settle };
    case 'not-sent':
      return { kind: 'not-taken', burns: false, network: true, dueAt: laneUntil, problem: outcome.problem, settle };
    default:
      return assertNever(outcome);
  }
}
