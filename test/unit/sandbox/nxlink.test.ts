import { afterEach, describe, expect, test } from 'vitest';

import { startSandbox, type Sandbox } from '#test/sandbox/sandbox.ts';
import { nxlinkSignature } from '#test/sandbox/vendors/nxlink-signature.ts';
import { call, problemsOf, secretOf, type Answer } from './call.ts';

const nowMs = 1_655_710_885_431;
const sea = '/saas/sea/cdp/openapi/customers/batch_create';
const plat = '/saas/cdp/openapi/customers/batch_create';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function open() {
  sandbox = await startSandbox({ now: () => nowMs });
  return sandbox.vendors.nxlink;
}

interface Signing {
  readonly headers?: Readonly<Record<string, string>>;
  readonly ts?: string;
  /** What is signed, where that differs from what is sent. */
  readonly signedBody?: string;
  readonly method?: string;
}

/** Signed by the vendor's rule; the body goes out byte for byte as given. */
function send(
  path: string,
  body: string | undefined,
  { headers = {}, ts = String(nowMs), signedBody, method = 'POST' }: Signing = {},
): Promise<Answer> {
  const { nxlink } = sandbox.vendors;
  const accessKey = String(nxlink.connection.settings['accessKey']);
  const signed = { accessKey, action: 'mt', bizType: '2', ts };
  const sign = nxlinkSignature(signed, Buffer.from(signedBody ?? body ?? ''), secretOf(nxlink, 'accessSecret'));
  return call(nxlink, path, { method, body, headers: { ...signed, sign, ...headers } });
}
function account() {
  const { nxlink } = sandbox.vendors;
  return { tenant_id: nxlink.connection.settings['tenantId'], app_key: secretOf(nxlink, 'appKey') };
}
const batch = (customers: readonly unknown[], type = 2, path = sea): Promise<Answer> =>
  send(path, JSON.stringify({ type, ...account(), customers }));

/** The rows of the vendor's page (it masks the e-mails). */
const zhang = {
  first_name: 'Zhang',
  last_name: 'San',
  sms_phone: '18163725558',
  whats_app_phone: '18667728886',
  country: 'China',
  email: 'zhang.san@example.com',
  address: 'Guizhou, Weihai, Dongpo',
  birthday: '1976-04-12',
  source: 'voluptate Excepteur',
  remark: 'nisi amet',
  tagStr: 'test,99',
  time_zone: 'GMT+8',
  gender: 0,
  customize_field: '{"customize_1_14": "aa"}',
};
const li = { first_name: 'Li', last_name: 'Si', sms_phone: '18135539411', whats_app_phone: '18178516529', gender: 1 };

