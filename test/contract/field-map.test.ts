import { describe, expect, it } from 'vitest';
import { canonical, FULL, NOW, open, PLAIN, record, REF, rowsIn, settingsOf, vendorOf } from './bench.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { FieldMap } from '#shared/domain/field-map.ts';
import type { VendorId } from '#shared/domain/vendor-descriptor.ts';
import { BENCHES } from './bench.ts';

// A connection's own mapping, in front of its vendor's: what is filled from where, and what is refused when.

const settingsWith = (id: VendorId, fieldMap: FieldMap, extra: Record<string, unknown> = {}) => {
  const vendor = vendorOf(id);
  return settingsOf(vendor, { settings: { ...BENCHES[id].setups[0].settings, ...extra, fieldMap } });
};

/** The customer as the vendor is sent it. */
function sent(id: VendorId, fieldMap: FieldMap, customer: Customer = FULL, extra: Record<string, unknown> = {}) {
  const vendor = vendorOf(id);
  const [setup] = BENCHES[id].setups;
  const mapped = { ...setup, settings: { ...setup.settings, ...extra, fieldMap } };
  return rowsIn(vendor.prepare(open(vendor, mapped), [record(vendor, mapped, customer)], NOW))[0];
}

const judged = (id: VendorId, fieldMap: FieldMap, customer: Customer) =>
  vendorOf(id).map(customer, settingsWith(id, fieldMap), REF);

const parsed = (id: VendorId, fieldMap: unknown) =>
  vendorOf(id).parseSettings({ ...BENCHES[id].setups[0].settings, fieldMap });

describe('what fills a field', () => {
  it.each<[VendorId, string, FieldMap[string], unknown]>([
    ['salesmania', 'city', 'district', 'Bandung Wetan'],
    ['salesmania', 'city', '{city}, {country}', 'Bandung, Indonesia'],
    ['salesmania', 'address', '{street}', 'Jl. Merdeka 1'],
    ['salesmania', 'phone', 'phone', '84363042200'],
    ['salesmania', 'tags', '{tags};expo;jobs', ['pameran', 'VIP, gold', 'expo', 'jobs']],
    ['salesmania', 'city', { fixed: '{city}' }, '{city}'],
    ['salesmania', 'city', { leaveOut: true }, undefined],
    ['nxlink', 'address', '{street}, {district}, {city}', 'Jl. Merdeka 1, Bandung Wetan, Bandung'],
    ['nxlink', 'first_name', 'company', 'Toko Sumber Rejeki'],
    ['nxlink', 'last_name', 'company', 'Toko Sumber Rejeki'],
    ['nxlink', 'time_zone', { fixed: 'GMT+7' }, 'GMT+7'],
    ['nxlink', 'gender', { fixed: 'male' }, 1],
    ['nxlink', 'birthday', { leaveOut: true }, undefined],
    ['nxlink', 'customize_1_20', 'custom.shop', undefined],
    ['nxlink', 'customize_field', 'notes', undefined],
    ['cuoral', 'source', { from: 'custom.booth', default: 'fair' }, 'fair'],
    ['cuoral', 'source', 'custom.shop', 'Kios 7'],
    ['cuoral', 'source', 'custom.none', 'web'],
    ['cuoral', 'location', '{city} ({country})', 'Bandung (Indonesia)'],
    ['ladiflow', 'company', '{company} – {custom.shop}', 'Toko Sumber Rejeki – Kios 7'],
    ['ladiflow', 'postal_code', { fixed: '70000' }, 70_000],
    ['alatwa', 'name', '{company} / {lastName}', 'Toko Sumber Rejeki / Nurhaliza Ünal'],
    ['alatwa', 'opt1', '{externalId}: {email}', `${REF.externalId}: Siti@example.com`],
  ])('%s %s from %j', (id, name, rule, value) => {
    if (name === 'customize_field') {
      expect(parsed(id, { [name]: rule })).toEqual({
        ok: false,
        error: [{ code: 'mapping-locked', field: `settings.fieldMap.${name}` }],
      });
      return;
    }
    const row = sent(id, { [name]: rule });
    if (name.startsWith('customize_')) {
      expect(JSON.parse(String(row?.['customize_field']))).toEqual({ customize_1_14: 'aa', [name]: 'Kios 7' });
      return;
    }
    expect(row?.[name]).toEqual(value);
  });

  it('leaves every other field as it was', () => {
    for (const id of ['alatwa', 'salesmania', 'nxlink', 'cuoral', 'ladiflow'] as const) {
      const before = sent(id, {});
      for (const field of vendorOf(id).descriptor.fields) {
        const isThere = before !== undefined && Object.hasOwn(before, field.name);
        if (!isThere || field.into === undefined || field.into.startsWith('settings.')) continue;
        if (field.when !== undefined && settingsWith(id, {})[field.when.key] !== field.when.is) continue;
        const { [field.name]: _, ...others } =
          sent(
            id,
            { [field.name]: field.into === 'tags' ? 'tags' : 'custom.other' },
            canonical({ ...FULL, customFields: { ...FULL.customFields, other: OTHER[field.into] ?? 'Other' } }),
          ) ?? {};
        const { [field.name]: __, ...expected } = before;
        expect([id, field.name, withoutOwn(others)]).toEqual([id, field.name, withoutOwn(expected)]);
      }
    }
  });

  it('joins only what is there', () => {
    const rule = { location: '{street}, {ward}, {city} ({country})' };
    expect(sent('cuoral', rule, { ...PLAIN, city: 'Bandung' })?.['location']).toBe('Bandung');
    expect(sent('cuoral', rule, { ...PLAIN, street: 'Jl. 1', city: 'Bandung' })?.['location']).toBe('Jl. 1, Bandung');
    expect(sent('cuoral', rule, PLAIN)).not.toHaveProperty('location');
  });

  it('reads a number, a place and a date in any human spelling, as a customer’s own', () => {
    const customer = canonical({
      ...PLAIN,
      country: 'VN',
      customFields: { tel: '0363 042 200', dob: '1990-02-28', lat: '10,5', lon: '106.7' },
    });
    const map = { whats_app_phone: 'custom.tel', birthday: 'custom.dob' };
    expect(sent('nxlink', map, customer)).toMatchObject({ whats_app_phone: '84363042200', birthday: '1990-02-28' });
    const place = { latitude: 'custom.lat', longitude: 'custom.lon' };
    expect(sent('cuoral', place, customer)).toMatchObject({ latitude: '10.5', longitude: '106.7' });
  });
});

