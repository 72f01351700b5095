import { createHash } from 'node:crypto';
import type { Database } from '#electron/db/open.ts';
import type { Random } from '#electron/effects.ts';
import type { Sealing } from '#electron/customers/sealed.ts';
import type { Evidence } from '#shared/domain/delivery.ts';

export type AttemptStart = {
  readonly connectionId: string;
  readonly kind: 'deliver' | 'lookup' | 'sign-in';
  readonly leaseToken?: string;
  /** In the order of the records in the request. */
  readonly deliveryIds: readonly string[];
  /** Redacted text for the timeline. */
  readonly request: string;
  /** Of the body that is sent. */
  readonly body: string | undefined;
};

export type AttemptEnd = {
  readonly outcome: string;
  readonly httpStatus?: number | undefined;
  /** Redacted text for the timeline. */
  readonly response?: string | undefined;
  /** Of the body that was received. */
  readonly responseBody?: string | undefined;
  readonly problemCode?: string | undefined;
};

export type ReceiptInput = {
  readonly deliveryId: string;
  readonly attemptId: string | undefined;
  readonly evidence: Evidence;
  readonly vendorRecordId?: string | undefined;
  readonly traceId?: string | undefined;
  /** Number of the try that it arrived with; 0 when a person or a look-up says so. */
  readonly attempt: number;
};

/** Attempts and receipts: what was sent, what came back, and what proves an arrival. */
export type AttemptStore = ReturnType<typeof createAttemptStore>;

export function createAttemptStore(effects: { readonly db: Database; readonly random: Random; readonly sealing: Pick<Sealing, 'seal'>; readonly wallMs: () => number }) {
  const { db, sealing } = effects;
  const sql = prepare(db);
  return {
    /** Before the first byte leaves. Throws when it cannot be committed: then nothing may be sent. */
    begin: (start: AttemptStart): string => {
      const id = effects.random.uuid();
      sql.begin.run({
        id,
        connectionId: start.connectionId,
        kind: start.kind,
        token: start.leaseToken ?? null,
        now: effects.wallMs(),
        customers: start.deliveryIds.length,
        bodySha256: start.body === undefined ? null : sha256(start.body),
        request: sealing.seal({ table: 'attempts', row: id, column: 'request' }, start.request),
      });
      start.deliveryIds.forEach((deliveryId, position) => sql.link.run({ id, deliveryId, position }));
      return id;
    },

    end: (id: string, end: AttemptEnd): void => {
      sql.end.run({
        id,
        now: effects.wallMs(),
        outcome: end.outcome,
        httpStatus: end.httpStatus ?? null,
        response: end.response === undefined ? null : sealing.seal({ table: 'attempts', row: id, column: 'response' }, end.response),
        responseSha256: end.responseBody === undefined ? null : sha256(end.responseBody),
        problemCode: end.problemCode ?? null,
      });
    },

    /** In the transaction that makes the delivery `delivered`. */
    receipt: (input: ReceiptInput): void => {
      const hashes = input.attemptId === undefined ? undefined : sql.hashes.get(input.attemptId);
      const content = {
        deliveryId: input.deliveryId,
        attemptId: input.attemptId ?? null,
        at: effects.wallMs(),
        evidence: input.evidence,
        vendorRecordId: input.vendorRecordId ?? null,
        traceId: input.traceId ?? null,
        bodySha256: hashes?.body_sha256 ?? null,
        responseSha256: hashes?.response_sha256 ?? null,
        attempt: input.attempt,
        previousHash: sql.lastHash.get()?.hash ?? FIRST_HASH,
      };
      sql.receipt.run({ ...content, hash: receiptHash(content) });
    },
  };
}

/** What the first receipt of a profile is chained to. */
export const FIRST_HASH = '0'.repeat(64);

export type ReceiptContent = {
  readonly deliveryId: string;
  readonly attemptId: string | null;
  readonly at: number;
  readonly evidence: string;
  readonly vendorRecordId: string | null;
  readonly traceId: string | null;
  readonly bodySha256: string | null;
  readonly responseSha256: string | null;
  readonly attempt: number;
  readonly previousHash: string;
};

/** Hash of a receipt: SHA-256 of its values in this order as a JSON array, the hash before it first. */
export function receiptHash(content: ReceiptContent): string {
  return sha256(
    JSON.stringify([
      content.previousHash,
      content.deliveryId,
      content.attemptId,
      content.at,
      content.evidence,
      content.vendorRecordId,
      content.traceId,
      content.bodySha256,
      content.responseSha256,
      content.attempt,
    ]),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function prepare(db: Database) {
  return {
    begin: db.prepare(`INSERT INTO attempts (id, connection_id, kind, lease_token, started_at, customers, body_sha256, request)
      VALUES (:id, :connectionId, :kind, :token, :now, :customers, :bodySha256, :request)`),
    link: db.prepare('INSERT INTO attempt_deliveries (delivery_id, attempt_id, position) VALUES (:deliveryId, :id, :position)'),
    end: db.prepare(`UPDATE attempts SET ended_at = :now, outcome = :outcome, http_status = :httpStatus, response = :response,
      response_sha256 = :responseSha256, problem_code = :problemCode WHERE id = :id`),
    hashes: db.prepare<[string], { body_sha256: string | null; response_sha256: string | null }>(
      'SELECT body_sha256, response_sha256 FROM attempts WHERE id = ?',
    ),
    lastHash: db.prepare<[], { hash: string }>('SELECT hash FROM receipts ORDER BY id DESC LIMIT 1'),
    receipt: db.prepare(`INSERT INTO receipts (delivery_id, attempt_id, at, evidence, vendor_record_id, trace_id, body_sha256,
      response_sha256, attempt, previous_hash, hash) VALUES (:deliveryId, :attemptId, :at, :evidence, :vendorRecordId, :traceId,
      :bodySha256, :responseSha256, :attempt, :previousHash, :hash)`),
  };
}
