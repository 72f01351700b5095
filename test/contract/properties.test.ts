import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putTo } from './against-rules.ts';
import { answer } from './answers.ts';
import { NOW, open, REF, settingsOf, vendorOf } from './bench.ts';
import { parseCustomer } from '#shared/domain/customer.ts';
import type { VendorModel } from '#test/sandbox/model.ts';
import { createAlatwa } from '#test/sandbox/vendors/alatwa.ts';
import { createCuoral } from '#test/sandbox/vendors/cuoral.ts';
import { createCustom } from '#test/sandbox/vendors/custom.ts';
import { createLadiflow } from '#test/sandbox/vendors/ladiflow.ts';
import { createNxlink } from '#test/sandbox/vendors/nxlink.ts';
import { createSalesmania } from '#test/sandbox/vendors/salesmania.ts';

// Any customer that can be captured is either refused by a named rule before anything is sent, or gives a request that
// the strict reading of the vendor's documentation takes without a complaint. The rules are the sandbox's own.

const awkward = fc.constantFrom(
  'Nguyễn Thị Ánh Tuyết',
  'Nguye\u0302\u0303n De\u0301compose\u0301',
  'محمد عبد الله',
  '\u202Eright to left\u202C',
  '👩‍👩‍👧‍👦🇮🇩👍🏽',
  'tab\tand\u0000nul\u0007bell',
  'line\nbreak\r\nand more',
  '"quoted" \\back\\ {braces} </script>',
  'lone \uD800 surrogate',
  'O’Brien, Jr.; #1 & Co =cmd|calc',
  '\u00A0\u2003blanks\u200B\uFEFF',
  'Ⅷ ﬁ ﷺ',
);
const text = fc.oneof(
  awkward,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const long = fc.oneof(
  text,
  fc.string({ unit: 'grapheme', minLength: 90, maxLength: 160 }),
  fc.tuple(awkward, fc.integer({ min: 2, max: 40 })).map(([part, times]) => `${part} `.repeat(times).slice(0, 900)),
);
const phone = fc.constantFrom(
  '+628111111111',
  '0812-3456-7890',
  '+84 363 042 200',
  '+234 800 000 0000',
  '+1 866 772 8886',
  '+4915112345678',
);
const email = fc.oneof(
  fc.constantFrom(
    'siti@example.com',
    'a@localhost',
    'ünal@bücher.example',
    '👍@emoji.example',
    `${'a'.repeat(60)}@long.example`,
  ),
  fc.emailAddress(),
);

const name = fc.oneof({ weight: 6, arbitrary: text }, { weight: 1, arbitrary: long });

const customer = fc.record(
  {
    fullName: name,
    firstName: name,
    lastName: name,
    whatsapp: phone,
    phone,
    email,
    street: long,
    ward: text,
    district: text,
    city: text,
    postalCode: fc.oneof(fc.constantFrom('40115', '01234', '100000', 'SW1A 1AA', '999999999999999999'), text),
    country: fc.constantFrom('ID', 'VN', 'GH', 'CN', 'gs', 'KP', 'CI'),
    place: fc.tuple(
      fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(0, -0, 1e-9, 90)),
      fc.double({ min: -180, max: 180, noNaN: true }),
    ),
    tags: fc.array(text, { maxLength: 8 }),
    notes: fc.oneof(long, fc.string({ unit: 'grapheme', minLength: 1_500, maxLength: 3_000 })),
    birthday: fc.constantFrom('1990-02-28', '2000-02-29', '1949-12-31'),
    gender: fc.constantFrom('male', 'female', 'other'),
    company: text,
    jobTitle: text,
    language: fc.constantFrom('vi', 'vi-VN', 'en-GB', 'id', 'zh-Hans'),
    customFields: fc.dictionary(
      fc.oneof(
        fc.constantFrom('shop', 'customize_1_14', 'cửa hàng', '__proto__', 'constructor'),
        fc.string({ minLength: 1, maxLength: 20 }),
      ),
      text,
      { maxKeys: 5 },
    ),
  },
  { requiredKeys: [] },
);

type Draft = typeof customer extends fc.Arbitrary<infer T> ? T : never;

const random = (): number => 0.5;
const slots = {
  opt1: 'notes',
  opt2: 'custom.shop',
  opt3: 'externalId',
  opt4: 'tags',
  opt5: 'latitude',
  opt6: 'street',
  opt7: 'postalCode',
};

