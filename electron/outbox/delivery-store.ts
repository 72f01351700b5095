import type { Database } from '#electron/db/open.ts';
import type { Random } from '#electron/effects.ts';
import type { Sealing } from '#electron/customers/sealing/sealed.ts';
import { transition, type DeliveryEvent } from './delivery.ts';
import type { DeliveryIntent, SettleWay } from '#shared/domain/delivery.ts';
import type { Problem } from '#shared/domain/problem.ts';
import * as sql from './delivery-sql.ts';
import type { LaneDelivery, StoredDelivery } from './delivery-sql.ts';
import { AT_ONCE } from './schedule-store.ts';

export type Lease = { readonly token: string; readonly until: number };

export type DueQuery = { readonly ownerToken: string; readonly now: number; readonly limit: number };

/** All SQL of deliveries. Every write is guarded by the state and the fencing token that the writer saw. */
export type DeliveryStore = ReturnType<typeof createDeliveryStore>;

export type DeliveryStoreEffects = {
  readonly db: Database;
  readonly random: Random;
  readonly sealing: Pick<Sealing, 'seal'>;
  readonly wallMs: () => number;
};

export function createDeliveryStore(effects: DeliveryStoreEffects) {
  return { ...rows(effects), ...changes(effects), ...claims(effects), ...waits(effects) };
}

function rows(effects: DeliveryStoreEffects) {
  const insert = effects.db.prepare(sql.INSERT);
  const of = effects.db.prepare<object, sql.Columns>(sql.OF_CUSTOMER);
  const thaw = effects.db.prepare(sql.THAW);
  return {
    /** Inside the transaction that writes the customer. `held`: a rule refuses it, so it waits for a person. */
    insert: (input: { customerId: string; connectionId: string; held?: Problem | undefined }): string => {
      const id = effects.random.uuid();
      const now = effects.wallMs();
      const isFree = input.held === undefined;
      insert.run(
        id,
        input.customerId,
        input.connectionId,
        isFree ? 'queued' : 'attention',
        effects.random.uuid(),
        isFree ? AT_ONCE : null,
        ...problemColumns(effects.sealing, id, input.held),
        now,
        now,
      );
      return id;
    },

    /** Applies one event to a row as it was read; false when the row has moved on since (nothing is written). */
    apply: writer(effects),

    /** Deliveries of a customer, of one connection or all. */
    of: (customerId: string, connectionId?: string): readonly StoredDelivery[] =>
      of.all({ customerId, connectionId: connectionId ?? null }).map(sql.stored),

    /** Takes back a frozen record that certainly never arrived, so that the next try maps the customer anew. */
    thaw: (row: StoredDelivery): void => void thaw.run({ id: row.id }),
  };
}

/** A record that was frozen for the same customer and connection, with the place that it was sealed for. */
export type SentBefore = { readonly id: string; readonly intent: DeliveryIntent; readonly sealedRecord: Uint8Array };

function changes(effects: DeliveryStoreEffects) {
  const { db } = effects;
  const insert = db.prepare(sql.INSERT_CHANGE);
  const sentBefore = db.prepare<[string], { id: string; change_no: number; record: Uint8Array }>(sql.SENT_BEFORE);
  const numberless = db.prepare<object, sql.LaneColumns>(sql.NUMBERLESS);
  const learn = db.prepare(sql.LEARN_NUMBER);
  const unsure = db.prepare(sql.NUMBER_UNSURE);
  return {
    /** After the others of this customer at this connection; throws when there are none. `asksNumber`: the vendor addresses changes by a number of its own. */
    insertChange: (input: NewChange): void => {
      const id = effects.random.uuid();
      const [problemCode, problemField, problemParams] = problemColumns(effects.sealing, id, input.held);
      insert.run({
        id,
        customerId: input.customerId,
        connectionId: input.connectionId,
        idempotencyKey: effects.random.uuid(),
        state: input.held === undefined ? 'queued' : 'attention',
        dueAt: input.held === undefined ? AT_ONCE : null,
        asksNumber: input.asksNumber ? 1 : 0,
        problemCode,
        problemField,
        problemParams,
        now: effects.wallMs(),
      });
    },

    /** Oldest first. */
    sentBefore: (row: StoredDelivery): readonly SentBefore[] =>
      sentBefore.all(row.id).map((one) => ({
        id: one.id,
        intent: one.change_no === 0 ? 'create' : 'update',
        sealedRecord: one.record,
      })),

    numberless: (connectionId: string, now: number, limit: number): readonly LaneDelivery[] =>
      numberless.all({ connectionId, now, limit }).map(sql.laneDelivery),

    learnNumber: (row: StoredDelivery, number: string): boolean => learn.run({ id: row.id, number }).changes === 1,

    /** Asked in vain: again at `dueAt`, wall clock ms. */
    numberUnsure: (row: StoredDelivery, dueAt: number): void => void unsure.run({ id: row.id, dueAt }),
  };
}

export type NewChange = {
  readonly customerId: string;
  readonly connectionId: string;
  /** A rule refuses it, so it waits for a person. */
  readonly held?: Problem | undefined;
  readonly asksNumber: boolean;
};

