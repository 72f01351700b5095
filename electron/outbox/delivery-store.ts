import type { Database } from '#electron/db/open.ts';
import type { Random } from '#electron/effects.ts';
import type { Sealing } from '#electron/customers/sealed.ts';
import { transition, type DeliveryEvent, type DeliveryPatch, type DeliveryRow } from './delivery.ts';
import type { DeliveryState, SettleWay } from '#shared/domain/delivery.ts';
import { type Problem } from '#shared/domain/problem.ts';
import { RETRY_AFTER_CAP_MS } from './schedule.ts';

/** A delivery with what its way through the machine depends on. */
export type StoredDelivery = DeliveryRow & {
  readonly id: string;
  readonly customerId: string;
  readonly connectionId: string;
  readonly leaseToken: string | undefined;
};

/** A delivery as a lane handles it: with the customer and the frozen record, both sealed. */
export type LaneDelivery = StoredDelivery & {
  readonly externalId: string;
  readonly idempotencyKey: string;
  readonly sealedCustomer: Uint8Array;
  readonly sealedRecord: Uint8Array | undefined;
};

export type Claim = { readonly token: string; readonly ownerToken: string; readonly leaseUntil: number; readonly now: number; readonly limit: number };

/** All SQL of deliveries. Every write is guarded by the state and the fencing token that the writer saw. */
export type DeliveryStore = ReturnType<typeof createDeliveryStore>;

export type DeliveryStoreEffects = { readonly db: Database; readonly random: Random; readonly sealing: Pick<Sealing, 'seal'>; readonly wallMs: () => number };

export function createDeliveryStore(effects: DeliveryStoreEffects) {
  const { db } = effects;
  const sql = prepare(db);
  const write = (row: StoredDelivery, event: DeliveryEvent, lease?: { token: string; until: number }): boolean =>
    sql.write.run(writeParams(effects, row, transition(row, event), lease)).changes === 1;

  return {
    /** Inside the transaction that writes the customer. `held`: a rule refuses it, so it waits for a person. */
    insert: (input: { readonly customerId: string; readonly connectionId: string; readonly held?: Problem | undefined }): string => {
      const id = effects.random.uuid();
      const now = effects.wallMs();
      sql.insert.run({
        id,
        customerId: input.customerId,
        connectionId: input.connectionId,
        state: input.held === undefined ? 'queued' : 'attention',
        key: effects.random.uuid(),
        dueAt: input.held === undefined ? now : null,
        ...problemColumns(effects.sealing, id, input.held),
        now,
      });
      return id;
    },

    /** Applies one event to a row as it was read; false when the row has moved on since (nothing is written). */
    apply: write,

    /** Claims what is due, oldest first, for the process that owns the data directory; nothing for any other. */
    claimDue: (connectionId: string, claim: Claim): readonly LaneDelivery[] =>
      db
        .transaction(() => {
          if (sql.ownerToken.get()?.token !== claim.ownerToken) return [];
          const rows = sql.due.all({ connectionId, now: claim.now, horizon: claim.now + HORIZON_MS, limit: claim.limit }).map(laneDelivery);
          return rows
            .filter((row) => write(row, { kind: 'claimed' }, { token: claim.token, until: claim.leaseUntil }))
            .map((row) => ({ ...row, state: 'sending' as const, settle: undefined, leaseToken: claim.token }));
        })
        .immediate(),

    /** Freezes the mapped record; false when the lease is no longer held. */
    freeze: (row: StoredDelivery, sealedRecord: Uint8Array): boolean =>
      sql.freeze.run({ id: row.id, token: row.leaseToken ?? null, record: sealedRecord }).changes === 1,

    extendLease: (token: string, until: number): void => void sql.extend.run({ token, until }),

    lookupsDue: (connectionId: string, now: number, limit: number): readonly LaneDelivery[] =>
      sql.lookups.all({ connectionId, now, horizon: now + HORIZON_MS, limit }).map(laneDelivery),

    /** Rows whose lease has ended (`before`), or all that are `sending` (a new owner: their process is gone). */
    abandoned: (before: number | undefined): readonly (StoredDelivery & { readonly tried: boolean })[] =>
      sql.abandoned.all({ before: before ?? null }).map((row) => ({ ...stored(row), tried: row.tried === 1 })),

    /** Deliveries of a customer, of one connection or all. */
    of: (customerId: string, connectionId?: string): readonly StoredDelivery[] =>
      sql.of.all({ customerId, connectionId: connectionId ?? null }).map(stored),

    byId: (id: string): StoredDelivery | undefined => {
      const row = sql.byId.get(id);
      return row === undefined ? undefined : stored(row);
    },

    /** Takes back a frozen record that certainly never arrived, so that the next try maps the customer anew. */
    thaw: (row: StoredDelivery): void => void sql.thaw.run({ id: row.id }),

    /** Earliest time at which a connection has something to do; undefined when nothing waits for a time. */
    nextDueAt: (connectionId: string): number | undefined => sql.nextDue.get(connectionId)?.at ?? undefined,

    hasDue: (connectionId: string, now: number): boolean => sql.hasDue.get({ connectionId, now, horizon: now + HORIZON_MS }) !== undefined,

    /** Makes waiting rows due now: all of them, or those that only wait for the network. */
    pullForward: (now: number, onlyNetwork: boolean): number => sql.pull.run({ now, onlyNetwork: onlyNetwork ? 1 : 0 }).changes,
  };
}