describe('signature', () => {
  test('a body that differs from the signed one by a space is 1003', async () => {
    const vendor = await open();
    const body = JSON.stringify({ type: 2, ...account(), customers: [zhang] });
    const spaced = body.replace('{"type":2', '{ "type":2');
    expect((await send(sea, spaced, { signedBody: body })).body).toMatchObject({ code: 1003 });
    expect((await send(sea, spaced)).body).toMatchObject({ code: 0 });
    expect(vendor.customers()).toHaveLength(1);
  });

  test.each([
    ['a header is missing', { headers: { bizType: '' } }, 1001],
    ['the access key is unknown', { headers: { accessKey: 'other' } }, 1005],
    ['another action', { headers: { action: 'send' } }, 1002],
    ['upper-case digest', { headers: { sign: 'ABCDEF' } }, 1003],
    ['another content type', { headers: { 'Content-Type': 'text/plain' } }, 1003],
    ['the clock is 60.001 s behind', { ts: String(nowMs - 60_001) }, 1004],
    ['the clock is 60.001 s ahead', { ts: String(nowMs + 60_001) }, 1004],
    ['ts in seconds', { ts: '1655710885' }, 1004],
    ['the clock is 60 s off', { ts: String(nowMs - 60_000) }, 0],
  ])('%s', async (_, signing, code) => {
    const vendor = await open();
    const { status, body } = await send(sea, JSON.stringify({ type: 2, ...account(), customers: [zhang] }), signing);
    expect(status).toBe(200);
    expect(body).toMatchObject({ code, traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(vendor.customers()).toHaveLength(code === 0 ? 1 : 0);
  });

  test('the Date header and the window follow the sandbox clock', async () => {
    await open();
    sandbox.skewClock(300_000);
    const refused = await batch([zhang]);
    expect(refused.body).toMatchObject({ code: 1004 });
    expect(Date.parse(refused.headers.get('date') ?? '')).toBe(Math.floor((nowMs + 300_000) / 1000) * 1000);
    expect(
      (await send(sea, JSON.stringify({ type: 2, ...account(), customers: [zhang] }), { ts: String(nowMs + 300_000) }))
        .body,
    ).toMatchObject({ code: 0 });
  });
});

describe('batch_create', () => {
  test('the example of the page, with the app_key that its table demands', async () => {
    const vendor = await open();
    const { body } = await batch([zhang, li], 0);
    expect(body).toEqual({ code: 0, message: '', data: '', traceId: expect.any(String) });
    expect(vendor.customers().map((record) => record.customer)).toEqual([zhang, li]);
    expect(vendor.ledger.violations).toEqual([]);
  });

  test.each([
    [2, 'skipped', zhang],
    [1, 'updated', { ...zhang, first_name: 'New', whats_app_phone: '18667728886' }],
    [0, 'updated', { first_name: 'New', last_name: 'San', whats_app_phone: '18667728886' }],
  ] as const)('type %i on a known person: %s', async (type, kind, after) => {
    const vendor = await open();
    await batch([zhang]);
    await batch([{ first_name: 'New', last_name: 'San', whats_app_phone: '18667728886' }], type);
    expect(vendor.effectsFor('+1 866 772 8886').map((effect) => effect.kind)).toEqual(['created', kind]);
    expect(vendor.customers().map((record) => record.customer)).toEqual([after]);
  });

  test.each([
    ['a phone of 31 digits', { whats_app_phone: '1'.repeat(31) }, 'whats_app_phone: longer than 30 characters'],
    ['a plus sign', { whats_app_phone: '+18667728886' }, 'whats_app_phone: must be digits only'],
    ['a name of 129', { first_name: 'x'.repeat(129) }, 'first_name: longer than 128 characters'],
    ['no last name', { last_name: undefined }, 'last_name: field required'],
    ['an e-mail of 51', { email: `${'x'.repeat(39)}@example.com` }, 'email: longer than 50 characters'],
    ['an address of 101', { address: 'x'.repeat(101) }, 'address: longer than 100 characters'],
    ['a country of 51', { country: 'x'.repeat(51) }, 'country: longer than 50 characters'],
    ['a remark of 101', { remark: 'x'.repeat(101) }, 'remark: longer than 100 characters'],
    ['a seat of 129', { belong_seat_user: 'x'.repeat(129) }, 'belong_seat_user: longer than 128 characters'],
    ['30 February', { birthday: '2000-02-30' }, 'birthday: must be a calendar date yyyy-MM-dd'],
    ['gender as text', { gender: '1' }, 'gender: must be a JSON integer'],
    [
      'an object for customize_field',
      { customize_field: { customize_1_14: 'a' } },
      'customize_field: must be a string',
    ],
    ['full_name on sea', { full_name: 'Zhang San' }, 'full_name: not a documented field'],
  ])('%s is 1002 and a violation', async (_, change, problem) => {
    const vendor = await open();
    expect((await batch([{ ...zhang, ...change }])).body).toMatchObject({ code: 1002 });
    expect(problemsOf(vendor)).toEqual([`body customers.0.${problem}`]);
    expect(vendor.customers()).toEqual([]);
  });

  test('a hundred customers and not one more; a wrong account is 1002', async () => {
    const vendor = await open();
    const rows = Array.from({ length: 101 }, (_, n) => ({
      ...li,
      sms_phone: undefined,
      whats_app_phone: String(1_000_000 + n),
    }));
    expect((await batch(rows)).body).toMatchObject({ code: 1002 });
    expect((await batch(rows.slice(1))).body).toMatchObject({ code: 0 });
    expect(vendor.customers()).toHaveLength(100);
    const stranger = JSON.stringify({ type: 2, tenant_id: 1, app_key: 'x', customers: [zhang] });
    expect((await send(sea, stranger)).body).toMatchObject({ code: 1002 });
  });

  test('plat wants full_name, takes a remark of 2000, and knows strict_binding', async () => {
    const vendor = await open();
    expect((await batch([zhang], 2, plat)).body).toMatchObject({ code: 1002 });
    expect(problemsOf(vendor)).toEqual(['body customers.0.full_name: field required']);
    const row = { full_name: 'Zhang San', remark: 'x'.repeat(2000), whats_app_phone: '18667728886', line: 'zs' };
    const body = JSON.stringify({ type: 2, ...account(), strict_binding: false, customers: [row] });
    expect((await send(plat, body)).body).toMatchObject({ code: 0 });
    expect((await send(sea, body)).body).toMatchObject({ code: 1002 });
  });
});

describe('reading', () => {
  test('fields: a signed GET with no body part', async () => {
    const vendor = await open();
    const { tenant_id, app_key } = account();
    const path = '/saas/cdp/openapi/customers/fields';
    const { body } = await send(`${path}?tenant_id=${String(tenant_id)}&app_key=${app_key}`, undefined, {
      method: 'GET',
    });
    expect(body).toMatchObject({ code: 0, data: [{ field_name: 'customize_1_14' }, {}] });
    expect((await send(`${path}?tenant_id=1&app_key=x`, undefined, { method: 'GET' })).body).toMatchObject({
      code: 1002,
    });
    expect(vendor.ledger.violations).toEqual([]);
  });

  test('query finds by number and stops at 50', async () => {
    await open();
    await batch([zhang, li]);
    const query = (body: object) =>
      send('/saas/cdp/openapi/customers/query', JSON.stringify({ ...account(), ...body }));
    expect((await query({ limit: 10, whatsApp_phone: '18178516529' })).body).toMatchObject({
      code: 0,
      data: { list: [{ first_name: 'Li' }] },
    });
    expect((await query({ limit: 51 })).body).toMatchObject({ code: 1002 });
    expect((await query({ limit: 1 })).body).toMatchObject({
      data: { list: [{ first_name: 'Zhang' }], paging: { after: '1' } },
    });
  });
});
