import { describe, expect, it } from 'vitest';
import { answer } from './answers.ts';
import { bodyOf, canonical, FULL, NOW, open, PLAIN, record, REF, settingsOf, vendorOf } from './bench.ts';
import type { HttpResponse } from '#electron/vendors/http.ts';
import type { Customer } from '#shared/domain/customer.ts';

const vendor = vendorOf('ladiflow');
const upsert = { settings: {}, secrets: { apiKey: '{{API_KEY}}' } };
const create = { settings: { mode: 'create' }, secrets: upsert.secrets };
const account = open(vendor, upsert);

describe('the vendor’s own example', () => {
  const tags = ['5fffb9c981cf1245fa091985', '5fffb9ce81cf1245fa091986', '5fffb9ce81cf1245fa091900'];
  const customer = canonical({
    firstName: 'test',
    fullName: 'test',
    email: 'test@gmail.com',
    birthday: '1989-11-03',
    gender: 'male',
    tags,
    customFields: { ldp_pkg_name: 'LADIPAGE-PRO', ldp_pkg_name1: 'LADIPAGE-PRO' },
    city: 'Hà Nội',
    street: '68 Nguyễn Cơ Thạch',
    district: 'Nam Từ Liêm',
    ward: 'Mỹ Đình 1',
    company: 'LadiPage',
    jobTitle: 'Coder',
    language: 'vi',
    postalCode: '100000',
  });
  const ref = { ...REF, externalId: '123' };
  const printed = {
    email: 'test@gmail.com',
    first_name: 'test',
    full_name: 'test',
    dob: '1989-11-03',
    gender: 'male',
    tags,
    custom_fields: [
      { name: 'ldp_pkg_name', value: 'LADIPAGE-PRO' },
      { name: 'ldp_pkg_name1', value: 'LADIPAGE-PRO' },
    ],
    city: 'Hà Nội',
    address: '68 Nguyễn Cơ Thạch',
    district: 'Nam Từ Liêm',
    company: 'LadiPage',
    job_title: 'Coder',
    ward: 'Mỹ Đình 1',
    lang: 'vi',
    postal_code: 100000,
    source: 'API',
    external_customer_id: '123',
  };

  it('create: gives the printed request, without its empty values and the fields that no customer here has', () => {
    const request = vendor.prepare(open(vendor, create), [record(vendor, create, customer, ref)], NOW);
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://api.service.ladiflow.com/1.0/customer/create',
      headers: { 'Api-Key': '{{API_KEY}}', 'Content-Type': 'application/json' },
    });
    expect(bodyOf(request)).toEqual(printed);
  });

  it('upsert: the same, with tags by name', () => {
    const request = vendor.prepare(account, [record(vendor, upsert, customer, ref)], NOW);
    expect(request.url).toBe('https://api.service.ladiflow.com/1.0/customer/create-or-update');
    expect(bodyOf(request)).toEqual({ ...printed, import_by_tag_name: true });
  });

  it('takes the printed reply, and tells that its tags and fields were not applied', () => {
    const data = {
      tags: [],
      custom_fields: [],
      _id: '653a3ca502e8ab00122c39c3',
      email: 'test@gmail.com',
      external_customer_id: '123',
      isNewSubscriber: true,
    };
    const verdict = vendor.classify(
      answer(200, { data, message: 'Thành công', code: 201 }),
      [record(vendor, create, customer, ref)],
      account,
    );
    const warning = (field: string, sent: number) => ({
      code: 'vendor-not-applied',
      field,
      params: { vendor: 'LadiFlow', applied: 0, sent },
    });
    expect(verdict).toEqual({
      kind: 'settled',
      outcomes: [
        {
          kind: 'delivered',
          evidence: 'created',
          vendorRecordId: '653a3ca502e8ab00122c39c3',
          warnings: [warning('tags', 3), warning('customFields', 2)],
        },
      ],
    });
  });
});

