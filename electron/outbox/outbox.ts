import { crashPoint } from '#electron/crash-point.ts';
import type { Database } from '#electron/db/open.ts';
import type { AttemptStore } from './attempt-store.ts';
import { canHappen } from './delivery.ts';
import type { StoredDelivery } from './delivery-sql.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { AT_ONCE } from './schedule-store.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { DeliveryState, SettleWay } from '#shared/domain/delivery.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { BulkAction, BulkAnswer } from '#shared/domain/queue.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** What people and captures do to the outbox, and what becomes of rows whose sender is gone. Lanes are in deliver.ts. */
export type Outbox = {
  /** Inside the transaction that writes the customer. */
  readonly insertDelivery: DeliveryStore['insert'];
  /** A change of a customer that the connection has, or is about to get; it goes after all that is before it. */
  readonly insertChange: DeliveryStore['insertChange'];
  /**
   * After an edit: what was refused or certainly has not arrived goes out with the new data; what may have arrived keeps
   * the record that was sent. `refused`: connections whose rules refuse the new data. Answers how many go out.
   */
  readonly requeueAfterEdit: (customerId: string, refused: ReadonlyMap<string, Problem>) => number;
  /** A person wants another try now. An unknown row that only a person can decide is not touched: see `resolve`. */
  readonly retry: (customerId: string, connectionId: string | undefined) => Changed;
  readonly discard: (customerId: string, connectionId: string | undefined) => Changed;
  /** A person's word on an unknown outcome: it is there, or it is not. */
  readonly resolve: (customerId: string, connectionId: string, as: 'delivered' | 'send-again') => Changed;
  /**
   * A person's wish for many, inside the caller's transaction: all deliveries of these customers that it is for and that it can
   * happen to. `retry`: what is put off, refused or being settled; `arrived`, `send-again`: what only a person can settle.
   * Answers how many deliveries of how many customers were changed.
   */
  readonly changeMany: (customerIds: readonly string[], wish: Wish) => BulkAnswer;
  /**
   * Rows that are `sending` with nobody sending them become unknown, never queued. One without an attempt row was
   * provably never sent (that row is committed before the first byte): unknown and shown absent in one step.
   * @param before lease end, wall clock ms; undefined = all, when this process has just become the one sender
   */
  readonly abandon: (before: number | undefined, inFlight: ReadonlySet<string>) => number;
};

export type OutboxEffects = {
  readonly db: Database;
  readonly deliveries: DeliveryStore;
  readonly attempts: AttemptStore;
  /** How the connection's vendor settles an unknown outcome. */
  readonly settleWay: (delivery: Pick<StoredDelivery, 'connectionId' | 'intent'>) => SettleWay;
};

export type Wish = {
  readonly action: BulkAction;
  /** Only deliveries in these states, or to these connections; any where there are none. */
  readonly states: readonly DeliveryState[];
  readonly connections: readonly string[];
};

type Changed = Result<{ readonly changed: number }, Problem>;

export function createOutbox(effects: OutboxEffects): Outbox {
  const { db, deliveries } = effects;
  const change = <Row>(rows: readonly Row[], apply: (row: Row) => boolean): number =>
    db.transaction(() => rows.filter((row) => apply(row)).length).immediate();
  const changeOf = (
    customerId: string,
    connectionId: string | undefined,
    apply: (row: StoredDelivery) => boolean,
  ): Changed => {
    const rows = deliveries.of(customerId, connectionId);
    return rows.length === 0 ? err(problem('delivery-not-found')) : ok({ changed: change(rows, apply) });
  };
  return {
    insertDelivery: (input) => {
      const id = deliveries.insert(input);
      crashPoint('inside-capture');
      return id;
    },
    insertChange: deliveries.insertChange,
    requeueAfterEdit: (customerId, refused) =>
      change(deliveries.of(customerId), (row) => requeue(effects, row, refused.get(row.connectionId))),
    retry: (customerId, connectionId) => changeOf(customerId, connectionId, (row) => retry(effects, row)),
    discard: (customerId, connectionId) => changeOf(customerId, connectionId, (row) => discard(effects, row)),
    resolve: (customerId, connectionId, as) => {
      const changed = changeOf(customerId, connectionId, (row) => row.state === 'unknown' && resolve(effects, row, as));
      return changed.ok && changed.value.changed === 0 ? err(problem('not-undecided')) : changed;
    },
    changeMany: (customerIds, wish) => changeMany(effects, customerIds, wish),
    abandon: (before, inFlight) => {
      const orphans = deliveries.abandoned(before).filter((row) => !inFlight.has(row.leaseToken ?? ''));
      return orphans.length === 0 ? 0 : change(orphans, (row) => abandon(effects, row, row.tried));
    },
  };
}

