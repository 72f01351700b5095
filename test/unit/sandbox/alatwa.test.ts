import { afterEach, describe, expect, test } from 'vitest';

import { startSandbox, type Sandbox, type SandboxOptions } from '#test/sandbox/sandbox.ts';
import { call, problemsOf, secretOf, type Answer } from './call.ts';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function open(options: NonNullable<SandboxOptions['vendors']>['alatwa'] = {}) {
  sandbox = await startSandbox({ vendors: { alatwa: options } });
  return sandbox.vendors.alatwa;
}
const post = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const { alatwa } = sandbox.vendors;
  return call(alatwa, '/customer', { body, headers: { Authorization: secretOf(alatwa, 'apiKey'), ...headers } });
};

/** The request of the vendor's own page. */
const example = {
  generate_prefix_number: 'true',
  filter_duplicate: 'true',
  group: 'Pelanggan Baru',
  customers: [{ phone: '08111111111', name: 'John Doe' }],
};
const local = { ...example, generate_prefix_number: 'false' };

describe('the documented call', () => {
  test('the example of the page makes one customer, with prefix 62', async () => {
    const vendor = await open();
    const { status, body } = await post(example);
    expect(status).toBe(200);
    expect(body).toEqual({ status: 'ok', message: 'Success', total_customer: '1', group: 'Pelanggan Baru' });
    expect(vendor.customers().map((record) => record.customer)).toEqual([{ phone: '628111111111', name: 'John Doe' }]);
    expect(vendor.ledger.violations).toEqual([]);
  });

  test('the answer can be printed with the blanks of the page', async () => {
    await open({ blanksInReplies: true });
    const { body } = await post(example);
    expect(body).toEqual({
      'status ': 'ok ',
      'message ': 'Success ',
      'total_customer ': '1 ',
      'group ': 'Pelanggan Baru ',
    });
  });

  test('the older spelling yes/no is for accounts that speak it', async () => {
    const vendor = await open({ booleanSpelling: 'yes/no' });
    expect((await post(example)).body).toMatchObject({ status: 'error' });
    const answer = await post({ ...example, generate_prefix_number: 'no', filter_duplicate: 'yes' });
    expect(answer.body).toMatchObject({ status: 'ok' });
    expect(vendor.customers()).toHaveLength(1);
  });
});

describe('duplicates', () => {
  test('the filter skips a number that the account holds, also within one call', async () => {
    const vendor = await open();
    await post({ ...local, customers: [{ phone: '628111' }, { phone: '628222' }, { phone: '628111' }] });
    const { body } = await post({ ...local, customers: [{ phone: '628222' }, { phone: '628333' }] });
    expect(body).toMatchObject({ status: 'ok', total_customer: '1' });
    expect(vendor.ledger.effects.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'created 628111',
      'created 628222',
      'skipped 628111',
      'skipped 628222',
      'created 628333',
    ]);
    expect(vendor.duplicates()).toBe(0);
  });

  test('without the filter a second record is made', async () => {
    const vendor = await open();
    const unfiltered = { ...local, filter_duplicate: 'false', customers: [{ phone: '628111' }] };
    await post(unfiltered);
    await post(unfiltered);
    expect(vendor.customers()).toHaveLength(2);
    expect(vendor.duplicates()).toBe(1);
  });

  test('asking for the prefix on a number that has it doubles it', async () => {
    const vendor = await open();
    await post({ ...example, customers: [{ phone: '628111' }] });
    expect(vendor.customers()[0]?.customer).toEqual({ phone: '62628111' });
  });
});

describe('refusals', () => {
  test.each([
    ['a JSON boolean', { ...local, filter_duplicate: true }, 'body filter_duplicate: must be a string'],
    ['a plus sign', { ...local, customers: [{ phone: '+628111' }] }, 'body customers.0.phone: must be digits only'],
    ['a number for a phone', { ...local, customers: [{ phone: 628111 }] }, 'body customers.0.phone: must be a string'],
    ['a missing phone', { ...local, customers: [{ name: 'A' }] }, 'body customers.0.phone: field required'],
    [
      'an eighth slot',
      { ...local, customers: [{ phone: '1', opt8: 'x' }] },
      'body customers.0.opt8: not a documented field',
    ],
    ['an unknown key', { ...local, email: 'a@b.test' }, 'body email: not a documented field'],
    ['no group', { ...local, group: undefined }, 'body group: field required'],
    ['no customers', { ...local, customers: [] }, 'body customers: must have at least 1 items'],
  ])('%s is an error in a 200, and a violation', async (_, body, problem) => {
    const vendor = await open();
    const answer = await post(body);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ status: 'error' });
    expect(problemsOf(vendor)).toEqual([problem]);
    expect(vendor.customers()).toEqual([]);
  });

  test('the key goes raw into Authorization', async () => {
    const vendor = await open();
    const key = secretOf(vendor, 'apiKey');
    expect((await post(local, { Authorization: 'wrong' })).body).toEqual({ status: 'error', message: 'Unauthorized' });
    expect(vendor.ledger.violations).toEqual([]);
    expect((await post(local, { Authorization: `Bearer ${key}` })).body).toMatchObject({ message: 'Unauthorized' });
    expect(problemsOf(vendor)).toEqual(['header Authorization: must be the raw API key, without a scheme']);
  });

  test('another content type, path or method', async () => {
    const vendor = await open();
    expect((await post(local, { 'Content-Type': 'text/plain' })).body).toMatchObject({ status: 'error' });
    expect((await call(vendor, '/customers', { body: local })).status).toBe(404);
    expect((await call(vendor, '/customer', { method: 'GET' })).status).toBe(404);
    expect(problemsOf(vendor)).toEqual([
      'header Content-Type: must be application/json',
      'path: POST /customers is not documented',
      'path: GET /customer is not documented',
    ]);
  });

  test('one refused row refuses the call', async () => {
    const vendor = await open();
    vendor.faults.push({ kind: 'reject', rows: (customer) => customer['phone'] === '628222' });
    const body = { ...local, customers: [{ phone: '628111' }, { phone: '628222' }] };
    expect((await post(body)).body).toMatchObject({ status: 'error' });
    expect(vendor.customers()).toEqual([]);
    expect((await post(body)).body).toMatchObject({ status: 'ok', total_customer: '2' });
  });
});
