import { afterEach, describe, expect, test } from 'vitest';

import { startSandbox, type Sandbox, type SandboxOptions } from '#test/sandbox/sandbox.ts';
import { call, problemsOf, secretOf, type Answer } from './call.ts';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function open(options: NonNullable<SandboxOptions['vendors']>['ladiflow'] = {}) {
  sandbox = await startSandbox({ vendors: { ladiflow: options } });
  return sandbox.vendors.ladiflow;
}
const post = (name: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const { ladiflow } = sandbox.vendors;
  return call(ladiflow, `/1.0/customer/${name}`, {
    body,
    headers: { 'Api-Key': secretOf(ladiflow, 'apiKey'), ...headers },
  });
};

/** The request of the vendor's page, as printed. */
const example = {
  email: 'test@gmail.com',
  first_name: 'test',
  full_name: 'test',
  dob: '1989-11-03',
  phone: null,
  gender: 'male',
  tags: ['5fffb9c981cf1245fa091985', '5fffb9ce81cf1245fa091986', '5fffb9ce81cf1245fa091900'],
  custom_fields: [
    { name: 'ldp_pkg_name', value: 'LADIPAGE-PRO' },
    { name: 'ldp_pkg_name1', value: 'LADIPAGE-PRO' },
  ],
  city: 'Hà Nội',
  address: '68 Nguyễn Cơ Thạch',
  address_2: '',
  district: 'Nam Từ Liêm',
  company: 'LadiPage',
  job_title: 'Coder',
  ward: 'Mỹ Đình 1',
  lang: 'vi',
  postal_code: 100_000,
  source: 'API',
  external_customer_id: '123',
  subcribed_at: '2020-12-01',
  website: '123',
  facebook_url: '123',
  twitter_url: '123',
  linkedIn_url: '123',
  score: 14,
  skype: null,
  zalo: null,
};

describe('create', () => {
  test('the example of the page: code 201, tags and custom fields that nobody knows fall away', async () => {
    const vendor = await open();
    const { status, body } = await post('create', example);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      code: 201,
      message: 'Thành công',
      data: {
        _id: expect.stringMatching(/^[0-9a-f]{24}$/),
        email: 'test@gmail.com',
        key: 'test@gmail.com-5f9fa8a09b5c4d6ce6e3a77d',
        tags: [],
        custom_fields: [],
        dob: '1989-11-03T00:00:00.000Z',
        dob_month: 10,
        external_customer_id: '123',
        isNewSubscriber: true,
        external_data: [
          { name: 'full_name', value: 'test' },
          { name: 'lang', value: 'vi' },
          { name: 'subcribed_at', value: '2020-12-01' },
        ],
      },
    });
    expect(vendor.ledger.violations).toEqual([]);
  });

  test('an e-mail that is held already is code 409 in a 200', async () => {
    const vendor = await open();
    await post('create', { email: 'a@example.com' });
    expect(await post('create', { email: 'A@example.com' })).toMatchObject({ status: 200, body: { code: 409 } });
    expect(vendor.customers()).toHaveLength(1);
  });

  test.each([
    ['neither e-mail nor phone', { first_name: 'x' }, 'body email, phone: one of them is required'],
    ['a plus sign', { phone: '+84363042200' }, 'body phone: must be digits only'],
    ['postal code as text', { email: 'a@b.test', postal_code: '100000' }, 'body postal_code: must be a JSON number'],
    ['another gender', { email: 'a@b.test', gender: 'other' }, 'body gender: must be one of male, female'],
    ['last_name', { email: 'a@b.test', last_name: 'x' }, 'body last_name: not a documented field'],
    [
      'names for tags on create',
      { email: 'a@b.test', import_by_tag_name: true },
      'body import_by_tag_name: not a documented field',
    ],
    ['tags as a text', { email: 'a@b.test', tags: 'a' }, 'body tags: must be a list'],
  ])('%s is code 422 in a 200, and a violation', async (_, body, problem) => {
    const vendor = await open();
    expect(await post('create', body)).toMatchObject({ status: 200, body: { code: 422, data: null } });
    expect(problemsOf(vendor)).toEqual([problem]);
    expect(vendor.customers()).toEqual([]);
  });

  test('the HTTP status can follow the code; a wrong key is 401', async () => {
    await open({ httpFollowsCode: true });
    expect((await post('create', { email: 'a@example.com' })).status).toBe(201);
    expect((await post('create', { email: 'a@example.com' }, { 'Api-Key': 'wrong' })).status).toBe(401);
  });
});

