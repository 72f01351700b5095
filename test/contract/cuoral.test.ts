import { describe, expect, it } from 'vitest';
import { answer } from './answers.ts';
import { bodyOf, canonical, crowd, FULL, NOW, open, PLAIN, record, REF, settingsOf, vendorOf } from './bench.ts';
import type { HttpResponse } from '#electron/vendors/http.ts';

const vendor = vendorOf('cuoral');
const setup = { settings: { source: 'web' }, secrets: { apiKey: 'key' } };
const account = open(vendor, setup);
const bulk = open(vendor, { ...setup, settings: { source: 'web', batchSize: 100 } });
const one = [record(vendor, setup, PLAIN)];
const four = crowd(4).map((customer) => record(vendor, setup, customer));

describe('the vendor’s own example', () => {
  it('gives a request of the printed values, without the IP address that nobody here knows, and 0.1870 as 0.187', () => {
    const company = { settings: { source: 'web', companyId: 'CMP-A9B8' }, secrets: setup.secrets };
    const customer = canonical({
      fullName: 'Alice Johnson',
      email: 'alice.johnson@example.com', // the page masks it
      whatsapp: '+2348000000000',
      city: 'Accra',
      country: 'GH',
      street: 'Spintex Road',
      latitude: 5.6037,
      longitude: 0.187,
    });
    const request = vendor.prepare(open(vendor, company), [record(vendor, company, customer)], NOW);
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://api.cuoral.com/external/v1/external/v1/customers',
      headers: { 'x-api-key': 'key', 'Content-Type': 'application/json' },
    });
    expect(bodyOf(request)).toEqual({
      name: 'Alice Johnson',
      email: 'alice.johnson@example.com',
      whatsapp_number: '2348000000000',
      source: 'web',
      city: 'Accra',
      country: 'Ghana',
      location: 'Spintex Road',
      latitude: '5.6037',
      longitude: '0.187',
      is_active: true,
      company_id: 'CMP-A9B8',
    });
  });

  it('gives the bulk request of several, at its own path', () => {
    const request = vendor.prepare(bulk, four, NOW);
    expect(request.url).toBe('https://api.cuoral.com/external/v1/external/v1/customers/bulk');
    expect(bodyOf(request)).toEqual({ customers: four });
    expect(vendor.prepare(bulk, one, NOW).url).toMatch(/\/customers$/);
  });
});

describe('mapping', () => {
  it('joins the place, keeps city and country apart', () => {
    expect(record(vendor, setup, FULL)).toMatchObject({
      location: 'Jl. Merdeka 1, Citarum, Bandung Wetan, 40115',
      city: 'Bandung',
      country: 'Indonesia',
      latitude: '-6.9034443',
      longitude: '107.6181927',
    });
  });

  it('writes coordinates as decimal text: at most 7 places, no exponent', () => {
    const place = { latitude: 1e-7, longitude: 100.123456789 };
    expect(record(vendor, setup, { ...PLAIN, ...place })).toMatchObject({
      latitude: '0.0000001',
      longitude: '100.1234568',
    });
  });

  it('refuses an address that is none', () => {
    const refused = {
      ok: false,
      error: [{ code: 'vendor-field-invalid', field: 'email', params: { vendor: 'Cuoral' } }],
    };
    expect(vendor.map({ ...PLAIN, email: 'budi@localhost' }, settingsOf(vendor, setup), REF)).toEqual(refused);
  });

  it('sends one by one unless told otherwise, and at most 100', () => {
    expect(vendor.limits(settingsOf(vendor, setup)).batch).toBe(1);
    expect(vendor.limits(settingsOf(vendor, { settings: { source: 'web', batchSize: 100 } })).batch).toBe(100);
    for (const batchSize of [0, 101, 1.5])
      expect(vendor.parseSettings({ source: 'web', batchSize })).toMatchObject({ error: [{ code: 'value-invalid' }] });
  });

  it('moves with the base path', () => {
    const moved = open(vendor, { ...setup, settings: { source: 'web', basePath: '/external/v1/' } });
    expect(vendor.prepare(moved, one, NOW).url).toBe('https://api.cuoral.com/external/v1/customers');
  });
});