const OTHER: Readonly<Record<string, string>> = {
  whatsapp: '+628129999999',
  phone: '+84363042299',
  email: 'other@example.com',
  country: 'GH',
  latitude: '1.5',
  longitude: '2.5',
  birthday: '1991-03-01',
  gender: 'male',
  language: 'vi',
  postalCode: '60115',
};

/** The source of these tests is a field of the customer's own, which LadiFlow takes along. */
function withoutOwn(row: Record<string, unknown>): Record<string, unknown> {
  const { custom_fields: _, ...rest } = row;
  return rest;
}

describe('rules of the vendor hold for what fills a field', () => {
  it('names the source of a value that is missing, too long or none', () => {
    const of = (email: string | undefined): Customer => ({
      ...PLAIN,
      customFields: email === undefined ? {} : { work: email },
    });
    const map = { email: 'custom.work' };
    const vendor = { params: { vendor: 'Cuoral' } };
    expect(judged('cuoral', map, of(undefined))).toEqual({
      ok: false,
      error: [{ code: 'vendor-needs-field', field: 'customFields.work', ...vendor }],
    });
    expect(judged('cuoral', map, of('nobody'))).toEqual({
      ok: false,
      error: [{ code: 'vendor-field-invalid', field: 'customFields.work', ...vendor }],
    });
    expect(judged('cuoral', map, of('a@localhost'))).toEqual({
      ok: false,
      error: [{ code: 'vendor-field-invalid', field: 'customFields.work', ...vendor }],
    });
    const long = `${'a'.repeat(50)}@b.example`;
    expect(judged('nxlink', map, of(long))).toEqual({
      ok: false,
      error: [{ code: 'vendor-field-too-long', field: 'customFields.work', params: { vendor: 'NXLink', limit: 50 } }],
    });
  });

  it('leaves out what is no value of a field that may be missing, and says so', () => {
    const customer = canonical({
      ...PLAIN,
      latitude: 1,
      longitude: 2,
      customFields: { dob: 'in May', sex: 'f', lat: 'north' },
    });
    const map = { birthday: 'custom.dob', gender: 'custom.sex' };
    const left = (field: string, vendor: string) => ({ code: 'vendor-field-left-out', field, params: { vendor } });
    expect(judged('nxlink', map, customer)).toMatchObject({
      ok: true,
      value: {
        warnings: [
          left('customFields.dob', 'NXLink'),
          left('customFields.sex', 'NXLink'),
          left('customFields.lat', 'NXLink'),
        ],
      },
    });
    expect(sent('nxlink', map, customer)).not.toHaveProperty('birthday');
    const halved = sent('cuoral', { latitude: 'custom.lat' }, customer);
    expect(halved).not.toHaveProperty('latitude');
    expect(halved).not.toHaveProperty('longitude');
  });

  it('shortens what may be shortened, and nothing else', () => {
    const customer = canonical({ ...PLAIN, notes: 'word '.repeat(60) });
    const address = judged('nxlink', { address: 'notes' }, customer);
    expect(address).toMatchObject({
      ok: true,
      value: {
        warnings: [
          { code: 'vendor-field-shortened', field: 'notes', params: { limit: 100 } },
          { code: 'vendor-field-shortened' },
        ],
      },
    });
    expect(judged('nxlink', { first_name: 'notes' }, customer)).toMatchObject({
      ok: false,
      error: [{ code: 'vendor-field-too-long', field: 'notes' }],
    });
  });
});

