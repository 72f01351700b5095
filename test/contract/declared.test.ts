import { describe, expect, it } from 'vitest';
import { canonical, FULL, PLAIN, REF } from './bench.ts';
import { declaredMapping, declaredRecord } from '#electron/vendors/declared.ts';
import type { VendorField } from '#shared/domain/vendor-field.ts';

const field = (
  name: string,
  change: VendorField['change'],
  from: readonly string[],
  more: Partial<VendorField> = {},
): VendorField => ({
  name,
  from: [...from],
  change,
  required: 'no',
  ...more,
});

const FIELDS: readonly VendorField[] = [
  field('key', 'our-number', ['externalId'], { required: 'yes' }),
  field('name', 'full-name', ['fullName', 'firstName', 'lastName'], { into: 'fullName', limit: 30, beyond: 'warn' }),
  field('given', 'first-words', ['firstName', 'fullName']),
  field('family', 'last-word', ['lastName', 'fullName']),
  field('phone', 'digits', ['whatsapp', 'phone'], { required: 'one-of' }),
  field('viet', 'digits-vietnam', ['phone']),
  field('mail', 'as-is', ['email'], { required: 'one-of', into: 'email', limit: 20, beyond: 'refuse' }),
  field('address', 'joined', ['street', 'city']),
  field('country', 'country-name', ['country']),
  field('zip', 'number', ['postalCode'], { into: 'postalCode' }),
  field('at.lat', 'decimal-number', ['latitude']),
  field('at.lon', 'decimal-number', ['longitude']),
  field('tags', 'list', ['tags']),
  field('line', 'comma-list', ['tags']),
  field('note', 'as-is', ['notes'], { into: 'notes', limit: 20, beyond: 'shorten' }),
  field('group', 'setting', ['settings.group'], { required: 'yes' }),
];
const map = declaredMapping('Acme', FIELDS);
const settings = { group: 'fair' };

describe('a mapping that its fields declare', () => {
  it('fills, writes, nests and leaves out', () => {
    expect(map(FULL, settings, REF)).toEqual({
      ok: true,
      value: {
        record: {
          key: REF.externalId,
          name: 'Siti Nurhaliza Ünal',
          given: 'Siti',
          family: 'Nurhaliza Ünal',
          phone: '628111111111',
          viet: '0363042200',
          mail: 'Siti@example.com',
          address: 'Jl. Merdeka 1, Bandung',
          country: 'Indonesia',
          zip: 40115,
          at: { lat: -6.9034443, lon: 107.6181927 },
          tags: ['pameran', 'VIP, gold'],
          line: 'pameran,VIP gold',
          note: 'Calls back on Monday',
          group: 'fair',
        },
        warnings: [],
        cuts: [],
      },
    });
    const plain = map(PLAIN, settings, REF);
    expect(plain.ok && Object.keys(plain.value.record)).toEqual([
      'key',
      'name',
      'given',
      'family',
      'phone',
      'mail',
      'group',
    ]);
  });

  it('names what is missing, and of several that would do the number', () => {
    const nobody = canonical({ fullName: 'X' });
    expect(map(nobody, settings, REF)).toMatchObject({ error: [{ code: 'vendor-needs-field', field: 'whatsapp' }] });
    expect(map(PLAIN, {}, REF)).toMatchObject({ error: [{ code: 'vendor-needs-field', field: 'settings.group' }] });
  });

  it('refuses, shortens and warns as declared', () => {
    const long = {
      ...PLAIN,
      fullName: 'n'.repeat(31),
      notes: 'word '.repeat(9),
      postalCode: '01234',
      latitude: 0,
      longitude: 0,
    };
    expect(map(long, settings, REF)).toMatchObject({
      value: {
        record: { note: 'word word word word' },
        warnings: [
          { code: 'vendor-field-long', field: 'fullName', params: { limit: 30 } },
          { code: 'vendor-field-left-out', field: 'postalCode' },
          { code: 'vendor-field-shortened', field: 'notes', params: { limit: 20 } },
          { code: 'vendor-field-left-out', field: 'latitude' },
        ],
        cuts: [{ field: 'notes', limit: 20, over: 26, text: 'word word word word' }],
      },
    });
    const mail = { ...PLAIN, email: `${'a'.repeat(20)}@example.com` };
    expect(map(mail, settings, REF)).toMatchObject({ error: [{ code: 'vendor-field-too-long', field: 'email' }] });
  });

  it('freezes a record that is read again, and no other', () => {
    const record = declaredRecord(FIELDS);
    const mapped = map(FULL, settings, REF);
    if (!mapped.ok) throw new Error('refused');
    const text = JSON.stringify(mapped.value.record);
    expect(JSON.stringify(record.parse(JSON.parse(text)))).toBe(text);
    for (const odd of [{}, [], null, { ...mapped.value.record, extra: 1 }]) expect(() => record.parse(odd)).toThrow();
  });

  it.each(['fixed', 'json-text', 'name-value-list'] as const)('does not guess what %s would be', (change) => {
    expect(() => declaredMapping('Acme', [field('x', change, [])])).toThrow(/Acme: x/);
  });
});
