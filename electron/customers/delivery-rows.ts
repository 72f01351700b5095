import { z } from 'zod';
import type { Database } from '#electron/db/open.ts';
import { redactPersonal } from '#electron/vendors/redact.ts';
import {
  attemptViewSchema,
  deliveryViewSchema,
  receiptSchema,
  type AttemptView,
  type DeliveryIntent,
  type DeliveryState,
  type DeliveryView,
  type Receipt,
} from '#shared/domain/delivery.ts';
import { problem, problemSchema, type Problem } from '#shared/domain/problem.ts';
import { vendorIdSchema } from '#shared/domain/vendor-descriptor.ts';
import type { Sealing } from '#electron/customers/sealing/sealed.ts';

/** A delivery with the customer it belongs to. */
export type CustomerDelivery = DeliveryView & { readonly customerId: string };

/** Deliveries, attempts and receipts as people see them; they are written by outbox/ only. */
export type DeliveryReader = ReturnType<typeof createDeliveryReader>;

export function createDeliveryReader(db: Database, sealing: Pick<Sealing, 'open'>) {
  const sql = prepare(db);
  return {
    /** Of each customer in the order of their making. */
    ofCustomers: (customerIds: readonly string[]): readonly CustomerDelivery[] =>
      sql.deliveries.all(JSON.stringify(customerIds)).map((row) => deliveryOf(sealing, row)),
    /** Newest first. Texts are left out while they cannot be opened; numbers and addresses in them are masked. */
    attempts: (deliveryId: string): AttemptView[] => sql.attempts.all(deliveryId).map((row) => attemptOf(sealing, row)),
    receipt: (deliveryId: string): Receipt | undefined => {
      const row = sql.receipt.get(deliveryId);
      return row === undefined ? undefined : receiptSchema.safeParse(withoutNulls(row)).data;
    },
    /** What was sent for a customer, and what waits to be, in the order of its making. */
    trail: (customerId: string): readonly SentDelivery[] => sql.trail.all(customerId),
    /** Sealed record that was frozen with the delivery at its first attempt, if it was. */
    record: (customerId: string, connectionId: string): { readonly id: string; readonly record: Buffer } | undefined =>
      sql.record.get(customerId, connectionId),
  };
}

/** A delivery with the sealed record that was frozen for it. */
export type SentDelivery = {
  readonly id: string;
  readonly connectionId: string;
  readonly intent: DeliveryIntent;
  readonly state: DeliveryState;
  /** 1: an earlier try of it may have arrived. */
  readonly doubt: number;
  readonly record: Buffer | null;
};

type DeliveryColumns = {
  readonly id: string;
  readonly customerId: string;
  readonly connectionId: string;
  readonly intent: string;
  readonly state: string;
  readonly settle: string | null;
  readonly attempts: number;
  readonly nextAttemptAt: number | null;
  readonly vendorRecordId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly problemCode: string | null;
  readonly problemField: string | null;
  readonly problemParams: Buffer | null;
  readonly vendor: string | null;
};

type AttemptColumns = {
  readonly id: string;
  readonly kind: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly outcome: string | null;
  readonly httpStatus: number | null;
  readonly problemCode: string | null;
  readonly customersInRequest: number;
  readonly bodySha256: string | null;
  readonly request: Buffer;
  readonly response: Buffer | null;
};

/** The vendor of a delivery's connection; NULL when its settings cannot be read. */
export const VENDOR_OF =
  '(SELECT CASE WHEN json_valid(c.settings) THEN c.vendor END FROM connections c WHERE c.id = deliveries.connection_id)';

/** Why a delivery waits that no lane works for: this build does not know its vendor, or cannot read its connection. */
export function unusable(state: string, vendor: string | null): Problem | undefined {
  if (state === 'delivered' || state === 'discarded') return undefined;
  if (vendor === null) return problem('connection-not-found');
  return vendorIdSchema.safeParse(vendor).success ? undefined : problem('vendor-not-found');
}

