import { expect, it } from 'vitest';
import { BENCHES, FULL, NOW, open, PLAIN, record, REF, rowsIn, settingsOf, type Setup } from './bench.ts';
import type { Vendor } from '#electron/vendors/definition.ts';
import { CUSTOMER_FIELDS, type Customer, type CustomerField } from '#shared/domain/customer.ts';
import type { VendorField } from '#shared/domain/vendor-field.ts';
import { messages } from '#shared/i18n/catalogue.ts';

// What a definition says about its fields is what its mapping does: the mapping screen and the vendor's page are drawn
// from the one, and the customers go out by the other.

export function fieldCases(vendor: Vendor, setup: Setup): void {
  const settings = settingsOf(vendor, setup);
  const account = open(vendor, setup);
  const declared = vendor.descriptor.fields.filter(({ when }) => when === undefined || settings[when.key] === when.is);
  const sent = (customer: Customer): ReadonlyMap<string, unknown> => {
    const [row] = rowsIn(vendor.prepare(account, [record(vendor, setup, customer)], NOW));
    return new Map(leaves(row ?? {}, declared));
  };
  const named = (field: VendorField): readonly CustomerField[] =>
    CUSTOMER_FIELDS.filter((key) => field.from.includes(key));

  it('names every field once, and its change in three languages', () => {
    expect(new Set(declared.map(({ name }) => name)).size).toBe(declared.length);
    for (const words of Object.values(messages)) {
      expect(declared.filter(({ change }) => !Object.hasOwn(words, `mapping.how.${change}`))).toEqual([]);
    }
  });

  it('offers presets that its own rules take, with a name in three languages', () => {
    for (const { id, fieldMap } of vendor.descriptor.presets) {
      expect(vendor.parseSettings({ ...setup.settings, fieldMap })).toMatchObject({ ok: true, value: { fieldMap } });
      for (const words of Object.values(messages)) expect(words).toHaveProperty([`mapping.preset.${id}`]);
    }
  });

  it('sends no field that it does not name, and sends each one that it fills from a customer', () => {
    const names = declared.map(({ name }) => name);
    expect([...sent(ALL).keys()].filter((name) => !names.includes(name))).toEqual([]);
    const filled = declared.filter((field) => named(field).length > 0 || field.change === 'our-number');
    expect(filled.map(({ name }) => name).filter((name) => !sent(ALL).has(name))).toEqual([]);
  });

  it('fills each field from exactly what it names', () => {
    for (const key of CUSTOMER_FIELDS) {
      // A field that is tried later counts only without the earlier ones.
      const readers = declared.filter((field) =>
        basesFor(field, key).some((base) => !Object.is(text(base, field), text({ ...base, ...OTHER[key] }, field))),
      );
      expect([key, readers.map(({ name }) => name)]).toEqual([key, declaredReaders(key)]);
    }
    function text(customer: Customer, { name }: VendorField): string {
      return JSON.stringify(sent(customer).get(name) ?? null);
    }
    function declaredReaders(key: CustomerField): readonly string[] {
      const mapped = setup.settings['fieldMap'] as Record<string, string> | undefined;
      const source = (name: string): string | undefined => mapped?.[name]?.replace(/^custom\..+/, 'customFields');
      return declared.filter(({ name, from }) => from.includes(key) || source(name) === key).map(({ name }) => name);
    }
  });

  it('always sends what it calls required, and needs one of those that it says so of', () => {
    const always = declared.filter(({ required }) => required === 'yes').map(({ name }) => name);
    expect(always.filter((name) => !sent(PLAIN).has(name))).toEqual([]);
    const oneOf = declared.filter(({ required }) => required === 'one-of').flatMap(named);
    expect(BENCHES[vendor.id].required.filter(({ without }) => without.length > 1)).toEqual(
      oneOf.length === 0 ? [] : [{ field: 'whatsapp', without: expect.toSatisfy(sameSet(oneOf)) as unknown }],
    );
  });

  const limited = declared.filter(({ limit, into }) => limit !== undefined && !CANNOT_BE_LONG.includes(into ?? ''));
  it.runIf(limited.length > 0).each(limited.map((field) => [field.name, field.beyond, field] as const))(
    'keeps the limit of %s (%s)',
    (_name, beyond, { name, into, from, limit = 0 }) => {
      const of = (length: number): Customer => ({ ...PLAIN, ...longest(into ?? from[0] ?? '', length) });
      const outcome = (length: number) => vendor.map(of(length), settings, REF);
      const fits = outcome(limit);
      expect(fits).toMatchObject({ ok: true, value: { warnings: [] } });
      expect(sent(of(limit)).get(name)).toHaveLength(limit);
      const found = { field: expect.any(String) as unknown, params: { vendor: vendor.descriptor.name, limit } };
      if (beyond === 'refuse') {
        expect(outcome(limit + 1)).toEqual({ ok: false, error: [{ code: 'vendor-field-too-long', ...found }] });
        return;
      }
      const code = beyond === 'shorten' ? 'vendor-field-shortened' : 'vendor-field-long';
      expect(outcome(limit + 1)).toMatchObject({ ok: true, value: { warnings: [{ code, ...found }] } });
      // A person is shown what is cut.
      const cut = { field: found.field, limit, over: 1, text: sent(of(limit + 1)).get(name) };
      if (beyond === 'shorten') expect(outcome(limit + 1)).toMatchObject({ value: { cuts: [cut] } });
      expect(sent(of(limit + 1)).get(name)).toHaveLength(beyond === 'shorten' ? limit : limit + 1);
    },
  );
}

