import type { Database } from '#electron/db/open.ts';
import { FIRST_HASH, receiptHash, type ReceiptContent } from './receipt-store.ts';

/** A receipt as it is kept: its values, and the hash over them and the hash before it. */
export type ChainedReceipt = ReceiptContent & { readonly id: number; readonly hash: string };

/** What a walk along the chain found. `why`: a value of the receipt has changed, or what it was chained to is gone. */
export type ChainCheck = {
  readonly ok: boolean;
  readonly receipts: number;
  /** Hash of the last receipt that holds; whoever noted it once can tell later whether anything before it was rewritten. */
  readonly head: string;
  readonly brokenAt?: number;
  readonly why?: 'changed' | 'unlinked';
};

/** Walks receipts in the order of their ids, from the first of the profile on; stops at the first that does not hold. */
export function checkChain(receipts: Iterable<ChainedReceipt>): ChainCheck {
  let check: ChainCheck = NOTHING_CHECKED;
  for (const receipt of receipts) {
    check = withNext(check, receipt);
    if (!check.ok) break;
  }
  return check;
}

/** The same walk, with `pause` after each page of it, so that nothing else has to wait for its end. */
export async function checkChainSlowly(
  receipts: Iterable<ChainedReceipt>,
  pause: () => Promise<void>,
): Promise<ChainCheck> {
  let check: ChainCheck = NOTHING_CHECKED;
  for (const receipt of receipts) {
    check = withNext(check, receipt);
    if (!check.ok) break;
    if (check.receipts % PAGE === 0) await pause();
  }
  return check;
}

const NOTHING_CHECKED: ChainCheck = { ok: true, receipts: 0, head: FIRST_HASH };

function withNext({ receipts, head }: ChainCheck, receipt: ChainedReceipt): ChainCheck {
  const why =
    receipt.previousHash !== head ? 'unlinked' : receiptHash(receipt) !== receipt.hash ? 'changed' : undefined;
  if (why !== undefined) return { ok: false, receipts, head, brokenAt: receipt.id, why };
  return { ok: true, receipts: receipts + 1, head: receipt.hash };
}

/** Reads the chain of a profile, and whether every delivered row has its receipt. */
export function createReceiptReader(db: Database) {
  const page = db.prepare<[number], ChainedReceipt>(`SELECT id, delivery_id AS deliveryId, attempt_id AS attemptId, at,
      evidence, vendor_record_id AS vendorRecordId, trace_id AS traceId, body_sha256 AS bodySha256,
      response_sha256 AS responseSha256, attempt, previous_hash AS previousHash, hash
    FROM receipts WHERE id > ? ORDER BY id LIMIT ${PAGE}`);
  const missing = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM deliveries d WHERE d.state = 'delivered'
    AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.delivery_id = d.id)`);
  return {
    /** A page at a time: an open cursor would keep the database from writing meanwhile. */
    all: function* (): Generator<ChainedReceipt> {
      let after = 0;
      for (;;) {
        const rows = page.all(after);
        yield* rows;
        const last = rows.at(-1);
        if (last === undefined || rows.length < PAGE) return;
        after = last.id;
      }
    },
    deliveredWithout: (): number => missing.get()?.n ?? 0,
  };
}

const PAGE = 1_000;
