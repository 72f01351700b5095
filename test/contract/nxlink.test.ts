import { describe, expect, it } from 'vitest';
import { answer } from './answers.ts';
import { bodyOf, canonical, FULL, NOW, open, PLAIN, record, REF, rowsIn, settingsOf, vendorOf } from './bench.ts';
import type { Customer } from '#shared/domain/customer.ts';

const vendor = vendorOf('nxlink');
const own = { accessKey: 'fme2na3kdi3ki', tenantId: 144 };
const secrets = { accessSecret: 'abciiiko2k3', appKey: '46oKF=os' };
const setup = { settings: { ...own }, secrets };
const account = open(vendor, setup);
const TS = 1_655_710_885_431;

describe('the vendor’s own example', () => {
  const zhang = {
    firstName: 'Zhang',
    lastName: 'San',
    phone: '+18163725558',
    whatsapp: '+18667728886',
    country: 'CN',
    email: 'zhang.san@example.com',
    street: 'Guizhou, Weihai, Dongpo',
    birthday: '1976-04-12',
    notes: 'nisi amet',
    tags: ['test', '99'],
    gender: 'female',
    customFields: { customize_1_14: 'aa' },
  };
  const li = {
    ...zhang,
    firstName: 'Li',
    lastName: 'Si',
    gender: 'male',
    notes: 'ut',
    tags: ['88', '99'],
    customFields: {},
  };

  it('gives the printed batch, with the app key that the table demands, without the undocumented source, own fields compact', () => {
    const replacing = { settings: { ...own, onExisting: 'replace', timeZone: 'GMT+8' }, secrets };
    const records = [zhang, li].map((customer) => record(vendor, replacing, canonical(customer)));
    const request = vendor.prepare(open(vendor, replacing), records, NOW);
    expect(request.url).toBe('https://api-hk.nxlink.ai/saas/sea/cdp/openapi/customers/batch_create');
    const common = {
      country: 'China',
      email: 'zhang.san@example.com',
      address: 'Guizhou, Weihai, Dongpo',
      birthday: '1976-04-12',
      time_zone: 'GMT+8',
      sms_phone: '18163725558',
      whats_app_phone: '18667728886',
    };
    expect(bodyOf(request)).toEqual({
      type: 0,
      tenant_id: 144,
      app_key: '46oKF=os',
      customers: [
        {
          ...common,
          first_name: 'Zhang',
          last_name: 'San',
          remark: 'nisi amet',
          tagStr: 'test,99',
          gender: 0,
          customize_field: '{"customize_1_14":"aa"}',
        },
        { ...common, first_name: 'Li', last_name: 'Si', remark: 'ut', tagStr: '88,99', gender: 1 },
      ],
    });
  });
});