/** With a tag that LadiFlow takes by its id. */
const ALL: Customer = { ...FULL, tags: [...(FULL.tags ?? []), '653a3ca502e8ab00122c39c3'] };

/** The longest English name of a country has 44 characters, the longest number 15 digits. */
const CANNOT_BE_LONG: readonly string[] = ['country', 'whatsapp', 'phone'];

/** One word, so that a cut falls at the very limit. */
function longest(into: string, length: number): Partial<Customer> {
  if (into === 'email') return { email: `${'a'.repeat(length - '@example.com'.length)}@example.com` };
  const word = 'n'.repeat(length);
  return into === 'firstName' || into === 'lastName'
    ? { firstName: 'A', lastName: 'B', [into]: word }
    : { [into]: word };
}

/** Another value of each field, so that what is filled from it changes. */
const OTHER: { readonly [K in CustomerField]: Partial<Customer> } = {
  fullName: { fullName: 'Dewi Lestari' },
  firstName: { firstName: 'Dewi' },
  lastName: { lastName: 'Lestari' },
  whatsapp: { whatsapp: '+628129999999' },
  phone: { phone: '+84363042299' },
  email: { email: 'dewi@example.com' },
  street: { street: 'Jl. Asia 2' },
  ward: { ward: 'Other' },
  district: { district: 'Other' },
  city: { city: 'Surabaya' },
  postalCode: { postalCode: '60115' },
  country: { country: 'GH' },
  latitude: { latitude: 1.5 },
  longitude: { longitude: 2.5 },
  tags: { tags: ['other', '653a3ca502e8ab00122c39c4'] },
  notes: { notes: 'other' },
  birthday: { birthday: '1991-03-01' },
  gender: { gender: 'male' },
  company: { company: 'Other' },
  jobTitle: { jobTitle: 'Other' },
  language: { language: 'vi' },
  customFields: { customFields: { shop: 'Other', customize_1_14: 'bb' } },
};

/** The full customer, with and without what comes before the key, short enough for every limit. */
function basesFor(field: VendorField, key: CustomerField): readonly Customer[] {
  const short: Customer = { ...ALL, street: 'Jl. 1' };
  const before = field.from.slice(0, Math.max(0, field.from.indexOf(key)));
  const left = Object.fromEntries(Object.entries(short).filter(([name]) => !before.includes(name)));
  // Names apart outweigh the whole one, which counts only when one of them is missing.
  const { lastName: _, ...without }: Customer = left;
  return [short, left, ...(key === 'fullName' ? [without] : [])];
}

/** Values by the vendor's own names: `location.lat` where the definition names it so. */
function leaves(row: object, declared: readonly VendorField[]): readonly (readonly [string, unknown])[] {
  return Object.entries(row).flatMap(([name, value]: [string, unknown]) => {
    const isParent = declared.some((field) => field.name.startsWith(`${name}.`));
    if (!isParent || typeof value !== 'object' || value === null) return [[name, value] as const];
    return Object.entries(value).map(([key, part]) => [`${name}.${key}`, part as unknown] as const);
  });
}

const sameSet =
  (wanted: readonly string[]) =>
  (without: readonly string[]): boolean =>
    [...new Set(wanted)].sort().join() === [...without].sort().join();
