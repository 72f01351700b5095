import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkChain, type ChainedReceipt } from '#electron/outbox/receipt-chain.ts';
import { FIRST_HASH, receiptHash, type ReceiptContent } from '#electron/outbox/receipt-store.ts';

type Told = Omit<ReceiptContent, 'previousHash'>;

const text = fc.option(fc.string(), { nil: null });
const told: fc.Arbitrary<Told> = fc.record({
  deliveryId: fc.uuid(),
  attemptId: text,
  at: fc.integer(),
  evidence: fc.constantFrom('created', 'accepted', 'person'),
  vendorRecordId: text,
  traceId: text,
  bodySha256: text,
  responseSha256: text,
  attempt: fc.nat(9),
});

function chain(contents: readonly Told[]): ChainedReceipt[] {
  let previousHash = FIRST_HASH;
  return contents.map((content, index) => {
    const hash = receiptHash({ ...content, previousHash });
    const receipt = { ...content, id: index + 1, previousHash, hash };
    previousHash = hash;
    return receipt;
  });
}

describe('the chain of receipts', () => {
  it('holds as it was written, empty or long, and names its last hash', () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 20 }), (contents) => {
        const receipts = chain(contents);
        const head = receipts.at(-1)?.hash ?? FIRST_HASH;
        expect(checkChain(receipts)).toEqual({ ok: true, receipts: contents.length, head });
      }),
    );
  });

  it('breaks at the very receipt of which any value has changed', () => {
    const keys = ['deliveryId', 'attemptId', 'evidence', 'vendorRecordId', 'traceId', 'bodySha256', 'responseSha256'];
    fc.assert(
      fc.property(
        fc.array(told, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.constantFrom(...keys),
        (contents, n, key) => {
          const receipts = chain(contents);
          const at = n % receipts.length;
          receipts[at] = { ...receipts[at]!, [key]: 'forged' };
          expect(checkChain(receipts)).toMatchObject({ ok: false, brokenAt: at + 1, why: 'changed', receipts: at });
        },
      ),
    );
  });

  it('breaks where a receipt was taken out, put in or moved, and where one was forged with its own hash', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 3, maxLength: 12 }), fc.nat(), (contents, n) => {
        const receipts = chain(contents);
        const at = n % (receipts.length - 1);
        const [before, one, after] = [receipts.slice(0, at), receipts[at]!, receipts.slice(at + 1)];
        const next = { ok: false, brokenAt: at + 2, why: 'unlinked' };
        expect(checkChain([...before, ...after])).toMatchObject(next);
        expect(checkChain([...before, one, one, ...after])).toMatchObject({ ok: false, brokenAt: at + 1 });
        const forged = { ...one, at: one.at + 1 };
        expect(checkChain([...before, { ...forged, hash: receiptHash(forged) }, ...after])).toMatchObject(next);
      }),
    );
  });
});