function discard({ deliveries }: OutboxEffects, row: StoredDelivery): boolean {
  return canHappen(row, 'discarded-by-person') && deliveries.apply(row, { kind: 'discarded-by-person' });
}

function changeMany(effects: OutboxEffects, customerIds: readonly string[], wish: Wish): BulkAnswer {
  const changed = customerIds.map(
    (id) => effects.deliveries.of(id).filter((row) => isFor(wish, row) && fulfil(effects, row, wish.action)).length,
  );
  return {
    customers: changed.filter((count) => count > 0).length,
    deliveries: changed.reduce((sum, count) => sum + count, 0),
  };
}

function isFor({ states, connections }: Wish, row: StoredDelivery): boolean {
  return (
    (states.length === 0 || states.includes(row.state)) &&
    (connections.length === 0 || connections.includes(row.connectionId))
  );
}

function fulfil(effects: OutboxEffects, row: StoredDelivery, action: BulkAction): boolean {
  const isUndecided = row.state === 'unknown' && row.settle === 'person';
  switch (action) {
    case 'retry':
      // What is queued goes out at once anyway.
      return row.state !== 'queued' && retry(effects, row);
    case 'discard':
      return discard(effects, row);
    case 'arrived':
      return isUndecided && resolve(effects, row, 'delivered');
    case 'send-again':
      return isUndecided && resolve(effects, row, 'send-again');
    default:
      return assertNever(action);
  }
}

function retry({ deliveries, settleWay }: OutboxEffects, row: StoredDelivery): boolean {
  if (!canHappen(row, 'retried-by-person') || row.settle === 'person') return false;
  const event = { kind: 'retried-by-person', dueAt: AT_ONCE, settle: settleWay(row) } as const;
  if (!deliveries.apply(row, event)) return false;
  deliveries.thaw(row);
  return true;
}

function requeue(effects: OutboxEffects, row: StoredDelivery, held: Problem | undefined): boolean {
  if (row.doubt || row.state === 'unknown' || !retry(effects, row)) return false;
  if (held === undefined) return true;
  effects.deliveries.apply({ ...row, state: 'queued' }, { kind: 'refused', problem: held, burns: false });
  return false;
}

function resolve(
  { deliveries, attempts }: OutboxEffects,
  row: StoredDelivery,
  as: 'delivered' | 'send-again',
): boolean {
  if (as === 'send-again') return deliveries.apply(row, { kind: 'shown-absent', dueAt: AT_ONCE });
  if (!deliveries.apply(row, { kind: 'delivered', evidence: 'person' })) return false;
  attempts.receipts(undefined, [{ deliveryId: row.id, evidence: 'person', attempt: row.attempts }]);
  return true;
}

function abandon({ deliveries, settleWay }: OutboxEffects, row: StoredDelivery, tried: boolean): boolean {
  const settle = settleWay(row);
  const lost = { kind: 'lost-sight', settle, dueAt: AT_ONCE, problem: problem('interrupted'), burns: tried } as const;
  if (!deliveries.apply(row, lost)) return false;
  if (tried || row.doubt) return true;
  const unknown = { ...row, state: 'unknown', settle, leaseToken: undefined, doubt: true } as const;
  return deliveries.apply(unknown, { kind: 'shown-absent', dueAt: AT_ONCE });
}
