import type { DeliveryIntent, DeliveryState, SettleWay } from '#shared/domain/delivery.ts';
import type { DeliveryRow } from './delivery.ts';
import { AT_ONCE } from './schedule-store.ts';

/** SQL of deliveries as text, with the rows that it gives. delivery-store.ts prepares and runs it. */

/** A delivery with what its way through the machine depends on. */
export type StoredDelivery = DeliveryRow & {
  readonly id: string;
  readonly customerId: string;
  readonly connectionId: string;
  readonly intent: DeliveryIntent;
  readonly leaseToken: string | undefined;
};

/** A delivery as a lane handles it: with the customer and the frozen record, both sealed. */
export type LaneDelivery = StoredDelivery & {
  readonly externalId: string;
  readonly idempotencyKey: string;
  readonly sealedCustomer: Uint8Array;
  readonly sealedRecord: Uint8Array | undefined;
  /** The vendor's number of the customer, where it is known. */
  readonly vendorRecordId: string | undefined;
  /** The vendor has to be asked for that number before the change can be sent. */
  readonly needsNumber: boolean;
};

export type Columns = {
  readonly id: string;
  readonly customer_id: string;
  readonly connection_id: string;
  readonly state: DeliveryState;
  readonly settle: SettleWay | null;
  readonly doubt: number;
  readonly attempts: number;
  readonly lookups: number;
  readonly lease_token: string | null;
  readonly change_no: number;
};

export type LaneColumns = Columns & {
  readonly external_id: string;
  readonly idempotency_key: string;
  readonly sealed: Uint8Array;
  readonly record: Uint8Array | null;
  readonly vendor_record_id: string | null;
  readonly needs_number: number;
};

const COLUMNS =
  'd.id, d.customer_id, d.connection_id, d.state, d.settle, d.doubt, d.attempts, d.lookups, d.lease_token, d.change_no';
const LANE = `SELECT ${COLUMNS}, c.external_id, d.idempotency_key, c.sealed, d.record,
    d.vendor_record_id, d.needs_number
  FROM deliveries d JOIN customers c ON c.id = d.customer_id`;

// The plus: SQLite compiles a statement anew for each value that it thinks its plan may depend on (a LIMIT, a column that a
// partial index has), which costs ten times as much as finding the next row. On what is more than a parameter it cannot look.
const WAITING = 'd.connection_id = +:connectionId AND d.next_attempt_at <= +:now';

// What runs for every delivery has its values by place: binding them by name costs as much as a small statement.

