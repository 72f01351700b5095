import { expect, it } from 'vitest';
import { checkChain, createReceiptReader } from '#electron/outbox/receipt-chain.ts';
import { receiptWriter } from '#electron/outbox/receipt-store.ts';
import { connect, createBed, SITI, SITI_CANARIES, value, type Process } from './bed.ts';

/** Delivered so many days ago, with a request on record. */
function deliver({ db, sealing }: Process, customerIds: readonly string[], days: number): void {
  const at = Date.now() - days * 86_400_000;
  const attempt = `attempt-${customerIds.join('-')}`;
  const seal = (column: string) => sealing.seal({ table: 'attempts', row: attempt, column }, SITI.fullName);
  db.prepare(`INSERT INTO attempts (id, connection_id, kind, started_at, ended_at, customers, request, response)
    VALUES (?, 'connection-ladiflow', 'deliver', ?, ?, ?, ?, ?)`).run(
    attempt,
    at,
    at,
    customerIds.length,
    seal('request'),
    seal('response'),
  );
  for (const id of customerIds) {
    db.prepare(`UPDATE deliveries SET state = 'delivered', next_attempt_at = NULL, updated_at = ?, record = x'01'
      WHERE customer_id = ?`).run(at, id);
    db.prepare(`INSERT INTO attempt_deliveries (delivery_id, attempt_id, position)
      SELECT id, ?, 0 FROM deliveries WHERE customer_id = ?`).run(attempt, id);
    const { id: deliveryId } = db.prepare('SELECT id FROM deliveries WHERE customer_id = ?').get(id) as { id: string };
    receiptWriter(db, () => at)(attempt, [{ deliveryId, evidence: 'created', attempt: 1 }]);
  }
}

it('takes the personal data of what was delivered long ago away, and leaves the rest and the proof', async () => {
  const bed = createBed();
  const process = bed.start();
  value(await process.sealing.unlock());
  connect(process, 'ladiflow');
  const capture = (fullName: string): string => value(process.customers.capture({ ...SITI, fullName })).id;
  const [old, young, waiting, mixed] = [capture(SITI.fullName), capture('Young'), capture('Waiting'), capture('Mixed')];
  value(process.customers.update(old, { ...SITI, city: 'Gresik' }));
  deliver(process, [old], 40);
  deliver(process, [young], 5);
  deliver(process, [old, young], 5);
  process.db
    .prepare('UPDATE deliveries SET updated_at = ? WHERE customer_id = ?')
    .run(Date.now() - 40 * 86_400_000, old);
  deliver(process, [mixed], 40);
  process.db.prepare("UPDATE deliveries SET state = 'discarded' WHERE customer_id = ?").run(mixed);

  expect(process.customers.erasable(30)).toBe(1);
  expect(value(await process.customers.erase(30))).toEqual({ customers: 1 });
  expect(process.customers.erasable(30)).toBe(0);
  const gone = value(process.customers.get(old));
  expect(gone).toMatchObject({ readable: false, customer: {}, history: [] });
  expect(gone.erasedAt).toBeGreaterThan(0);
  expect(process.customers.update(old, SITI)).toMatchObject({ ok: false, error: [{ code: 'customer-erased' }] });
  expect(gone.deliveries[0]?.attemptLog.map(({ request }) => request)).toContain(undefined);
  // The request of both stays as long as one of them is here.
  expect(gone.deliveries[0]?.attemptLog.filter(({ request }) => request !== undefined)).toHaveLength(1);
  for (const [id, name] of [
    [young, 'Young'],
    [waiting, 'Waiting'],
    [mixed, 'Mixed'],
  ] as const)
    expect(value(process.customers.get(id)).customer).toMatchObject({ fullName: name });
  const found = value(process.customers.page({ filter: 'all', search: SITI_CANARIES[0], offset: 0, limit: 9 }));
  expect(found.rows).toEqual([]);
  expect(process.customers.check(SITI).duplicates.map(({ customerId }) => customerId)).not.toContain(old);
  expect(gone.deliveries[0]?.receipt?.evidence).toBe('created');
  expect(checkChain(createReceiptReader(process.db).all())).toMatchObject({ ok: true, receipts: 5 });
});