/** A due time further ahead than any wait can be was written by a clock that has jumped back since: it is due. */
const HORIZON_MS = RETRY_AFTER_CAP_MS * 2;

type Columns = {
  readonly id: string;
  readonly customer_id: string;
  readonly connection_id: string;
  readonly state: DeliveryState;
  readonly settle: SettleWay | null;
  readonly doubt: number;
  readonly attempts: number;
  readonly lookups: number;
  readonly lease_token: string | null;
};

type LaneColumns = Columns & {
  readonly external_id: string;
  readonly idempotency_key: string;
  readonly sealed: Uint8Array;
  readonly record: Uint8Array | null;
};

const COLUMNS = 'd.id, d.customer_id, d.connection_id, d.state, d.settle, d.doubt, d.attempts, d.lookups, d.lease_token';
const LANE = `SELECT ${COLUMNS}, c.external_id, d.idempotency_key, c.sealed, d.record FROM deliveries d JOIN customers c ON c.id = d.customer_id`;
const DUE = '(d.next_attempt_at <= :now OR d.next_attempt_at > :horizon)';

function prepare(db: Database) {
  return {
    insert: db.prepare(`INSERT INTO deliveries (id, customer_id, connection_id, state, idempotency_key, next_attempt_at,
      problem_code, problem_field, problem_params, created_at, updated_at)
      VALUES (:id, :customerId, :connectionId, :state, :key, :dueAt, :problemCode, :problemField, :problemParams, :now, :now)`),
    due: db.prepare<object, LaneColumns>(`${LANE} WHERE d.connection_id = :connectionId AND d.next_attempt_at IS NOT NULL AND ${DUE}
      AND (d.state IN ('queued', 'retrying') OR (d.state = 'unknown' AND d.settle = 'resend'))
      ORDER BY d.next_attempt_at, d.seq LIMIT :limit`),
    lookups: db.prepare<object, LaneColumns>(`${LANE} WHERE d.connection_id = :connectionId AND d.next_attempt_at IS NOT NULL AND ${DUE}
      AND d.state = 'unknown' AND d.settle = 'lookup' ORDER BY d.next_attempt_at, d.seq LIMIT :limit`),
    hasDue: db.prepare<object, { one: number }>(`SELECT 1 AS one FROM deliveries d
      WHERE d.connection_id = :connectionId AND d.next_attempt_at IS NOT NULL AND ${DUE} LIMIT 1`),
    nextDue: db.prepare<[string], { at: number | null }>(
      'SELECT min(next_attempt_at) AS at FROM deliveries WHERE connection_id = ? AND next_attempt_at IS NOT NULL',
    ),
    abandoned: db.prepare<object, Columns & { tried: number }>(`SELECT ${COLUMNS}, EXISTS (
        SELECT 1 FROM attempt_deliveries ad JOIN attempts a ON a.id = ad.attempt_id
        WHERE ad.delivery_id = d.id AND a.lease_token = d.lease_token) AS tried
      FROM deliveries d WHERE d.state = 'sending' AND (:before IS NULL OR d.lease_until <= :before)`),
    of: db.prepare<object, Columns>(`SELECT ${COLUMNS} FROM deliveries d
      WHERE d.customer_id = :customerId AND (:connectionId IS NULL OR d.connection_id = :connectionId) ORDER BY d.seq`),
    byId: db.prepare<[string], Columns>(`SELECT ${COLUMNS} FROM deliveries d WHERE d.id = ?`),
    freeze: db.prepare("UPDATE deliveries SET record = :record WHERE id = :id AND state = 'sending' AND lease_token = :token"),
    thaw: db.prepare("UPDATE deliveries SET record = NULL WHERE id = :id AND doubt = 0 AND state <> 'sending'"),
    extend: db.prepare("UPDATE deliveries SET lease_until = :until WHERE state = 'sending' AND lease_token = :token"),
    pull: db.prepare(`UPDATE deliveries SET next_attempt_at = :now WHERE next_attempt_at > :now AND state IN ('queued', 'retrying', 'unknown')
      AND (:onlyNetwork = 0 OR waits_for_network = 1)`),
    ownerToken: db.prepare<[], { token: string }>('SELECT token FROM owner WHERE id = 1'),
    write: db.prepare(`UPDATE deliveries SET state = :state, settle = :settle, doubt = :doubt, attempts = :attempts, lookups = :lookups,
      next_attempt_at = :dueAt, waits_for_network = :network, lease_token = :leaseToken, lease_until = :leaseUntil,
      problem_code = :problemCode, problem_field = :problemField, problem_params = :problemParams,
      vendor_record_id = coalesce(:vendorRecordId, vendor_record_id), updated_at = :now
      WHERE id = :id AND state = :wasState AND settle IS :wasSettle AND lease_token IS :wasToken`),
  };
}