describe('mapping', () => {
  const map = (customer: Customer, setup = upsert) => vendor.map(customer, settingsOf(vendor, setup), REF);

  it.each([
    ['+84363042200', '0363042200'],
    ['+628111111111', '628111111111'],
    ['+2348000000000', '2348000000000'],
  ])('writes %s as %s', (whatsapp, phone) => {
    expect(record(vendor, upsert, { fullName: 'A', whatsapp })).toMatchObject({ body: { phone } });
  });

  it('puts the whole name into the first one where no split is known', () => {
    expect(record(vendor, upsert, { fullName: 'Trần Văn Nam', whatsapp: '+84363042200' })).toMatchObject({
      body: { first_name: 'Trần Văn Nam', full_name: 'Trần Văn Nam' },
    });
    expect(record(vendor, upsert, FULL)).toMatchObject({
      body: { first_name: 'Siti', full_name: 'Siti Nurhaliza Ünal' },
    });
    expect(JSON.stringify(record(vendor, upsert, FULL))).not.toContain('last_name');
  });

  it.each(['01234', '1012 AB', 'x'])('leaves out the postal code %s, with a warning', (postalCode) => {
    const mapped = map({ ...PLAIN, postalCode });
    expect(mapped).toMatchObject({ value: { warnings: [{ code: 'vendor-field-left-out', field: 'postalCode' }] } });
    expect(JSON.stringify(mapped)).not.toContain('postal_code');
  });

  it.each([
    ['vi-VN', 'vi'],
    ['en', 'en'],
    ['id', 'other'],
  ])('language %s is %s', (language, lang) => {
    expect(record(vendor, upsert, { ...PLAIN, language })).toMatchObject({ body: { lang } });
  });

  it('create takes tag ids only; names are left out with a warning', () => {
    const mapped = map({ ...PLAIN, tags: ['pameran'] }, create);
    expect(mapped).toMatchObject({ value: { warnings: [{ code: 'vendor-field-left-out', field: 'tags' }] } });
    expect(JSON.stringify(mapped)).not.toContain('"tags":[');
  });

  it('leaves out own fields whose names the application cannot have', () => {
    const mapped = map({ ...PLAIN, customFields: { 'cửa hàng': 'x', shop_1: 'y' } });
    expect(mapped).toMatchObject({
      value: {
        record: { body: { custom_fields: [{ name: 'shop_1', value: 'y' }] } },
        warnings: [{ field: 'customFields.cửa hàng' }],
      },
    });
  });

  it('warns about a name above 100 characters, and cuts nothing', () => {
    expect(map({ ...PLAIN, fullName: 'N'.repeat(101) })).toMatchObject({
      value: { record: { body: { full_name: 'N'.repeat(101) } }, warnings: [{ code: 'vendor-field-long' }] },
    });
  });

  it('takes an e-mail alone, a number alone, and not neither', () => {
    expect(map({ fullName: 'A', email: 'a@example.com' }).ok).toBe(true);
    expect(map({ fullName: 'A', phone: '+84363042200' })).toMatchObject({
      value: { record: { body: { phone: '0363042200' } } },
    });
    expect(map({ fullName: 'A' }).ok).toBe(false);
  });
});

describe('replies', () => {
  const read = (status: number, body: unknown, setup = upsert) =>
    vendor.classify(answer(status, body), [record(vendor, setup, PLAIN)], account);
  const ok = (extra: object = {}, code = 200) => ({ data: { _id: 'a1', ...extra }, message: 'Thành công', code });

  it.each([
    [{ isNewSubscriber: true }, 'created'],
    [{ isNewSubscriber: false }, 'updated'],
    [{}, 'accepted'],
  ])('%j is %s', (extra, evidence) => {
    expect(read(200, ok(extra))).toEqual({
      kind: 'settled',
      outcomes: [{ kind: 'delivered', evidence, vendorRecordId: 'a1' }],
    });
    expect(read(201, ok(extra, 201)).kind).toBe('settled');
  });

  it.each([
    { data: {}, code: 200 },
    { data: { _id: '' }, code: 201 },
    { data: null, code: 201 },
    { data: { _id: 'a1' } },
    { data: { _id: 'a1' }, code: '200' },
    { data: { _id: 'a1' }, code: 0 },
    { data: { _id: 'a1' }, code: 302 },
  ])('%j proves nothing', (body) => {
    expect(read(200, body).kind).toBe('unknown');
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [429, 'throttled'],
    [408, 'unknown'],
    [500, 'unknown'],
    [503, 'unknown'],
  ])('code %i counts, in a 200 and in an HTTP status', (code, kind) => {
    expect(read(200, { data: null, message: 'x', code }).kind).toBe(kind);
    expect(read(code, { data: null, message: 'x', code }).kind).toBe(kind);
  });

  it.each([400, 404, 422])('code %i is a no, in the vendor’s words', (code) => {
    const refused = {
      kind: 'settled',
      outcomes: [
        {
          kind: 'rejected',
          problem: { code: 'vendor-refused', params: { vendor: 'LadiFlow', vendorMessage: 'Dữ liệu không hợp lệ' } },
        },
      ],
    };
    expect(read(200, { data: null, message: 'Dữ liệu không hợp lệ', code })).toEqual(refused);
  });

  it('takes the worse of status and code', () => {
    expect(read(422, ok()).kind).toBe('settled');
    expect(read(422, ok())).toMatchObject({ outcomes: [{ kind: 'rejected' }] });
    expect(read(400, { message: 'x', code: 500 }).kind).toBe('unknown');
  });

  it('409 after a create is looked up; after an upsert it is a no', () => {
    const body = { data: null, message: 'Email đã tồn tại', code: 409 };
    for (const status of [200, 409]) {
      expect(read(status, body, create).kind).toBe('unknown');
      expect(read(status, body)).toMatchObject({ kind: 'settled', outcomes: [{ kind: 'rejected' }] });
    }
  });
});

