import { afterEach, describe, expect, test } from 'vitest';

import { startSandbox, type Sandbox, type SandboxOptions } from '#test/sandbox/sandbox.ts';
import { call, problemsOf, secretOf, type Answer } from './call.ts';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function open(options: NonNullable<SandboxOptions['vendors']>['salesmania'] = {}) {
  sandbox = await startSandbox({ vendors: { salesmania: options } });
  return sandbox.vendors.salesmania;
}
const customers = '/extapi/v1.0/customers';
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const ask = (method: string, path: string, body?: unknown): Promise<Answer> => {
  const { salesmania } = sandbox.vendors;
  const target = `${path}${path.includes('?') ? '&' : '?'}team_token=${secretOf(salesmania, 'teamToken')}`;
  return call(salesmania, target, { method, body, headers: bearer(secretOf(salesmania, 'bearerToken')) });
};

/** The body of the vendor's page. */
const example = {
  name: 'string',
  address: 'string',
  city: 'string',
  phone: 'string',
  ext_cust_no: 'string',
  location: { lat: -7.1434785, lon: 110.437829 },
  status: true,
  tags: ['string'],
};
const toko = { name: 'Toko Sumber Rejeki', ext_cust_no: 'OC-7F3K2M9QX1AB' };

describe('create', () => {
  test('the example of the page answers 200 with an empty object', async () => {
    const vendor = await open();
    expect(await ask('POST', customers, example)).toMatchObject({ status: 200, text: '{}' });
    expect(vendor.customers().map((record) => record.customer)).toEqual([example]);
    expect(vendor.ledger.violations).toEqual([]);
  });

  test('the same ext_cust_no again is a second record', async () => {
    const vendor = await open();
    await ask('POST', customers, toko);
    await ask('POST', customers, toko);
    expect(vendor.effectsFor('OC-7F3K2M9QX1AB').map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'created 100001',
      'created 100002',
    ]);
    expect(vendor.duplicates()).toBe(1);
    expect(vendor.customers()[0]?.customer).toEqual({ ...toko, status: true });
  });

  test.each([
    ['half a location', { location: { lat: 1 } }, 'body location.lon: field required'],
    ['a coordinate as text', { location: { lat: '1', lon: 2 } }, 'body location.lat: must be a JSON number'],
    ['a latitude beyond 90', { location: { lat: 91, lon: 2 } }, 'body location.lat: must be -90 to 90'],
    ['no name', { name: undefined }, 'body name: field required'],
    ['tags as a text', { tags: 'a,b' }, 'body tags: must be a list'],
    ['an e-mail, which it has not', { email: 'a@b.test' }, 'body email: not a documented field'],
  ])('%s: 422 and a violation', async (_, change, problem) => {
    const vendor = await open();
    expect(await ask('POST', customers, { ...toko, ...change })).toMatchObject({
      status: 422,
      body: { error: expect.any(String) },
    });
    expect(problemsOf(vendor)).toEqual([problem]);
    expect(vendor.customers()).toEqual([]);
  });

  test('both tokens are needed', async () => {
    const vendor = await open();
    const headers = bearer(secretOf(vendor, 'bearerToken'));
    expect((await call(vendor, customers, { body: toko, headers })).status).toBe(403);
    const withTeam = `${customers}?team_token=${secretOf(vendor, 'teamToken')}`;
    expect((await call(vendor, withTeam, { body: toko })).status).toBe(401);
    expect((await call(vendor, withTeam, { body: toko, headers: bearer('wrong') })).status).toBe(401);
    expect((await call(vendor, withTeam, { body: toko, headers })).status).toBe(200);
  });
});

describe('look-up and change', () => {
  test('the list is paged, and a filter is ignored', async () => {
    const vendor = await open();
    for (const n of [1, 2, 3]) await ask('POST', customers, { name: `Toko ${n}`, ext_cust_no: `OC-${n}` });
    const { body } = await ask('GET', `${customers}?page=2&limit=2&ext_cust_no=OC-1`);
    expect(body).toMatchObject({ page: 2, limit: 2, total: 3, data: [{ id: 100_003, ext_cust_no: 'OC-3' }] });
    expect(vendor.ledger.violations).toEqual([]);
  });

  test.each([
    ['off', 404, { error: 'Not found' }],
    ['array', 200, [{ id: 100_001, ...toko, status: true }]],
    ['unknown-shape', 200, { result: { columns: ['id', 'name'], table: [[100_001, toko.name]] } }],
  ] as const)('the list can be %s', async (lists, status, body) => {
    await open({ lists });
    await ask('POST', customers, toko);
    expect(await ask('GET', customers)).toMatchObject({ status, body });
  });

  test('one customer is shown and patched by id', async () => {
    const vendor = await open();
    await ask('POST', customers, toko);
    expect(await ask('PATCH', `${customers}/100001`, { phone: '628122222222' })).toMatchObject({
      status: 200,
      text: '{}',
    });
    expect((await ask('GET', `${customers}/100001`)).body).toMatchObject({ ...toko, phone: '628122222222' });
    expect((await ask('PATCH', `${customers}/100009`, { phone: '1' })).status).toBe(404);
    expect(vendor.ledger.effects.map((effect) => effect.kind)).toEqual(['created', 'updated']);
    expect(vendor.customers()).toHaveLength(1);
  });
});

describe('signing in', () => {
  test('user and password give a bearer, that gives databases and the team token', async () => {
    const vendor = await open();
    const { secrets, settings } = vendor.signInConnection;
    const basic = Buffer.from(`${secrets['username']}:${secrets['password']}`).toString('base64');
    const get = (path: string, headers: Record<string, string>) => call(vendor, path, { method: 'GET', headers });
    expect((await get('/extapi/v1.0/token', { Authorization: 'Basic d3Jvbmc6' })).status).toBe(401);
    const { body } = await get('/extapi/v1.0/token', { Authorization: `Basic ${basic}` });
    const { token } = body as { token: string };
    expect((await get('/extapi/v1.0/databases', bearer(token))).body).toEqual({
      databases: [{ id: 2981, name: 'Sandbox' }],
    });
    const teamPath = `/extapi/v1.0/team_token?database_id=${String(settings['databaseId'])}`;
    expect((await get(teamPath, bearer(token))).body).toEqual({ team_token: secretOf(vendor, 'teamToken') });
    expect(vendor.ledger.violations).toEqual([]);
  });

  test('expired tokens are refused until the next sign-in', async () => {
    const vendor = await open();
    vendor.expireTokens();
    expect((await ask('POST', customers, toko)).status).toBe(401);
    vendor.reset();
    expect((await ask('POST', customers, toko)).status).toBe(200);
  });

  test('the undocumented paths are options', async () => {
    const vendor = await open({ bearerPath: '/auth' });
    expect(vendor.signInConnection.settings).toMatchObject({ bearerPath: '/auth', tokenMode: 'signIn' });
    expect((await call(vendor, '/auth', { method: 'GET' })).status).toBe(401);
    expect((await call(vendor, '/extapi/v1.0/token', { method: 'GET' })).status).toBe(404);
  });
});
