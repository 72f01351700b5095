import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRig, sampleCustomer, type Rig } from '#test/support/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const settings = (extra: object) => ({ ...rig.sandbox.vendors.cuoral.connection.settings, ...extra });
const byStand = { fieldMap: { source: { fixed: 'stand 7' } } };

const capture = (customer: object): string => {
  const saved = rig.core().customers.capture(customer);
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  return saved.value.id;
};

const held = (): readonly unknown[] =>
  rig.sandbox.vendors.cuoral.ledger.effects.map(({ customer }) => customer['source']);

const waiting = (id: string): number => {
  const { settings: now, name } = rig.sandbox.vendors.cuoral.connection;
  const checked = rig.core().connections.check({ vendor: 'cuoral', name, settings: now, secrets: {}, id });
  return checked.ok ? checked.value.waiting : Number.NaN;
};

test('customers that wait go out by the new mapping, when a person wants that', async () => {
  const [id = ''] = await rig.connect('cuoral');
  rig.capture(3);
  expect(waiting(id)).toBe(3);
  expect(await rig.core().connections.update({ id, settings: settings(byStand), applyToWaiting: true })).toMatchObject({
    ok: true,
  });
  await rig.sync();
  expect(held()).toEqual(['stand 7', 'stand 7', 'stand 7']);
  expect(waiting(id)).toBe(0);
});

test('or as they would have before, and only who comes later by the new one', async () => {
  const [id = ''] = await rig.connect('cuoral');
  rig.capture(2);
  expect(await rig.core().connections.update({ id, settings: settings(byStand), applyToWaiting: false })).toMatchObject(
    { ok: true },
  );
  rig.capture(1, 2);
  await rig.sync();
  expect(held().filter((source) => source === 'field_capture')).toHaveLength(2);
  expect(held().filter((source) => source === 'stand 7')).toHaveLength(1);
});

test('what the old mapping had refused is judged anew', async () => {
  const [id = ''] = await rig.connect('cuoral');
  const { email, ...rest } = sampleCustomer(0);
  capture({ ...rest, customFields: { work: email } });
  capture({ ...sampleCustomer(1), email: undefined });
  const counts = () => rig.core().connections.list()[0]?.counts;
  expect(counts()).toMatchObject({ attention: 2, queued: 0 });
  const fieldMap = { email: 'custom.work' };
  expect(
    await rig.core().connections.update({ id, settings: settings({ fieldMap }), applyToWaiting: true }),
  ).toMatchObject({ ok: true });
  expect(counts()).toMatchObject({ attention: 1, queued: 1 });
  await rig.sync();
  expect(counts()).toMatchObject({ attention: 1, delivered: 1 });
});

test('what was sent once keeps the record that it was sent with', async () => {
  const [id = ''] = await rig.connect('cuoral');
  rig.sandbox.vendors.cuoral.faults.push({ kind: 'status', status: 429, retryAfter: 60, times: 'always' });
  rig.capture(1);
  await rig.sync(500);
  expect(waiting(id)).toBe(0);
  const before = rig.core().connections.list()[0]?.counts;
  expect(before).toMatchObject({ queued: 0, delivered: 0 });
  expect(await rig.core().connections.update({ id, settings: settings(byStand), applyToWaiting: true })).toMatchObject({
    ok: true,
  });
  expect(rig.core().connections.list()[0]?.counts).toEqual(before);
});

test('nothing changes while the customers cannot be read', async () => {
  const [id = ''] = await rig.connect('cuoral');
  rig.capture(1);
  rig.vault.mode = 'locked';
  await rig.core().close(1_000);
  const locked = rig.openAnother();
  try {
    const answer = await locked.connections.update({ id, settings: settings(byStand), applyToWaiting: false });
    expect(answer).toMatchObject({ ok: false, error: [{ code: 'keychain-locked' }] });
    expect(locked.connections.list()[0]?.settings).not.toHaveProperty('fieldMap');
  } finally {
    await locked.close(1_000);
  }
});

test('the form that is typed says what each field becomes', async () => {
  const [id = ''] = await rig.connect('cuoral');
  const customerId = capture({ ...sampleCustomer(0), city: 'Bandung', country: 'ID' });
  const { name } = rig.sandbox.vendors.cuoral.connection;
  const check = (fieldMap: object) =>
    rig
      .core()
      .connections.check({ vendor: 'cuoral', name, settings: settings({ fieldMap }), secrets: {}, id, customerId });
  expect(check({ location: '{city}, {country}' })).toMatchObject({
    ok: true,
    value: {
      problems: [],
      waiting: 1,
      preview: {
        fields: { location: 'Bandung, Indonesia', city: 'Bandung', source: 'field_capture', is_active: 'true' },
      },
    },
  });
  expect(check({ location: '{citty}' })).toMatchObject({
    ok: true,
    value: { problems: [{ code: 'mapping-source-unknown', field: 'settings.fieldMap.location' }], preview: null },
  });
});

test('what the account can name is asked of the vendor', async () => {
  const [nxlink = '', cuoral = ''] = await rig.connect('nxlink', 'cuoral');
  expect(await rig.core().connections.vendorNames(nxlink)).toMatchObject({
    ok: true,
    value: [{ value: 'customize_1_14', label: 'Shop (customize_1_14)' }, { value: 'customize_5_15' }],
  });
  expect(await rig.core().connections.vendorNames(cuoral)).toEqual({ ok: true, value: [] });
  rig.sandbox.vendors.nxlink.faults.push({ kind: 'status', status: 503, times: 'always' });
  expect(await rig.core().connections.vendorNames(nxlink)).toMatchObject({ ok: false });
});
