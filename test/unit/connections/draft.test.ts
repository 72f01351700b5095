import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRig, type Rig } from '#test/support/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await createRig({ sandbox: { vendors: { salesmania: { otherDatabases: [{ id: 7, name: 'Timur' }] } } } });
});
afterEach(() => rig.close());

const checked = (form: object) => {
  const answer = rig.core().connections.check({ vendor: 'nxlink', name: 'Toko', settings: {}, secrets: {}, ...form });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
};

describe('a form that is being typed', () => {
  test('is judged by the rules of its vendor, field by field', () => {
    const { problems, preview } = checked({ name: ' ', settings: { tenantId: 1, baseUrl: 'http://nxlink.example' } });
    expect(problems.map(({ code, field }) => [code, field])).toEqual([
      ['value-required', 'name'],
      ['url-invalid', 'settings.baseUrl'],
      ['value-required', 'settings.accessKey'],
    ]);
    expect(preview).toBeNull();
  });

  test('shows what would be sent as soon as its settings are right, and asks no keychain for it', () => {
    rig.vault.mode = 'unavailable';
    const settings = { accessKey: 'fp82', tenantId: 40_217 };
    const { problems, preview } = checked({ settings: { ...settings, baseUrl: 'https://api-idn.nxlink.ai' } });
    expect(problems.map(({ field }) => field)).toEqual(['secrets.accessSecret', 'secrets.appKey']);
    expect(preview?.request?.url).toBe('https://api-idn.nxlink.ai/saas/sea/cdp/openapi/customers/batch_create');
    expect(preview).toMatchObject({
      effect: 'create-or-keep',
      batch: 100,
      stamped: ['ts', 'sign'],
      body: { exact: false },
    });
    expect(checked({ settings: { ...settings, onExisting: 'replace' } }).preview?.effect).toBe('replace');
    const [saved = ''] = rig.capture(1);
    expect(checked({ settings, customerId: saved }).preview?.request?.body).not.toContain('Ratna');
  });

  test('needs no secrets that are stored already, and no name that is taken', async () => {
    const [id = ''] = await rig.connect('nxlink');
    const { settings, name } = rig.sandbox.vendors.nxlink.connection;
    expect(checked({ settings, name, id }).problems).toEqual([]);
    expect(checked({ settings, name, secretsFrom: id }).problems).toMatchObject([{ code: 'connection-name-taken' }]);
  });
});

test('a copy takes the stored secrets of a connection of its vendor, and of no other', async () => {
  const [nxlink = '', cuoral = ''] = await rig.connect('nxlink', 'cuoral');
  const { connection } = rig.sandbox.vendors.nxlink;
  const copy = { ...connection, name: 'Toko dua', secrets: {} };
  const added = await rig.core().connections.add({ ...copy, secretsFrom: nxlink });
  expect(added).toMatchObject({ ok: true });
  const stored = JSON.parse(rig.vault.entries.get(`connection:${added.ok ? added.value.id : ''}`) ?? 'null') as unknown;
  expect(stored).toEqual(connection.secrets);
  expect(await rig.core().connections.add({ ...copy, name: 'Toko tiga', secretsFrom: cuoral })).toMatchObject({
    ok: false,
    error: [{ code: 'connection-not-found', field: 'secretsFrom' }],
  });
});

describe('the databases of a SalesMania account', () => {
  const form = (secrets: Record<string, string>) => {
    const { settings } = rig.sandbox.vendors.salesmania.signInConnection;
    return { vendor: 'salesmania', name: '', settings: { ...settings, databaseId: '2981' }, secrets };
  };

  test('are listed after signing in, and nothing is kept of it', async () => {
    const { secrets } = rig.sandbox.vendors.salesmania.signInConnection;
    expect(await rig.core().connections.choices(form(secrets))).toEqual({
      ok: true,
      value: [
        { value: '2981', label: 'Sandbox (2981)' },
        { value: '7', label: 'Timur (7)' },
      ],
    });
    expect(rig.core().connections.list()).toEqual([]);
    expect([...rig.vault.entries.keys()].filter((name) => name.startsWith('connection:'))).toEqual([]);
  });

  test('a wrong password and an unreachable vendor are said', async () => {
    const { secrets } = rig.sandbox.vendors.salesmania.signInConnection;
    expect(await rig.core().connections.choices(form({ ...secrets, password: 'wrong' }))).toMatchObject({
      error: [{ code: 'vendor-unauthorized' }],
    });
    await rig.sandbox.vendors.salesmania.offline();
    expect(await rig.core().connections.choices(form(secrets))).toMatchObject({
      error: [{ code: 'connection-refused' }],
    });
  });
});