function prepare(db: Database) {
  return {
    deliveries: db.prepare<[string], DeliveryColumns>(`SELECT id, customer_id AS customerId,
      connection_id AS connectionId, iif(change_no = 0, 'create', 'update') AS intent, state, settle, attempts, nullif(next_attempt_at, 0) AS nextAttemptAt,
      vendor_record_id AS vendorRecordId, created_at AS createdAt, updated_at AS updatedAt, problem_code AS problemCode,
      problem_field AS problemField, problem_params AS problemParams, ${VENDOR_OF} AS vendor
      FROM deliveries WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY seq`),
    attempts: db.prepare<[string], AttemptColumns>(`SELECT a.id, a.kind, a.started_at AS startedAt,
      a.ended_at AS endedAt, a.outcome, a.http_status AS httpStatus, a.problem_code AS problemCode,
      a.customers AS customersInRequest, a.body_sha256 AS bodySha256, a.request, a.response
      FROM attempt_deliveries ad JOIN attempts a ON a.id = ad.attempt_id
      WHERE ad.delivery_id = ? ORDER BY a.seq DESC`),
    receipt: db.prepare<
      [string],
      Readonly<Record<string, string | number | null>>
    >(`SELECT id, delivery_id AS deliveryId,
      attempt_id AS attemptId, at, evidence,
      vendor_record_id AS vendorRecordId, trace_id AS traceId, body_sha256 AS bodySha256,
      response_sha256 AS responseSha256, attempt, previous_hash AS previousHash, hash
      FROM receipts WHERE delivery_id = ? ORDER BY id DESC LIMIT 1`),
    trail: db.prepare<[string], SentDelivery>(`SELECT id, connection_id AS connectionId,
      iif(change_no = 0, 'create', 'update') AS intent, state, doubt, record
      FROM deliveries WHERE customer_id = ? ORDER BY connection_id, change_no`),
    record: db.prepare<[string, string], { id: string; record: Buffer }>(
      'SELECT id, record FROM deliveries WHERE customer_id = ? AND connection_id = ? AND change_no = 0 AND record IS NOT NULL',
    ),
  };
}

function deliveryOf(sealing: Pick<Sealing, 'open'>, row: DeliveryColumns): CustomerDelivery {
  const { problemCode, problemField, problemParams, customerId, vendor, ...rest } = row;
  const place = { table: 'deliveries', row: row.id, column: 'problem_params' };
  const params = problemParams === null ? undefined : openedJson(sealing, place, problemParams);
  const found = problemOf(problemCode, problemField, params) ?? unusable(row.state, vendor);
  const view = deliveryViewSchema.parse({ ...withoutNulls(rest), ...(found === undefined ? {} : { problem: found }) });
  return { ...view, customerId };
}

function attemptOf(sealing: Pick<Sealing, 'open'>, row: AttemptColumns): AttemptView {
  const { problemCode, request, response, ...rest } = row;
  const text = (column: 'request' | 'response', blob: Buffer | null): Record<string, string> => {
    const opened = blob === null ? undefined : sealing.open({ table: 'attempts', row: row.id, column }, blob);
    return opened?.ok === true ? { [column]: redactPersonal(opened.value) } : {};
  };
  const found = problemOf(problemCode, null, undefined);
  return attemptViewSchema.parse({
    ...withoutNulls(rest),
    ...saidBy(row),
    ...text('request', request),
    ...text('response', response),
    ...(found === undefined ? {} : { problem: found }),
  });
}

/** A page that stands in the vendor's place is not the vendor; a line that failed was seen from here. */
function saidBy({ endedAt, httpStatus, outcome, problemCode }: AttemptColumns): Pick<AttemptView, 'saidBy'> {
  if (endedAt === null) return {};
  if (httpStatus === null) return { saidBy: 'this-computer' };
  return { saidBy: outcome === 'portal' || problemCode === 'captive-portal' ? 'stranger' : 'vendor' };
}

const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

function openedJson(sealing: Pick<Sealing, 'open'>, place: Parameters<Sealing['open']>[0], blob: Buffer) {
  const opened = sealing.open(place, blob);
  return opened.ok ? paramsSchema.safeParse(JSON.parse(opened.value)).data : undefined;
}

/** A code of a newer version is shown as an unexpected problem rather than not at all. */
function problemOf(code: string | null, field: string | null, params: Problem['params']): Problem | undefined {
  if (code === null) return undefined;
  const parsed = problemSchema.safeParse(withoutNulls({ code, field, params: params ?? null }));
  return parsed.success ? parsed.data : problem('internal');
}

function withoutNulls(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