describe('settling an unknown outcome', () => {
  const sent = record(vendor, create, FULL);
  const way = vendor.reconcile(settingsOf(vendor, create));
  if (way.kind !== 'lookup') throw new Error('create is looked up');
  const look = (response: HttpResponse) => way.read(response, sent, undefined);

  it('upsert is sent again, create is looked up, by what the record was frozen as', () => {
    expect(vendor.reconcile(settingsOf(vendor, upsert)).kind).toBe('resend');
    expect(vendor.reconcile(settingsOf(vendor, upsert), sent).kind).toBe('lookup');
    expect(vendor.reconcile(settingsOf(vendor, create), record(vendor, upsert, FULL)).kind).toBe('resend');
  });

  it('asks by e-mail, else by the number in the text that was sent', () => {
    expect(way.find(account, sent, undefined, NOW)).toMatchObject({
      url: 'https://api.service.ladiflow.com/1.0/customer/show',
      body: '{"email":"Siti@example.com"}',
    });
    const phoneOnly = record(vendor, create, { fullName: 'A', whatsapp: '+84363042200' });
    expect(way.find(account, phoneOnly, undefined, NOW).body).toBe('{"phone":"0363042200"}');
  });

  it.each([
    [
      'ours',
      { code: 200, data: { customer: { _id: 'a1', external_customer_id: REF.externalId } } },
      { kind: 'found', vendorRecordId: 'a1' },
    ],
    [
      'somebody else’s',
      { code: 200, data: { customer: { _id: 'a1', external_customer_id: 'X-1' } } },
      { kind: 'person' },
    ],
    ['without a number of ours', { code: 200, data: { customer: { _id: 'a1' } } }, { kind: 'person' }],
    ['nobody, by code', { code: 404, data: null, message: 'Không tìm thấy' }, { kind: 'absent' }],
    ['nobody, by null', { code: 200, data: { customer: null } }, { kind: 'absent' }],
    ['nothing at all', { code: 200, data: {} }, { kind: 'unsure' }],
    ['a customer without an id', { code: 200, data: { customer: {} } }, { kind: 'unsure' }],
    ['a refusal', { code: 422, message: 'x' }, { kind: 'unsure' }],
    ['a refused key', { code: 401, message: 'x' }, { kind: 'lane', verdict: { kind: 'unauthorized' } }],
    ['too fast', { code: 429, message: 'x' }, { kind: 'lane', verdict: { kind: 'throttled' } }],
  ])('%s', (_name, body, expected) => expect(look(answer(200, body))).toMatchObject(expected));

  it('takes a 404 for "nobody" only in the vendor’s envelope', () => {
    expect(look(answer(404, { code: 404, message: 'Không tìm thấy' })).kind).toBe('absent');
    expect(look(answer(404, { message: 'no route' })).kind).toBe('unsure');
    expect(look(answer(500, { code: 404 })).kind).toBe('unsure');
  });
});

it('tests a connection by the tag list', () => {
  expect(vendor.probe?.prepare(account, NOW)).toMatchObject({
    url: 'https://api.service.ladiflow.com/1.0/customer/list-tag',
    body: '{"limit":1,"page":1}',
  });
  expect(vendor.probe?.read(answer(200, { code: 200, data: { items: [] } }))).toEqual({ ok: true, code: 'works' });
  expect(vendor.probe?.read(answer(200, { code: 401 }))).toMatchObject({
    ok: false,
    problem: { code: 'vendor-unauthorized' },
  });
});