describe('replies to one customer', () => {
  const read = (response: HttpResponse) => vendor.classify(response, one, account);
  const delivered = (vendorRecordId: string) => ({
    kind: 'settled',
    outcomes: [{ kind: 'delivered', evidence: 'created', vendorRecordId }],
  });

  it('201 with the customer is a yes; its own number comes before the internal one', () => {
    expect(read(answer(201, { id: 4211, customer_id: 'CUS-0001', email: 'x' }))).toEqual(delivered('CUS-0001'));
    expect(read(answer(200, { id: 4211 }))).toEqual(delivered('4211'));
    for (const status of [202, 204]) expect(read(answer(status, { id: 4211 })).kind).toBe('unknown');
    for (const body of [{ id: '' }, { id: null }, { customer_id: '' }, { name: 'x' }])
      expect(read(answer(201, body)).kind).toBe('unknown');
  });

  it.each([
    ['email', 'email'],
    ['whatsapp_number', 'whatsapp'],
    ['name', 'fullName'],
    ['source', 'settings.source'],
  ])('422 about %s names our field %s', (place, field) => {
    const detail = [{ loc: ['body', place], msg: 'field required', type: 'value_error.missing' }];
    const problem = {
      code: 'vendor-refused-field',
      field,
      params: { vendor: 'Cuoral', vendorMessage: 'field required' },
    };
    expect(read(answer(422, { detail }))).toEqual({ kind: 'refused', problem, blamed: [{ index: 0, problem }] });
  });

  it.each([
    [422, { detail: 'Not acceptable' }],
    [400, { error: 'Not acceptable' }],
    [200, { status: false, message: 'Not acceptable' }],
  ])('%i %j is a no, in the vendor’s words', (status, body) => {
    expect(read(answer(status, body))).toEqual({
      kind: 'refused',
      problem: { code: 'vendor-refused', params: { vendor: 'Cuoral', vendorMessage: 'Not acceptable' } },
    });
  });

  it.each([
    [409, 'Customer with this email already exists'],
    [400, 'Email is taken'],
  ])('%i "%s" counts as there already, and says so', (status, detail) => {
    expect(read(answer(status, { detail }))).toMatchObject({
      kind: 'settled',
      outcomes: [{ kind: 'delivered', evidence: 'already-there', warnings: [{ code: 'vendor-has-it-already' }] }],
    });
  });

  it('a conflict about nothing in particular is for a person', () => {
    expect(read(answer(409, { detail: 'Conflict' })).kind).toBe('unknown');
    expect(read(answer(409, {})).kind).toBe('unknown');
  });
});

describe('replies to several', () => {
  const read = (response: HttpResponse) => vendor.classify(response, four, bulk);
  const row = (index: number) => ({ id: index, customer_id: `CUS-${index}`, email: `CUSTOMER${index}@example.com` });

  it('finds each one by e-mail, in any order and spelling', () => {
    const verdict = read(answer(201, { created: 4, customers: [row(3), row(1), row(0), row(2)] }));
    expect(verdict).toEqual({
      kind: 'settled',
      outcomes: [0, 1, 2, 3].map((index) => ({
        kind: 'delivered',
        evidence: 'created',
        vendorRecordId: `CUS-${index}`,
      })),
    });
  });

  it('takes a full count without the list, too', () => {
    expect(read(answer(201, { created: 4, customers: [] }))).toMatchObject({
      outcomes: four.map(() => ({ kind: 'delivered' })),
    });
  });

  it('parks those that are missing from a shorter list', () => {
    const verdict = read(answer(201, { created: 2, customers: [row(2), row(0)] }));
    expect(verdict.kind === 'settled' && verdict.outcomes.map(({ kind }) => kind)).toEqual([
      'delivered',
      'unknown',
      'delivered',
      'unknown',
    ]);
  });

  it.each([
    { created: 5, customers: [] },
    { created: 1, customers: [row(0), row(1)] },
    { customers: [row(0)] },
    { created: '4' },
  ])('does not understand %j', (body) => {
    expect(read(answer(201, body)).kind).toBe('unknown');
  });

  it('blames the rows that a 422 names; the others were not taken', () => {
    const detail = [
      { loc: ['body', 'customers', 1, 'email'], msg: 'not valid' },
      { loc: ['body', 'customers', 3, 'name'], msg: 'too long' },
      { loc: ['body', 'customers', 3, 'email'], msg: 'not valid' },
    ];
    const verdict = read(answer(422, { detail }));
    expect(verdict).toMatchObject({
      kind: 'refused',
      blamed: [
        { index: 1, problem: { code: 'vendor-refused-field', field: 'email' } },
        { index: 3, problem: { code: 'vendor-refused-field', field: 'fullName' } },
      ],
    });
    expect(verdict.kind === 'refused' && verdict.blamed).toHaveLength(2);
  });

  it.each([
    { detail: [{ loc: ['body', 'customers', 9, 'email'], msg: 'x' }] },
    { detail: [{ msg: 'x' }] },
    { detail: [] },
    { detail: 'x' },
  ])('blames nobody by %j', (body) => {
    expect(read(answer(422, body))).toEqual({
      kind: 'refused',
      problem: expect.objectContaining({ code: 'vendor-refused' }) as unknown,
    });
  });

  it('does not take "exists already" for all of them', () => {
    expect(read(answer(409, { detail: 'Customer with this email already exists' })).kind).toBe('refused');
  });
});

it('never sends again by itself after a lost answer', () => {
  expect(vendor.reconcile(settingsOf(vendor, setup)).kind).toBe('person');
});

describe('test call', () => {
  it('sends an empty object, and says no more than a 422 shows', () => {
    expect(vendor.probe?.prepare(account, NOW)).toMatchObject({ method: 'POST', body: '{}' });
    expect(vendor.probe?.read(answer(422, { detail: [] }))).toEqual({ ok: true, code: 'reachable-key-not-refused' });
    expect(vendor.probe?.read(answer(201, { id: 1 }))).toMatchObject({
      ok: false,
      problem: { code: 'vendor-answer-unknown' },
    });
    expect(vendor.probe?.read(answer(404, {}))).toMatchObject({
      ok: false,
      problem: { code: 'vendor-settings', field: 'settings.basePath' },
    });
  });
});
