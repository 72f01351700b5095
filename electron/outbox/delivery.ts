import type { Evidence, DeliveryState, SettleWay } from '#shared/domain/delivery.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { assertNever } from '#shared/assert-never.ts';

/**
 * The state machine of a delivery: one customer on its way to one connection.
 *
 * queued     Written with the customer, in the same transaction. Never tried. Due at once.
 * sending    Claimed by a lane, with a lease and a fencing token that only this claim knows. An attempt row is committed
 *            before the first byte leaves. Left only by its own token, or by the end of the lease.
 * retrying   Tried; the vendor did not take it and that is certain (it said so, or no byte left). Due at `nextAttemptAt`.
 * unknown    It may have arrived: the exchange broke after bytes left, the answer could not be understood, or the
 *            process ended while `sending`. `settle` says who finds out: `resend` (the vendor takes the same record twice
 *            without making a second customer), `lookup` (ask the vendor first), `person`. A lease that ended leads here,
 *            never to `queued`. A resend is claimed straight from here (unknown → queued → sending in one step).
 * attention  Refused, by the vendor or by a rule found before sending. Waits for an edit, a retry or a discard.
 * delivered  With evidence, written as a receipt in the same transaction. Final.
 * discarded  By a person. Final.
 *
 * A change of a customer that the connection has is a delivery of its own (`intent: update`) and goes the same way, with
 * claim, attempt, frozen record and receipt. Those of one customer at one connection go in the order of their making,
 * behind the creation: a change is `queued` without a due time while anything before it is open, and due when that is
 * settled. The triggers of migration 5 keep that, whoever writes. A newer edit takes the place of a change that was
 * certainly not sent; behind one that may have arrived it is the next. A change whose vendor wants its own number of the
 * customer, and has not told it, is due for a look-up first, and cannot be claimed before.
 *
 * `doubt` stays set from the first unknown outcome until a look-up or a person says that it did not arrive. While it is
 * set, nothing may treat the row as never sent: a try that certainly failed leads back to `unknown`, not to `retrying`.
 * States of the lane (credentials, rate limit, breaker, portal) are not states of the row: see outbox/lane-health.ts.
 */
export type DeliveryRow = {
  readonly state: DeliveryState;
  readonly settle: SettleWay | undefined;
  readonly doubt: boolean;
  /** Tries that count. Waiting for network, credentials or a rate limit counts none. */
  readonly attempts: number;
  readonly lookups: number;
};

export type DeliveryEvent =
  | { readonly kind: 'claimed' }
  | {
      readonly kind: 'delivered';
      readonly evidence: Evidence;
      readonly vendorRecordId?: string | undefined;
      readonly warning?: Problem | undefined;
    }
  /** Certainly not taken. `burns`: it counts as a try. */
  | {
      readonly kind: 'not-taken';
      readonly burns: boolean;
      readonly network: boolean;
      readonly dueAt: number;
      readonly problem: Problem;
      readonly settle: SettleWay;
    }
  | { readonly kind: 'refused'; readonly problem: Problem; readonly burns: boolean }
  /** `dueAt` is when the reconciliation is due; left out for `person`. */
  | {
      readonly kind: 'lost-sight';
      readonly settle: SettleWay;
      readonly dueAt: number;
      readonly problem: Problem;
      readonly burns: boolean;
    }
  /** A look-up, or the absence of an attempt row, shows that it is not there. */
  | { readonly kind: 'shown-absent'; readonly dueAt: number }
  | { readonly kind: 'look-up-unsure'; readonly dueAt: number; readonly giveUp: boolean; readonly problem: Problem }
  /** The connection's settings have changed, and with them how its vendor settles an unknown outcome. */
  | { readonly kind: 'way-changed'; readonly settle: SettleWay; readonly dueAt: number; readonly problem: Problem }
  | { readonly kind: 'retried-by-person'; readonly dueAt: number; readonly settle: SettleWay }
  | { readonly kind: 'discarded-by-person' };

/** What a transition writes; everything that is not named is cleared (lease, due time, problem, settle). */
export type DeliveryPatch = {
  readonly state: DeliveryState;
  readonly settle?: SettleWay;
  readonly doubt: boolean;
  readonly attempts: number;
  readonly lookups: number;
  readonly dueAt?: number;
  readonly waitsForNetwork?: boolean;
  readonly problem?: Problem;
  readonly vendorRecordId?: string | undefined;
};