function claims(effects: DeliveryStoreEffects) {
  const { db } = effects;
  const claim = db.prepare(sql.CLAIM);
  const claimable = db.prepare<object, sql.LaneColumns>(sql.CLAIMABLE);
  const owner = db.prepare<[], { token: string }>(sql.OWNER_TOKEN);
  const abandoned = db.prepare<object, sql.Columns & { tried: number }>(sql.ABANDONED);
  const holds = db.prepare<[string, string | null], { one: number }>(sql.HOLDS);
  const extend = db.prepare(sql.EXTEND);
  return {
    /** What is due, oldest first, for the process that owns the data directory; nothing for any other. */
    due: (connectionId: string, { ownerToken, now, limit }: DueQuery): readonly LaneDelivery[] =>
      owner.get()?.token === ownerToken ? claimable.all({ connectionId, now, limit }).map(sql.laneDelivery) : [],

    /**
     * Claims a due row and freezes its record (undefined: it is frozen already, or there is none). In the transaction that
     * found it due, so nobody else can have it; throws if somebody has.
     */
    claim: (row: StoredDelivery, lease: Lease, record: Uint8Array | undefined): void => {
      transition(row, { kind: 'claimed' });
      const now = effects.wallMs();
      const { changes } = claim.run(
        lease.token,
        lease.until,
        record ?? null,
        now,
        row.id,
        row.state,
        row.settle ?? null,
      );
      if (changes !== 1) throw new Error('a delivery changed between being found and being claimed');
    },

    /** The row as `claim` left it. */
    asClaimed: (row: LaneDelivery, { token }: Lease): LaneDelivery => ({
      ...row,
      state: 'sending',
      settle: undefined,
      leaseToken: token,
    }),

    /** Whether the claim that the row was read with still holds. */
    holds: (row: StoredDelivery): boolean => holds.get(row.id, row.leaseToken ?? null) !== undefined,

    extendLease: (token: string, until: number): void => void extend.run({ token, until }),

    /** Rows whose lease has ended (`before`), or all that are `sending` (a new owner: their process is gone). */
    abandoned: (before: number | undefined): readonly (StoredDelivery & { readonly tried: boolean })[] =>
      abandoned.all({ before: before ?? null }).map((row) => ({ ...sql.stored(row), tried: row.tried === 1 })),
  };
}

function waits({ db }: DeliveryStoreEffects) {
  const lookups = db.prepare<object, sql.LaneColumns>(sql.LOOKUPS);
  const misaligned = db.prepare<object, sql.Columns>(sql.MISALIGNED);
  const postpone = db.prepare(sql.POSTPONE);
  const nextDue = db.prepare<[string], { at: number | null }>(sql.NEXT_DUE);
  const hasDue = db.prepare<object, { one: number }>(sql.HAS_DUE);
  const pull = db.prepare(sql.PULL_FORWARD);
  return {
    lookupsDue: (connectionId: string, now: number, limit: number): readonly LaneDelivery[] =>
      lookups.all({ connectionId, now, limit }).map(sql.laneDelivery),

    /** Unknown rows that wait for another way of settling than the connection has now. */
    misaligned: (connectionId: string, intent: DeliveryIntent, way: SettleWay): readonly StoredDelivery[] =>
      misaligned.all({ connectionId, way, isChange: intent === 'update' ? 1 : 0 }).map(sql.stored),

    /** Moves the due time of a row that waits for a look-up; its state and counts stay. */
    postpone: (row: StoredDelivery, dueAt: number): void => void postpone.run({ id: row.id, dueAt }),

    /** Earliest time at which a connection has something to do; undefined when nothing waits for a time. */
    nextDueAt: (connectionId: string): number | undefined => nextDue.get(connectionId)?.at ?? undefined,

    hasDue: (connectionId: string, now: number): boolean => hasDue.get({ connectionId, now }) !== undefined,

    /** Makes waiting rows due now: all of them, or those that only wait for the network. */
    pullForward: (onlyNetwork: boolean): number => pull.run({ onlyNetwork: onlyNetwork ? 1 : 0 }).changes,
  };
}

type Write = (row: StoredDelivery, event: DeliveryEvent) => boolean;

function writer(effects: DeliveryStoreEffects): Write {
  const write = effects.db.prepare(sql.WRITE);
  return (row, event) => {
    const next = transition(row, event);
    const { changes } = write.run(
      next.state,
      next.settle ?? null,
      next.doubt ? 1 : 0,
      next.attempts,
      next.lookups,
      next.dueAt ?? null,
      next.waitsForNetwork === true ? 1 : 0,
      ...problemColumns(effects.sealing, row.id, next.problem),
      next.vendorRecordId ?? null,
      effects.wallMs(),
      row.id,
      row.state,
      row.settle ?? null,
      row.leaseToken ?? null,
    );
    return changes === 1;
  };
}

/** Code, field and parameters. The vendor's own words may repeat a customer's data, so what a sentence is filled with is sealed. */
function problemColumns(sealing: Pick<Sealing, 'seal'>, deliveryId: string, problem: Problem | undefined) {
  const params = problem?.params;
  const place = { table: 'deliveries', row: deliveryId, column: 'problem_params' };
  const sealed = params === undefined ? null : sealing.seal(place, JSON.stringify(params));
  return [problem?.code ?? null, problem?.field ?? null, sealed] as const;
}
