// A vendor that a team describes itself, through the real engine: exactly once under faults, by each way to settle a doubt.
import { afterEach, expect, it } from 'vitest';
import { openDatabase } from '#electron/db/open.ts';
import { createRig, heldOnce, type Rig } from '#test/support/rig.ts';

const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };

let rig: Rig;
afterEach(() => rig.close());

const counts = () => rig.core().outbox.status().counts;

async function connect(settings: Record<string, unknown> = {}): Promise<string> {
  const { connection } = rig.sandbox.vendors.custom;
  const added = await rig.core().connections.add({ ...connection, settings: { ...connection.settings, ...settings } });
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  return added.value.id;
}

const at = (rest: string): string => `https://crm.example/v1/contacts${rest}`;

it.each([
  ['an idempotency key', {}],
  ['our number', { method: 'PUT', url: at('/{externalId}'), resend: 'external-id' }],
  [
    'a list on our number',
    { url: at('/list'), batchSize: 10, resend: 'external-id', successPath: 'data.0.id', idPath: '' },
  ],
])('%s: answers are lost, the vendor falls and slows us down, and each customer is there once', async (_, settings) => {
  rig = await createRig();
  await connect(settings);
  rig.sandbox.vendors.custom.faults.push(
    { kind: 'reset', when: 'after' },
    { kind: 'status', status: 503, when: 'after' },
    { kind: 'garbled', how: 'truncated' },
    { kind: 'status', status: 429, retryAfter: 0 },
    { kind: 'html' },
  );
  rig.capture(12);
  await rig.sync(15_000);
  expect(counts()).toMatchObject({ delivered: 12, unknown: 0, attention: 0 });
  expect(heldOnce(rig, 'custom', 12)).toEqual(EXACTLY);
  expect(rig.core().receipts.verify()).toMatchObject({ ok: true, deliveredWithoutReceipt: 0 });
});

it('without a way to repeat safely nothing goes twice: a person is asked, and the receipt holds the vendor’s ID', async () => {
  rig = await createRig();
  const id = await connect({ resend: 'person' });
  rig.sandbox.vendors.custom.faults.push({ kind: 'reset', when: 'after' });
  const [first = '', second = ''] = rig.capture(2);
  await rig.sync();
  expect(counts()).toMatchObject({ delivered: 1, unknownForPerson: 1 });
  expect(rig.sandbox.vendors.custom.ledger.requests).toHaveLength(2);
  const done = rig.core().deliveries.resolve({ customerId: first, connectionId: id, as: 'delivered' });
  expect(done.ok).toBe(true);
  expect(heldOnce(rig, 'custom', 2)).toEqual(EXACTLY);
  const detail = rig.core().customers.get(second);
  expect(detail.ok && detail.value.deliveries[0]?.receipt).toMatchObject({
    evidence: 'created',
    vendorRecordId: 'c-2',
  });
});

it('who is there already counts as delivered, in the team’s own words', async () => {
  rig = await createRig();
  const id = await connect({ resend: 'person' });
  rig.sandbox.vendors.custom.faults.push({ kind: 'reset', when: 'after' });
  const [first = ''] = rig.capture(1);
  await rig.sync();
  expect(rig.core().deliveries.resolve({ customerId: first, connectionId: id, as: 'send-again' }).ok).toBe(true);
  await rig.sync();
  const detail = rig.core().customers.get(first);
  expect(detail.ok && detail.value.deliveries[0]?.receipt).toMatchObject({ evidence: 'already-there' });
  expect(heldOnce(rig, 'custom', 1)).toEqual(EXACTLY);
});

it('a wrong key stops the lane, a new one starts it, and none of both lies in the database', async () => {
  rig = await createRig();
  const { connection } = rig.sandbox.vendors.custom;
  const added = await rig.core().connections.add({ ...connection, secrets: { apiKey: 'wr0ng-key' } });
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  rig.sandbox.vendors.custom.faults.push({ kind: 'echo-secrets', times: 1 });
  const [first = '', second = ''] = rig.capture(2);
  await rig.sync(1_000);
  expect(rig.core().connections.list()[0]).toMatchObject({ health: 'unauthorized', counts: { delivered: 0 } });
  const changed = await rig.core().connections.update({ id: added.value.id, secrets: { ...connection.secrets } });
  expect(changed.ok).toBe(true);
  rig.sandbox.vendors.custom.faults.push({ kind: 'echo-secrets', times: 1 });
  await rig.sync();
  const shown = JSON.stringify([first, second].map((id) => rig.core().customers.get(id)));
  const db = openDatabase(`${rig.dataDir}/fieldpost.db`);
  const dump = JSON.stringify(db.prepare('SELECT * FROM attempts').all());
  db.close();
  for (const secret of ['wr0ng-key', ...Object.values(connection.secrets)]) {
    expect(shown).not.toContain(secret);
    expect(dump).not.toContain(secret);
  }
});