/** States that an event may meet; anything else is a bug of the caller and throws. */
const FROM: Readonly<Record<DeliveryEvent['kind'], readonly DeliveryState[]>> = {
  claimed: ['queued', 'retrying', 'unknown'],
  delivered: ['sending', 'unknown'],
  'not-taken': ['sending'],
  refused: ['sending', 'queued'],
  'lost-sight': ['sending'],
  'shown-absent': ['unknown'],
  'look-up-unsure': ['unknown'],
  'way-changed': ['unknown'],
  'retried-by-person': ['attention', 'retrying', 'queued', 'unknown'],
  'discarded-by-person': ['queued', 'retrying', 'unknown', 'attention'],
};

/** Whether the event may happen to a row in this state. */
export function canHappen(row: DeliveryRow, kind: DeliveryEvent['kind']): boolean {
  return FROM[kind].includes(row.state);
}

/** Row in, event in, row out. Throws when the event cannot happen in the row's state. */
export function transition(row: DeliveryRow, event: DeliveryEvent): DeliveryPatch {
  if (!canHappen(row, event.kind)) throw new Error(`${event.kind} cannot happen to a delivery that is ${row.state}`);
  const kept = { doubt: row.doubt, attempts: row.attempts, lookups: row.lookups };
  switch (event.kind) {
    case 'claimed':
      return { ...kept, state: 'sending' };
    case 'delivered':
      return delivered(row, event);
    case 'not-taken':
      return notTaken(row, event);
    case 'refused':
      return { ...kept, ...counted(row, event.burns), state: 'attention', problem: event.problem };
    case 'lost-sight':
      return { ...kept, ...counted(row, event.burns), ...unknownBy(event), doubt: true };
    case 'shown-absent':
      return { ...kept, state: 'queued', doubt: false, dueAt: event.dueAt };
    case 'look-up-unsure':
      return {
        ...kept,
        ...unknownBy({ ...event, settle: event.giveUp ? 'person' : 'lookup' }),
        lookups: row.lookups + 1,
      };
    case 'way-changed':
      return { ...kept, ...unknownBy(event) };
    case 'retried-by-person':
      return row.doubt
        ? { ...kept, ...unknown(event.settle, event.dueAt) }
        : { ...kept, state: 'queued', dueAt: event.dueAt };
    case 'discarded-by-person':
      return { ...kept, state: 'discarded' };
    default:
      return assertNever(event);
  }
}

function delivered(row: DeliveryRow, event: Extract<DeliveryEvent, { kind: 'delivered' }>): DeliveryPatch {
  const next = { ...counted(row, true), lookups: row.lookups, vendorRecordId: event.vendorRecordId };
  // What the vendor remarked although it took the customer ("3 tags not applied") is kept with the row.
  return {
    ...next,
    state: 'delivered',
    doubt: false,
    ...(event.warning === undefined ? {} : { problem: event.warning }),
  };
}

function notTaken(row: DeliveryRow, event: Extract<DeliveryEvent, { kind: 'not-taken' }>): DeliveryPatch {
  const next = {
    doubt: row.doubt,
    lookups: row.lookups,
    ...counted(row, event.burns),
    problem: event.problem,
    waitsForNetwork: event.network,
  };
  // An earlier try may have arrived: that this one did not proves nothing about it.
  if (row.doubt) return { ...next, ...unknown(event.settle, event.dueAt) };
  return { ...next, state: 'retrying', dueAt: event.dueAt };
}

/** A delivery settled without a request of ours (a look-up, a person) has no try to count. */
function counted(row: DeliveryRow, burns: boolean): { readonly attempts: number } {
  return { attempts: row.attempts + (burns && row.state === 'sending' ? 1 : 0) };
}

function unknownBy(event: {
  settle: SettleWay;
  dueAt: number;
  problem: Problem;
}): ReturnType<typeof unknown> & Pick<DeliveryPatch, 'problem'> {
  return { ...unknown(event.settle, event.dueAt), problem: event.problem };
}

function unknown(settle: SettleWay, dueAt: number): Pick<DeliveryPatch, 'state' | 'settle' | 'dueAt'> {
  return settle === 'person' ? { state: 'unknown', settle } : { state: 'unknown', settle, dueAt };
}