describe('create-or-update', () => {
  test('the same e-mail is the same record, with what is new', async () => {
    const vendor = await open();
    await post('create-or-update', { email: 'a@example.com', first_name: 'A', city: 'Huế' });
    const { body } = await post('create-or-update', { email: 'A@example.com', first_name: 'B' });
    expect(body).toMatchObject({ code: 200, data: { first_name: 'B', city: 'Huế', isNewSubscriber: false } });
    expect(vendor.effectsFor('a@example.com').map((effect) => effect.kind)).toEqual(['created', 'updated']);
    expect(vendor.customers()).toHaveLength(1);
  });

  test('a number alone gets a made-up e-mail, by which it is known again', async () => {
    const vendor = await open();
    await post('create-or-update', { phone: '0363042200' });
    const { body } = await post('create-or-update', { phone: '0363042200', first_name: 'A' });
    expect(body).toMatchObject({ code: 200, data: { email: '0363042200.ladiflow@ladimail.com' } });
    await post('create-or-update', { phone: '0363042200', email: 'a@example.com' });
    expect(vendor.customers()).toHaveLength(2);
    expect(vendor.duplicates()).toBe(1);
  });

  test('tags by name, and the custom fields of the account', async () => {
    await open({ customFields: ['shop'] });
    const custom_fields = [
      { name: 'shop', value: '1' },
      { name: 'other', value: '2' },
    ];
    const { body } = await post('create-or-update', {
      email: 'a@b.test',
      tags: ['pameran'],
      import_by_tag_name: true,
      custom_fields,
    });
    expect(body).toMatchObject({ data: { tags: [expect.any(String)], custom_fields: [{ name: 'shop', value: '1' }] } });
    expect((await post('list-tag', { limit: 1, page: 1 })).body).toMatchObject({
      code: 200,
      data: { total: 1, items: [{ name: 'pameran' }] },
    });
  });

  test('unknown tag names can be dropped', async () => {
    await open({ unknownTagNames: 'drop' });
    const { body } = await post('create-or-update', { email: 'a@b.test', tags: ['pameran'], import_by_tag_name: true });
    expect(body).toMatchObject({ code: 201, data: { tags: [] } });
  });
});

describe('the other calls', () => {
  test('show finds by id, e-mail and number', async () => {
    const vendor = await open();
    await post('create', { phone: '0363042200', email: 'a@example.com' });
    const customer_id = vendor.customers()[0]?.id;
    for (const by of [{ customer_id }, { email: 'A@example.com' }, { phone: '0363042200' }]) {
      expect((await post('show', by)).body).toMatchObject({ code: 200, data: { customer: { _id: customer_id } } });
    }
    expect((await post('show', { phone: '84363042200' })).body).toMatchObject({ code: 404 });
  });

  test.each([
    ['null-customer', { code: 200, data: { customer: null } }],
    ['empty-data', { code: 200, data: {} }],
  ] as const)('a miss of show can be %s', async (showMiss, body) => {
    await open({ showMiss });
    expect((await post('show', { email: 'nobody@example.com' })).body).toMatchObject(body);
  });

  test('list searches and pages', async () => {
    await open();
    for (const n of [1, 2, 3]) await post('create', { email: `p${n}@example.com`, first_name: `P${n}` });
    expect(
      (await post('list', { search: { name: 'p2@' }, page: 1, limit: 5, sort: { updated_at: 'DESC' } })).body,
    ).toMatchObject({ data: { total: 1, items: [{ name: 'P2' }] } });
    expect((await post('list', { page: 2, limit: 2 })).body).toMatchObject({
      data: { total: 3, items: [{ name: 'P3' }], limit: 2 },
    });
  });

  test('update needs a known _id; create-tag makes a tag once', async () => {
    const vendor = await open();
    await post('create', { email: 'a@example.com' });
    expect((await post('update', { _id: vendor.customers()[0]?.id, city: 'Huế' })).body).toMatchObject({
      code: 200,
      data: { city: 'Huế' },
    });
    expect((await post('update', { _id: 'f'.repeat(24), city: 'Huế' })).body).toMatchObject({ code: 404 });
    expect((await post('create-tag', { name: 'pameran' })).body).toMatchObject({
      code: 201,
      data: { tag_id: expect.any(String) },
    });
    expect((await post('create-tag', { name: 'pameran' })).body).toMatchObject({ code: 409 });
  });
});
