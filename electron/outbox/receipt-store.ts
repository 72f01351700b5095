import { createHash } from 'node:crypto';
import type { Database } from '#electron/db/open.ts';
import type { Evidence } from '#shared/domain/delivery.ts';

export type ReceiptInput = {
  readonly deliveryId: string;
  readonly evidence: Evidence;
  readonly vendorRecordId?: string | undefined;
  readonly traceId?: string | undefined;
  /** Number of the try that it arrived with; the tries so far when a person or a look-up says so. */
  readonly attempt: number;
};

/** Writes receipts, in their order; always in the transaction that makes their deliveries `delivered`. */
export type WriteReceipts = (attemptId: string | undefined, receipts: readonly ReceiptInput[]) => void;

export function receiptWriter(db: Database, wallMs: () => number): WriteReceipts {
  const sql = prepare(db);
  return (attemptId, receipts) => {
    if (receipts.length === 0) return;
    const hashes = attemptId === undefined ? undefined : sql.hashesOf.get(attemptId);
    let previousHash = sql.last.get()?.hash ?? FIRST_HASH;
    for (const { deliveryId, evidence, vendorRecordId = null, traceId = null, attempt } of receipts) {
      const content = {
        deliveryId,
        attemptId: attemptId ?? null,
        at: wallMs(),
        evidence,
        vendorRecordId,
        traceId,
        bodySha256: hashes?.body_sha256 ?? null,
        responseSha256: hashes?.response_sha256 ?? null,
        attempt,
        previousHash,
      };
      previousHash = receiptHash(content);
      sql.insert.run(...Object.values(content), previousHash);
    }
  };
}

function prepare(db: Database) {
  return {
    hashesOf: db.prepare<[string], { body_sha256: string | null; response_sha256: string | null }>(
      'SELECT body_sha256, response_sha256 FROM attempts WHERE id = ?',
    ),
    last: db.prepare<[], { hash: string }>('SELECT hash FROM receipts ORDER BY id DESC LIMIT 1'),
    // In the order of ReceiptContent.
    insert: db.prepare(`INSERT INTO receipts (delivery_id, attempt_id, at, evidence, vendor_record_id, trace_id,
        body_sha256, response_sha256, attempt, previous_hash, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
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
