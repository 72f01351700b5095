import { afterEach, describe, expect, test } from 'vitest';

import { startSandbox, type Sandbox } from '#test/sandbox/sandbox.ts';
import { call, problemsOf, secretOf, type Answer } from './call.ts';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function open(uniqueEmail = false) {
  sandbox = await startSandbox({ now: () => Date.UTC(2025, 5, 1, 8), vendors: { cuoral: { uniqueEmail } } });
  return sandbox.vendors.cuoral;
}
const path = '/external/v1/external/v1/customers';
const post = (body: unknown, at = path, headers: Record<string, string> = {}): Promise<Answer> => {
  const { cuoral } = sandbox.vendors;
  return call(cuoral, at, { body, headers: { 'x-api-key': secretOf(cuoral, 'apiKey'), ...headers } });
};

/** Every field of the vendor's page, with the page's own example values (the e-mail has none there). */
const alice = {
  name: 'Alice Johnson',
  email: 'alice.johnson@example.com',
  whatsapp_number: '2348000000000',
  source: 'web',
  ip: '192.168.1.1',
  city: 'Accra',
  country: 'Ghana',
  location: 'Spintex Road',
  latitude: '5.6037',
  longitude: '0.1870',
  is_active: true,
  company_id: 'CMP-A9B8',
};
const jane = { name: 'Jane Doe', email: 'jane.doe@example.com', source: 'website_signup' };

describe('single', () => {
  test('the fields of the page make a 201 with ids, times and the fields again', async () => {
    const vendor = await open();
    const { status, body } = await post(alice);
    expect(status).toBe(201);
    expect(body).toEqual({
      ...alice,
      id: 1,
      customer_id: 'CUS-0001',
      organization_id: 17,
      company_id: null,
      time_created: '2025-06-01T08:00:00',
      time_updated: '2025-06-01T08:00:00',
    });
    expect(vendor.effectsFor('Alice.Johnson@example.com')).toMatchObject([{ kind: 'created', id: 'CUS-0001' }]);
    expect(vendor.ledger.violations).toEqual([]);
  });

  test('two posts of one person are two records', async () => {
    const vendor = await open();
    await post(jane);
    expect((await post(jane)).status).toBe(201);
    expect(vendor.customers()).toHaveLength(2);
    expect(vendor.duplicates()).toBe(1);
  });

  test('an organisation that wants e-mails to be unique answers 409', async () => {
    const vendor = await open(true);
    await post(jane);
    expect(await post({ ...jane, email: 'JANE.DOE@example.com' })).toMatchObject({
      status: 409,
      body: { detail: expect.any(String) },
    });
    expect(vendor.customers()).toHaveLength(1);
  });

  test('the empty object of a connection test is refused without a violation', async () => {
    const vendor = await open();
    const { status, body } = await post({});
    expect(status).toBe(422);
    expect(body).toEqual({
      detail: ['name', 'email', 'source'].map((name) => ({
        loc: ['body', name],
        msg: 'field required',
        type: 'value_error.missing',
      })),
    });
    expect(vendor.ledger.violations).toEqual([]);
  });

  test.each([
    ['coordinates as numbers', { latitude: 5.6037 }, 'body latitude: must be a string'],
    ['a latitude beyond 90', { latitude: '95.0' }, 'body latitude: must be a decimal text within ±90'],
    ['an exponent', { longitude: '1e1' }, 'body longitude: must be a decimal text within ±180'],
    ['a plus sign', { whatsapp_number: '+2348000000000' }, 'body whatsapp_number: must be digits only'],
    ['a boolean as text', { is_active: 'true' }, 'body is_active: must be a JSON boolean'],
    ['no e-mail', { email: undefined }, 'body email: field required'],
    ['null', { city: null }, 'body city: must be a string'],
    ['tags, which it has not', { tags: ['a'] }, 'body tags: not a documented field'],
  ])('%s: 422 with the place, and a violation', async (_, change, problem) => {
    const vendor = await open();
    const { status, body } = await post({ ...alice, ...change });
    expect(status).toBe(422);
    expect(body).toMatchObject({ detail: [{ loc: ['body', Object.keys(change)[0]] }] });
    expect(problemsOf(vendor)).toEqual([problem]);
    expect(vendor.customers()).toEqual([]);
  });

  test('a wrong key is 401, the undoubled path 404', async () => {
    await open();
    expect((await post(alice, path, { 'x-api-key': 'wrong' })).status).toBe(401);
    expect((await post(alice, '/external/v1/customers')).status).toBe(404);
  });
});

describe('bulk', () => {
  test('a hundred are created, a hundred and one are refused', async () => {
    const vendor = await open();
    const rows = Array.from({ length: 101 }, (_, n) => ({ ...jane, email: `p${n}@example.com` }));
    expect((await post({ customers: rows }, `${path}/bulk`)).status).toBe(422);
    expect(problemsOf(vendor)).toEqual(['body customers: must have at most 100 items']);
    const { status, body } = await post({ customers: rows.slice(1) }, `${path}/bulk`);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      created: 100,
      customers: expect.arrayContaining([expect.objectContaining({ id: 1 })]),
    });
    expect(vendor.customers()).toHaveLength(100);
  });

  test('a bad row refuses the whole body, with its index', async () => {
    const vendor = await open();
    const { body } = await post({ customers: [jane, { ...jane, email: 'no address' }] }, `${path}/bulk`);
    expect(body).toMatchObject({ detail: [{ loc: ['body', 'customers', 1, 'email'] }] });
    vendor.refuseRows((customer) => customer['email'] === 'bad@example.com');
    const refused = await post({ customers: [jane, { ...jane, email: 'bad@example.com' }] }, `${path}/bulk`);
    expect(refused).toMatchObject({ status: 422, body: { detail: [{ loc: ['body', 'customers', 1, 'email'] }] } });
    expect(vendor.customers()).toEqual([]);
  });

  test('a partial count names the rows that were made', async () => {
    const vendor = await open();
    vendor.faults.push({ kind: 'partial-count', missing: 1 });
    const { body } = await post({ customers: [jane, { ...jane, email: 'lost@example.com' }] }, `${path}/bulk`);
    expect(body).toMatchObject({ created: 1, customers: [{ email: 'jane.doe@example.com' }] });
    expect(vendor.effectsFor('lost@example.com')).toEqual([]);
  });
});
