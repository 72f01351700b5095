import type { Database } from '#electron/db/open.ts';
import type { AttemptStore } from './attempt-store.ts';
import { canHappen } from './delivery.ts';
import type { DeliveryStore, StoredDelivery } from './delivery-store.ts';
import type { SettleWay } from '#shared/domain/delivery.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** What people and captures do to the outbox. The lanes' part is in lane.ts. */
export type Outbox = ReturnType<typeof createOutbox>;

export type OutboxEffects = {
  readonly db: Database;
  readonly deliveries: DeliveryStore;
  readonly attempts: AttemptStore;
  readonly wallMs: () => number;
  /** How the connection's vendor settles an unknown outcome. */
  readonly settleWay: (connectionId: string) => SettleWay;
};

type Changed = Result<{ readonly changed: number }, Problem>;

export function createOutbox(effects: OutboxEffects) {
  const { db, deliveries, attempts, wallMs } = effects;

  const change = (rows: readonly StoredDelivery[], apply: (row: StoredDelivery) => boolean): number =>
    db.transaction(() => rows.filter((row) => apply(row)).length).immediate();

  const targets = (customerId: string, connectionId: string | undefined): Result<readonly StoredDelivery[], Problem> => {
    const rows = deliveries.of(customerId, connectionId);
    return rows.length === 0 ? err(problem('delivery-not-found')) : ok(rows);
  };

  return {
    /** Inside the transaction that writes the customer. */
    insertDelivery: deliveries.insert,

    /**
     * After an edit: what was refused or certainly has not arrived goes out with the new data; what may have arrived
     * keeps the record that was sent. `refused`: connections whose rules refuse the new data.
     */
    requeueAfterEdit: (customerId: string, refused: ReadonlyMap<string, Problem>): number =>
      change(deliveries.of(customerId), (row) => {
        if (row.doubt || !canHappen(row, 'retried-by-person') || row.state === 'unknown') return false;
        if (!deliveries.apply(row, { kind: 'retried-by-person', dueAt: wallMs(), settle: effects.settleWay(row.connectionId) })) return false;
        deliveries.thaw(row);
        const held = refused.get(row.connectionId);
        if (held === undefined) return true;
        deliveries.apply({ ...row, state: 'queued' }, { kind: 'refused', problem: held, burns: false });
        return false;
      }),

    /** A person wants another try now. An unknown row that only a person can decide is not touched: see `resolve`. */
    retry: (customerId: string, connectionId: string | undefined): Changed => {
      const rows = targets(customerId, connectionId);
      if (!rows.ok) return rows;
      const open = rows.value.filter((row) => canHappen(row, 'retried-by-person') && row.settle !== 'person');
      return ok({
        changed: change(open, (row) => {
          const event = { kind: 'retried-by-person', dueAt: wallMs(), settle: effects.settleWay(row.connectionId) } as const;
          if (!deliveries.apply(row, event)) return false;
          deliveries.thaw(row);
          return true;
        }),
      });
    },

    discard: (customerId: string, connectionId: string | undefined): Changed => {
      const rows = targets(customerId, connectionId);
      if (!rows.ok) return rows;
      const open = rows.value.filter((row) => canHappen(row, 'discarded-by-person'));
      return ok({ changed: change(open, (row) => deliveries.apply(row, { kind: 'discarded-by-person' })) });
    },

    /** A person's word on an unknown outcome: it is there, or it is not. */
    resolve: (customerId: string, connectionId: string, as: 'delivered' | 'send-again'): Changed => {
      const rows = targets(customerId, connectionId);
      if (!rows.ok) return rows;
      const undecided = rows.value.filter((row) => row.state === 'unknown');
      if (undecided.length === 0) return err(problem('not-undecided'));
      return ok({
        changed: change(undecided, (row) => {
          if (as === 'send-again') return deliveries.apply(row, { kind: 'shown-absent', dueAt: wallMs() });
          if (!deliveries.apply(row, { kind: 'delivered', evidence: 'person' })) return false;
          attempts.receipt({ deliveryId: row.id, attemptId: undefined, evidence: 'person', attempt: row.attempts });
          return true;
        }),
      });
    },

    /**
     * Rows that are `sending` with nobody sending them become unknown, never queued. One that has no attempt row was
     * provably never sent (the row is committed before the first byte): unknown and shown absent in one step.
     * @param before lease end, wall clock ms; undefined = all, when this process has just become the one sender
     */
    abandon: (before: number | undefined, inFlight: ReadonlySet<string>): number =>
      change(
        deliveries.abandoned(before).filter((row) => !inFlight.has(row.leaseToken ?? '')),
        (row) => abandon(effects, row, row.tried),
      ),
  };
}

function abandon({ deliveries, settleWay, wallMs }: OutboxEffects, row: StoredDelivery, tried: boolean): boolean {
  const settle = settleWay(row.connectionId);
  const lost = { kind: 'lost-sight', settle, dueAt: wallMs(), problem: problem('interrupted'), burns: tried } as const;
  if (!deliveries.apply(row, lost)) return false;
  if (tried || row.doubt) return true;
  const unknown = { ...row, state: 'unknown', settle, leaseToken: undefined, doubt: true } as const;
  return deliveries.apply(unknown, { kind: 'shown-absent', dueAt: wallMs() });
}