/** What people may map: fields elsewhere, templates, defaults, the same for everybody, nothing, and much too much. */
const rule = fc.oneof(
  fc.constantFrom(
    'email',
    'custom.shop',
    'externalId',
    'tags',
    'latitude',
    'postalCode',
    'whatsapp',
    'country',
    'notes',
  ),
  fc.constantFrom('{street}, {city}', '{tags};expo', '{company} ({country})', '{custom.shop}{notes}', '{birthday}'),
  fc.record({
    from: fc.constantFrom('city', '{ward} {phone}', 'custom.none'),
    default: fc.constantFrom('-', '2001-02-03', 'a@b.example'),
  }),
  fc.record({ fixed: fc.constantFrom('GMT+7', 'female', 'ID', '1999-12-31', '-6.2', 'x'.repeat(400), '{city}') }),
  fc.constant({ leaveOut: true as const }),
);

const CASES: readonly (readonly [title: string, model: () => VendorModel, settings: Record<string, unknown>])[] = [
  ['alatwa', () => createAlatwa(), { fieldMap: slots }],
  ['alatwa yes/no', () => createAlatwa({ booleanSpelling: 'yes/no' }), {}],
  ['salesmania', () => createSalesmania(), {}],
  ['salesmania national', () => createSalesmania(), { phoneFormat: 'national' }],
  ['nxlink sea', () => createNxlink({}, { random }), { timeZone: 'GMT+7' }],
  [
    'nxlink sea repeat',
    () => createNxlink({}, { random }),
    { singleName: 'repeat', smsPhone: 'sameAsWhatsapp', onExisting: 'update' },
  ],
  ['nxlink plat', () => createNxlink({ variant: 'plat' }, { random }), {}],
  ['cuoral', () => createCuoral(), { companyId: 'CMP-1' }],
  ['ladiflow', () => createLadiflow({}, { random }), {}],
  ['ladiflow create', () => createLadiflow({}, { random }), { mode: 'create' }],
  ['custom', () => createCustom(), {}],
];

describe('no request leaves that breaks a documented rule', () => {
  it.each(CASES)('%s', (_title, createModel, extra) => {
    const draftOf = createModel().connection('http://127.0.0.1:9');
    const vendor = vendorOf(draftOf.vendor);
    const setup = { settings: { ...draftOf.settings, ...extra }, secrets: { ...draftOf.secrets } };
    const account = open(vendor, setup);
    const settings = settingsOf(vendor, setup);
    const names = [
      ...vendor.descriptor.fields.map(({ name }) => name),
      ...(vendor.descriptor.ownFields ? [vendor.descriptor.ownFields.example] : []),
    ];
    const mapping =
      names.length === 0
        ? fc.constant(undefined)
        : fc.option(fc.dictionary(fc.constantFrom(...names), rule, { maxKeys: 4 }), { nil: undefined });
    let sent = 0;
    let mapped = 0;
    fc.assert(
      fc.property(customer, mapping, (draft, map) => {
        const parsed = parseCustomer(inputOf(draft), { defaultCountry: 'ID' });
        fc.pre(parsed.ok);
        const withMap = map === undefined ? undefined : vendor.parseSettings({ ...settings, fieldMap: map });
        // A mapping that breaks a rule for everybody is refused when it is made.
        fc.pre(withMap?.ok !== false);
        const outcome = vendor.map(parsed.value.customer, withMap?.value ?? settings, REF);
        if (!outcome.ok) {
          for (const found of outcome.error) expect(found.field).toMatch(/^[a-zA-Z]+$|^customFields\../);
          return;
        }
        sent += 1;
        if (withMap !== undefined) mapped += 1;
        const frozen = JSON.stringify(outcome.value.record);
        const record = vendor.parseRecord(JSON.parse(frozen));
        expect(JSON.stringify(record)).toBe(frozen);
        const request = vendor.prepare(account, [record], NOW);
        expect(JSON.stringify(JSON.parse(request.body ?? '')).match(/:(?:null|"")/)).toBeNull();
        const { reply, violations } = putTo(createModel(), request, NOW);
        expect(violations).toEqual([]);
        const verdict = vendor.classify(answer(reply?.status ?? 0, reply?.body ?? ''), [record], account);
        expect(verdict).toMatchObject({ kind: 'settled', outcomes: [{ kind: 'delivered' }] });
      }),
      { numRuns: 250, seed: 20_261_122 },
    );
    // Otherwise the property would hold for a mapping that refuses everybody.
    expect(sent).toBeGreaterThan(100);
    expect(mapped).toBeGreaterThan(names.length === 0 ? -1 : 20);
  });
});

function inputOf({ place, ...rest }: Draft): unknown {
  return {
    fullName: 'Budi Santoso',
    ...rest,
    ...(place === undefined ? {} : { latitude: place[0], longitude: place[1] }),
  };
}