function writeParams(effects: DeliveryStoreEffects, row: StoredDelivery, next: DeliveryPatch, lease: { token: string; until: number } | undefined) {
  return {
    id: row.id,
    wasState: row.state,
    wasSettle: row.settle ?? null,
    wasToken: row.leaseToken ?? null,
    state: next.state,
    settle: next.settle ?? null,
    doubt: next.doubt ? 1 : 0,
    attempts: next.attempts,
    lookups: next.lookups,
    dueAt: next.dueAt ?? null,
    network: next.waitsForNetwork === true ? 1 : 0,
    leaseToken: lease?.token ?? null,
    leaseUntil: lease?.until ?? null,
    ...problemColumns(effects.sealing, row.id, next.problem),
    vendorRecordId: next.vendorRecordId ?? null,
    now: effects.wallMs(),
  };
}

/** The vendor's own words may repeat a customer's data, so what a sentence is filled with is sealed. */
function problemColumns(sealing: Pick<Sealing, 'seal'>, deliveryId: string, problem: Problem | undefined) {
  const params = problem?.params;
  return {
    problemCode: problem?.code ?? null,
    problemField: problem?.field ?? null,
    problemParams: params === undefined ? null : sealing.seal({ table: 'deliveries', row: deliveryId, column: 'problem_params' }, JSON.stringify(params)),
  };
}

function stored(row: Columns): StoredDelivery {
  return {
    id: row.id,
    customerId: row.customer_id,
    connectionId: row.connection_id,
    state: row.state,
    settle: row.settle ?? undefined,
    doubt: row.doubt === 1,
    attempts: row.attempts,
    lookups: row.lookups,
    leaseToken: row.lease_token ?? undefined,
  };
}

function laneDelivery(row: LaneColumns): LaneDelivery {
  return {
    ...stored(row),
    externalId: row.external_id,
    idempotencyKey: row.idempotency_key,
    sealedCustomer: row.sealed,
    sealedRecord: row.record ?? undefined,
  };
}