describe('mapping', () => {
  const map = (customer: Customer, settings: Record<string, unknown> = {}) =>
    vendor.map(customer, settingsOf(vendor, { settings: { ...own, ...settings } }), REF);
  const row = (customer: Customer, settings: Record<string, unknown> = {}) =>
    rowsIn(vendor.prepare(account, [record(vendor, { settings: { ...own, ...settings } }, customer)], NOW))[0];

  it.each([
    [{ fullName: 'Nguyễn Thị Minh Khai' }, 'Nguyễn Thị Minh', 'Khai'],
    [{ fullName: 'Suharti' }, 'Suharti', '-'],
    [{ firstName: 'Siti', fullName: 'Siti Nur Aini' }, 'Siti', 'Nur Aini'],
    [{ firstName: 'Ana Maria', lastName: 'de Souza' }, 'Ana Maria', 'de Souza'],
    [{ fullName: 'Budi Santoso', lastName: 'Santoso' }, 'Budi', 'Santoso'],
    [{ firstName: 'Suharti' }, 'Suharti', '-'],
  ])('sea: %j', (name, first, last) => {
    expect(row({ whatsapp: '+628121234567', ...name })).toMatchObject({ first_name: first, last_name: last });
    expect(row({ whatsapp: '+628121234567', ...name })).not.toHaveProperty('full_name');
  });

  it('sea: one word twice, when the account says so', () => {
    expect(row({ whatsapp: '+628121234567', fullName: 'Suharti' }, { singleName: 'repeat' })).toMatchObject({
      first_name: 'Suharti',
      last_name: 'Suharti',
    });
  });

  it('plat: the full name, at the other path, the parts only where they are known', () => {
    const plat = { settings: { ...own, variant: 'plat' } };
    const request = vendor.prepare(account, [record(vendor, plat, PLAIN)], NOW);
    expect(request.url).toBe('https://api-hk.nxlink.ai/saas/cdp/openapi/customers/batch_create');
    expect(rowsIn(request)[0]).toEqual({
      full_name: 'Budi Santoso',
      whats_app_phone: '628121234567',
      email: 'budi@example.com',
    });
  });

  it.each([
    ['email', { email: `${'a'.repeat(45)}@x.test` }, 50],
    ['fullName', { fullName: `${'N'.repeat(129)} Last` }, 128],
    ['firstName', { firstName: 'N'.repeat(129), lastName: 'Last' }, 128],
    ['lastName', { firstName: 'First', lastName: 'N'.repeat(129) }, 128],
  ])('refuses an identity that is too long: %s', (field, change, limit) => {
    expect(map({ ...PLAIN, ...change })).toEqual({
      ok: false,
      error: [{ code: 'vendor-field-too-long', field, params: { vendor: 'NXLink', limit } }],
    });
  });

  it.each([
    ['sea', 100],
    ['plat', 2_000],
  ])('shortens the address to 100, and the remark as %s allows (%i)', (variant, limit) => {
    const mapped = map(
      { ...PLAIN, street: 'Jalan '.repeat(40).trim(), notes: 'word '.repeat(900).trim() },
      { variant },
    );
    const warnings = [
      { code: 'vendor-field-shortened', field: 'street', params: { vendor: 'NXLink', limit: 100 } },
      { code: 'vendor-field-shortened', field: 'notes', params: { vendor: 'NXLink', limit } },
    ];
    expect(mapped).toMatchObject({ ok: true, value: { warnings } });
    const sent = row({ ...PLAIN, street: 'Jalan '.repeat(40).trim(), notes: 'word '.repeat(900).trim() }, { variant });
    expect(sent?.['address']).toBe('Jalan '.repeat(16).trim());
    expect(String(sent?.['remark']).length).toBeLessThanOrEqual(limit);
    expect(sent?.['remark']).toMatch(/word$/);
  });

  it('takes commas out of tags, keeps gender 0, and leaves out own fields that the tenant cannot have', () => {
    expect(row(FULL)).toMatchObject({
      tagStr: 'pameran,VIP gold',
      gender: 0,
      customize_field: '{"customize_1_14":"aa"}',
    });
    expect(map(FULL)).toMatchObject({
      value: { warnings: [{ code: 'vendor-field-left-out', field: 'customFields.shop' }] },
    });
    expect(row(PLAIN)).not.toHaveProperty('gender');
  });

  it('sends the second phone as the SMS number, else the WhatsApp number when the account says so', () => {
    expect(row(FULL)).toMatchObject({ sms_phone: '84363042200', whats_app_phone: '628111111111' });
    expect(row(PLAIN)).not.toHaveProperty('sms_phone');
    expect(row(PLAIN, { smsPhone: 'sameAsWhatsapp' })).toMatchObject({ sms_phone: '628121234567' });
  });

  it('never takes more than 100 a request, and never mixes types or variants', () => {
    expect(vendor.parseSettings({ ...own, batchSize: 101 })).toMatchObject({ ok: false });
    const keys = [{}, { onExisting: 'update' }, { onExisting: 'replace' }, { variant: 'plat' }].map((settings) =>
      vendor.batchKey(record(vendor, { settings: { ...own, ...settings } }, PLAIN)),
    );
    expect(new Set(keys).size).toBe(4);
  });

  it('keeps the type that was set at capture, and type 0 is for a person only, whatever is set since', () => {
    const replacing = record(vendor, { settings: { ...own, onExisting: 'replace' } }, PLAIN);
    expect(bodyOf(vendor.prepare(account, [replacing], NOW))).toMatchObject({ type: 0 });
    const ways = ['keep', 'update', 'replace'].map(
      (onExisting) => vendor.reconcile(settingsOf(vendor, { settings: { ...own, onExisting } })).kind,
    );
    expect(ways).toEqual(['resend', 'resend', 'person']);
    expect(vendor.reconcile(settingsOf(vendor, setup), replacing).kind).toBe('person');
  });
});

