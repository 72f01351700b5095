// What is shown of a change before it leaves is what the vendor gets.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SandboxVendorId } from '#test/support/rig.ts';
import { createRig, sampleCustomer, type Rig } from '#test/support/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const changes = (id: string) => {
  const previews = rig.core().customers.preview(id);
  return previews.ok ? previews.value.filter(({ intent }) => intent === 'update') : [];
};

const lastAt = (vendor: SandboxVendorId) =>
  rig.sandbox.vendors[vendor].ledger.requests.filter(({ method }) => method !== 'GET').at(-1);

it('is shown as soon as the customer is edited, word for word, and as a delivery of its own when it is sent on', async () => {
  await rig.connect();
  const [id = ''] = rig.capture(1);
  await rig.sync();
  expect(changes(id)).toEqual([]);
  rig.core().customers.update(id, { ...sampleCustomer(0), city: 'Malang' });
  const offered = changes(id);
  expect(
    offered.map(({ vendor, effect, request, deliveryId }) => [vendor, effect, request?.method, deliveryId]),
  ).toEqual([
    ['salesmania', 'change', 'PATCH', undefined],
    ['nxlink', 'update', 'POST', undefined],
    ['ladiflow', 'change', 'POST', undefined],
  ]);
  expect(offered[0]?.request?.body).toBe('{"city":"Malang"}');
  // Asked for before the change leaves: its creation has told none.
  expect(offered[0]?.request?.url).toContain('/customers/NUMBER?');

  rig.core().customers.sendChange(id, undefined);
  const sent = changes(id);
  expect(sent.map(({ deliveryId }) => typeof deliveryId)).toEqual(['string', 'string', 'string']);
  expect(sent.map(({ body }) => body?.sha256)).toEqual(offered.map(({ body }) => body?.sha256));
  await rig.sync();
  expect(rig.core().outbox.status().counts).toMatchObject({ delivered: 8, attention: 0 });
  for (const { vendor, body, request } of sent) {
    if (vendor !== 'nxlink') expect(lastAt(vendor)?.bodySha256, vendor).toBe(body?.sha256);
    expect(lastAt(vendor)?.method, vendor).toBe(request?.method);
  }
  // What went out is shown as it went, with the number that was found.
  const [patched] = changes(id);
  expect(patched?.request?.url).toContain(lastAt('salesmania')?.path);
});

it('says why a change cannot go', async () => {
  await rig.connect('nxlink');
  const [id = ''] = rig.capture(1);
  await rig.sync();
  rig.core().customers.update(id, { ...sampleCustomer(0), city: 'Malang' });
  rig.core().outbox.pause();
  rig.core().customers.sendChange(id, undefined);
  rig.core().customers.update(id, { ...sampleCustomer(0), whatsapp: '+6281299990000' });
  expect(changes(id)).toMatchObject([{ request: null, refused: [{ code: 'vendor-identity-changed' }] }]);
});

it.each([
  [{ resend: 'person' }, 'unknown'],
  [{ resend: 'person', duplicateStatus: '409', duplicatePath: 'error.code', duplicateIs: 'exists' }, 'create-or-keep'],
  [{ resend: 'idempotency-key' }, 'create-once'],
  [{ resend: 'idempotency-key', duplicatePath: 'error.code', duplicateIs: 'exists' }, 'create-or-keep'],
  [{ resend: 'external-id' }, 'upsert'],
])('a vendor of the team’s own does what its settings say: %j is %s', async (settings, effect) => {
  const { connection } = rig.sandbox.vendors.custom;
  const { duplicateStatus: _, duplicatePath: __, duplicateIs: ___, ...own } = { ...connection.settings };
  const added = await rig.core().connections.add({ ...connection, settings: { ...own, ...settings } });
  expect(added).toMatchObject({ ok: true });
  expect(rig.core().customers.preview(sampleCustomer(0))).toMatchObject({ ok: true, value: [{ effect }] });
});