describe('a mapping that cannot work is refused when it is made', () => {
  it.each<[VendorId, unknown, string, string]>([
    ['nxlink', { nickname: 'notes' }, 'unknown-field', 'nickname'],
    ['salesmania', { ext_cust_no: 'email' }, 'mapping-locked', 'ext_cust_no'],
    ['salesmania', { name: { leaveOut: true } }, 'mapping-required', 'name'],
    ['cuoral', { email: { leaveOut: true } }, 'mapping-required', 'email'],
    ['ladiflow', { full_name: { leaveOut: true } }, 'mapping-required', 'full_name'],
    ['nxlink', { address: '{street}, {citty}' }, 'mapping-source-unknown', 'address'],
    ['nxlink', { address: 'shoe size' }, 'value-invalid', 'address'],
    ['nxlink', { address: { from: 'city', fixed: 'x' } }, 'value-invalid', 'address'],
    ['nxlink', { country: { fixed: 'Atlantis' } }, 'value-invalid', 'country'],
    ['nxlink', { birthday: { from: 'custom.dob', default: '1990-02-30' } }, 'value-invalid', 'birthday'],
    ['nxlink', { gender: { fixed: 'x' } }, 'value-invalid', 'gender'],
    ['nxlink', { email: { fixed: `${'a'.repeat(50)}@b.example` } }, 'too-long', 'email'],
    ['nxlink', { address: { fixed: ' ' } }, 'value-required', 'address'],
    ['nxlink', { address: 'x'.repeat(501) }, 'value-invalid', 'address'],
    ['alatwa', { opt8: 'email' }, 'unknown-field', 'opt8'],
  ])('%s %j is %s', (id, fieldMap, code, name) => {
    expect(parsed(id, fieldMap)).toMatchObject({ ok: false, error: [{ code, field: `settings.fieldMap.${name}` }] });
  });

  it('keeps a mapping as it was written, and none where there is none', () => {
    const fieldMap = { opt1: 'email', opt2: { from: '{city}, {country}', default: '-' }, opt3: { fixed: 'fair' } };
    expect(parsed('alatwa', fieldMap)).toMatchObject({ ok: true, value: { fieldMap } });
    expect(parsed('alatwa', {})).toMatchObject({
      ok: true,
      value: expect.not.objectContaining({ fieldMap: {} }) as unknown,
    });
  });
});

it('keeps a customer’s own fields out of free fields that nothing fills', () => {
  const customer = canonical({ ...PLAIN, customFields: { opt1: 'mine' } });
  expect(sent('alatwa', {}, customer)).not.toHaveProperty('opt1');
  expect(sent('alatwa', { opt2: 'custom.opt1' }, customer)).toMatchObject({ opt2: 'mine' });
});