describe('replies', () => {
  const two = [record(vendor, setup, PLAIN), record(vendor, setup, FULL)];
  const read = (status: number, code: unknown, message = '', records = two) =>
    vendor.classify(answer(status, { code, message, data: '', traceId: 't1' }), records, account);

  it('0 is a yes for all, with the trace id', () => {
    const outcome = { kind: 'delivered', evidence: 'accepted', traceId: 't1' };
    expect(read(200, 0)).toEqual({ kind: 'settled', outcomes: [outcome, outcome] });
    for (const code of ['0', null, undefined, 0.5, true]) expect(read(200, code).kind).toBe('unknown');
  });

  it.each([
    [1001, 'refused', 'vendor-refused'],
    [1002, 'refused', 'vendor-refused'],
    [1003, 'unauthorized', 'vendor-unauthorized'],
    [1004, 'clock', 'vendor-clock'],
    [1005, 'unauthorized', 'vendor-unauthorized'],
  ])('%i is %s, whatever the HTTP status', (code, kind, problemCode) => {
    for (const status of [200, 400, 401, 403, 404, 500]) {
      expect(read(status, code, 'words')).toMatchObject({
        kind,
        problem: { code: problemCode, params: { code, traceId: 't1', vendorMessage: 'words' } },
      });
    }
    expect(read(429, code).kind).toBe('throttled');
  });

  it('a parameter error about the account is a setting, not a customer’s fault', () => {
    expect(read(200, 1002, 'Parameter error: app_key')).toMatchObject({
      kind: 'settings',
      problem: { field: 'settings.tenantId' },
    });
  });

  it.each([
    [-1, 'unknown'],
    [9000, 'refused'],
    [4711, 'refused'],
  ])('%i is %s', (code, kind) => {
    expect(read(200, code, 'words')).toMatchObject({ kind, problem: { params: { code, traceId: 't1' } } });
  });

  it('9001 may be tried again, but not where that could erase something', () => {
    expect(read(200, 9001)).toMatchObject({ kind: 'settled', outcomes: [{ kind: 'retry' }, { kind: 'retry' }] });
    const replacing = [record(vendor, { settings: { ...own, onExisting: 'replace' } }, PLAIN)];
    expect(read(200, 9001, '', replacing).kind).toBe('unknown');
    expect(read(500, 9001).kind).toBe('unknown');
  });

  it('0 beside an HTTP error is no yes', () => {
    for (const status of [400, 404, 500]) expect(read(status, 0).kind).not.toBe('settled');
  });
});

describe('test call', () => {
  it('reads the field list, signed without a body', () => {
    const request = vendor.probe?.prepare(account, TS);
    expect(request).toMatchObject({
      method: 'GET',
      url: 'https://api-hk.nxlink.ai/saas/cdp/openapi/customers/fields?tenant_id=144&app_key=46oKF%3Dos',
    });
    expect(request?.body).toBeUndefined();
    expect(request?.headers['sign']).toBe('948ab46c078bff467f1b17c24a0ecc37');
  });

  it.each([
    [
      { code: 0, data: [] },
      { ok: true, code: 'works' },
    ],
    [
      { code: 1003, message: 'Invalid signature' },
      { ok: false, problem: { code: 'vendor-unauthorized' } },
    ],
    [{ code: 1004 }, { ok: false, problem: { code: 'vendor-clock' } }],
    [
      { code: 1002, message: 'tenant_id' },
      { ok: false, problem: { code: 'vendor-settings' } },
    ],
    [{ hello: 1 }, { ok: false, problem: { code: 'vendor-answer-unknown' } }],
  ])('%j', (body, expected) => expect(vendor.probe?.read(answer(200, body))).toMatchObject(expected));
});

it.each([{ tenantId: '144' }, { tenantId: 1.5 }, { tenantId: -1 }])('refuses %j', (change) => {
  expect(vendor.parseSettings({ ...own, ...change })).toEqual({
    ok: false,
    error: [{ code: 'value-invalid', field: 'settings.tenantId' }],
  });
});

describe('a text that is too long', () => {
  const long = canonical({ ...PLAIN, street: 'Jalan '.repeat(30), notes: 'word '.repeat(40) });
  const judged = (extra: object) =>
    vendor.map(long, settingsOf(vendor, { settings: { ...setup.settings, ...extra } }), REF);

  it('is cut with a warning, or waits for a person where the account does not want it cut', () => {
    const params = { vendor: 'NXLink', limit: 100 };
    expect(judged({})).toMatchObject({
      ok: true,
      value: {
        warnings: [
          { code: 'vendor-field-shortened', field: 'street', params },
          { code: 'vendor-field-shortened', field: 'notes', params },
        ],
      },
    });
    expect(judged({ longText: 'hold' })).toEqual({
      ok: false,
      error: [
        { code: 'vendor-field-too-long', field: 'street', params },
        { code: 'vendor-field-too-long', field: 'notes', params },
      ],
    });
  });
});