export const INSERT = `INSERT INTO deliveries (id, customer_id, connection_id, state, idempotency_key, next_attempt_at,
    problem_code, problem_field, problem_params, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * The next change of a customer that the connection has, or is about to get. Whether it may go at once is not said here:
 * the triggers keep the order (migration 5).
 */
export const INSERT_CHANGE = `INSERT INTO deliveries (id, customer_id, connection_id, change_no, state, idempotency_key,
    next_attempt_at, problem_code, problem_field, problem_params, vendor_record_id, needs_number, created_at, updated_at)
  SELECT :id, :customerId, :connectionId, max(change_no) + 1, :state, :idempotencyKey,
    :dueAt, :problemCode, :problemField, :problemParams,
    max(CASE WHEN state = 'delivered' THEN vendor_record_id END),
    :asksNumber AND max(CASE WHEN state = 'delivered' THEN vendor_record_id END) IS NULL, :now, :now
  FROM deliveries WHERE customer_id = :customerId AND connection_id = :connectionId`;

export const WRITE = `UPDATE deliveries SET state = ?, settle = ?, doubt = ?, attempts = ?,
    lookups = ?, next_attempt_at = ?, waits_for_network = ?, lease_token = NULL, lease_until = NULL,
    problem_code = ?, problem_field = ?, problem_params = ?,
    vendor_record_id = coalesce(?, vendor_record_id), updated_at = ?
  WHERE id = ? AND state = ? AND settle IS ? AND lease_token IS ?`;

export const CLAIMABLE = `${LANE} WHERE ${WAITING}
    AND d.needs_number = 0
    AND (d.state IN ('queued', 'retrying') OR (d.state = 'unknown' AND d.settle = 'resend'))
  ORDER BY d.next_attempt_at, d.seq LIMIT +:limit`;

/** Few among the many that are due: the planner would walk through all of these. */
const UNKNOWN = "d.state = 'unknown'";
const LANE_UNKNOWN = LANE.replace('deliveries d', 'deliveries d INDEXED BY deliveries_unknown');

export const LOOKUPS = `${LANE_UNKNOWN} WHERE ${WAITING} AND ${UNKNOWN} AND d.settle = 'lookup'
  ORDER BY d.next_attempt_at, d.seq LIMIT +:limit`;

/** Changes that the vendor has to be asked for its number before. */
export const NUMBERLESS = `${LANE.replace('deliveries d', 'deliveries d INDEXED BY deliveries_numberless')}
  WHERE ${WAITING} AND d.needs_number = 1 AND d.state = 'queued' ORDER BY d.next_attempt_at, d.seq LIMIT +:limit`;

export const LEARN_NUMBER = `UPDATE deliveries SET vendor_record_id = :number, needs_number = 0
  WHERE id = :id AND state = 'queued' AND needs_number = 1`;

export const NUMBER_UNSURE = `UPDATE deliveries SET next_attempt_at = :dueAt, lookups = lookups + 1
  WHERE id = :id AND state = 'queued' AND needs_number = 1`;

/** What was frozen for this customer at this connection before a change, oldest first. */
export const SENT_BEFORE = `SELECT p.id, p.change_no, p.record FROM deliveries d
    JOIN deliveries p ON p.customer_id = d.customer_id AND p.connection_id = d.connection_id AND p.change_no < d.change_no
  WHERE d.id = ? AND p.record IS NOT NULL ORDER BY p.change_no`;

/** Unknown rows that wait for a way of settling that is no longer the connection's. */
export const MISALIGNED = `SELECT ${COLUMNS} FROM deliveries d INDEXED BY deliveries_unknown
  WHERE d.connection_id = :connectionId AND ${UNKNOWN} AND d.settle <> 'person' AND d.settle <> :way
    AND (d.change_no > 0) = :isChange`;

export const HAS_DUE = `SELECT 1 AS one FROM deliveries d WHERE ${WAITING} LIMIT 1`;

export const NEXT_DUE =
  'SELECT min(next_attempt_at) AS at FROM deliveries WHERE connection_id = ? AND next_attempt_at IS NOT NULL';

/** `tried`: an attempt row of this very claim exists, so bytes may have left. */
export const ABANDONED = `SELECT ${COLUMNS}, EXISTS (
    SELECT 1 FROM attempt_deliveries ad JOIN attempts a ON a.id = ad.attempt_id
    WHERE ad.delivery_id = d.id AND a.lease_token = d.lease_token) AS tried
  FROM deliveries d WHERE d.state = 'sending' AND (:before IS NULL OR d.lease_until <= :before)`;

export const OF_CUSTOMER = `SELECT ${COLUMNS} FROM deliveries d
  WHERE d.customer_id = :customerId AND (:connectionId IS NULL OR d.connection_id = :connectionId) ORDER BY d.seq`;

/** The event `claimed` of the state machine, with the record frozen by the same statement. */
export const CLAIM = `UPDATE deliveries SET state = 'sending', settle = NULL, next_attempt_at = NULL, waits_for_network = 0,
    lease_token = ?, lease_until = ?, record = coalesce(?, record), problem_code = NULL, problem_field = NULL,
    problem_params = NULL, updated_at = ?
  WHERE id = ? AND state = ? AND settle IS ? AND lease_token IS NULL`;

export const HOLDS = "SELECT 1 AS one FROM deliveries WHERE id = ? AND state = 'sending' AND lease_token = ?";

export const THAW = "UPDATE deliveries SET record = NULL WHERE id = :id AND doubt = 0 AND state <> 'sending'";

export const POSTPONE = `UPDATE deliveries SET next_attempt_at = :dueAt
  WHERE id = :id AND state = 'unknown' AND settle = 'lookup'`;

export const EXTEND = "UPDATE deliveries SET lease_until = :until WHERE state = 'sending' AND lease_token = :token";

export const PULL_FORWARD = `UPDATE deliveries SET next_attempt_at = ${AT_ONCE}
  WHERE connection_id IN (SELECT id FROM connections) AND next_attempt_at > ${AT_ONCE}
    AND state IN ('queued', 'retrying', 'unknown')
    AND (:onlyNetwork = 0 OR waits_for_network = 1)`;

export const OWNER_TOKEN = 'SELECT token FROM owner WHERE id = 1';

export function stored(row: Columns): StoredDelivery {
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
    intent: row.change_no === 0 ? 'create' : 'update',
  };
}

export function laneDelivery(row: LaneColumns): LaneDelivery {
  return {
    ...stored(row),
    externalId: row.external_id,
    idempotencyKey: row.idempotency_key,
    sealedCustomer: row.sealed,
    sealedRecord: row.record ?? undefined,
    vendorRecordId: row.vendor_record_id ?? undefined,
    needsNumber: row.needs_number === 1,
  };
}
