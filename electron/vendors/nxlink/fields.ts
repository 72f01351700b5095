import type { Preset } from '#shared/domain/field-map.ts';
import type { OwnFields, VendorField } from '#shared/domain/vendor-field.ts';

/** Documented limits, in characters (vendors/nxlink.md §3). */
export const LIMITS = { fullName: 255, namePart: 128, email: 50, phone: 30, country: 50, address: 100 } as const;
export const REMARK_LIMIT = { sea: 100, plat: 2_000 } as const;

const sea = { key: 'variant', is: 'sea' };
const plat = { key: 'variant', is: 'plat' };
const identity = { beyond: 'refuse' } as const;
const namePart = { ...identity, limit: LIMITS.namePart } as const;
const remark: VendorField = {
  name: 'remark',
  from: ['notes'],
  change: 'as-is',
  required: 'no',
  beyond: 'shorten',
  into: 'notes',
};

const names: readonly VendorField[] = [
  {
    ...identity,
    name: 'full_name',
    from: ['fullName', 'firstName', 'lastName'],
    change: 'full-name',
    required: 'yes',
    limit: LIMITS.fullName,
    into: 'fullName',
    when: plat,
  },
  {
    ...namePart,
    name: 'first_name',
    from: ['firstName', 'fullName'],
    change: 'first-words',
    required: 'yes',
    into: 'firstName',
    when: sea,
  },
  {
    ...namePart,
    name: 'first_name',
    from: ['firstName'],
    change: 'as-is',
    required: 'no',
    into: 'firstName',
    when: plat,
  },
  {
    ...namePart,
    name: 'last_name',
    from: ['lastName', 'fullName'],
    change: 'last-word',
    required: 'yes',
    into: 'lastName',
    when: sea,
  },
  { ...namePart, name: 'last_name', from: ['lastName'], change: 'as-is', required: 'no', into: 'lastName', when: plat },
];

/** A number or an e-mail is not documented as required, but without one nobody can be matched (vendors/nxlink.md §3). */
const reachable = { ...identity, required: 'one-of', assumed: true } as const;

export const fields: readonly VendorField[] = [
  ...names,
  { ...reachable, name: 'sms_phone', from: ['phone'], change: 'digits', limit: LIMITS.phone, into: 'phone' },
  {
    ...reachable,
    name: 'whats_app_phone',
    from: ['whatsapp'],
    change: 'digits',
    limit: LIMITS.phone,
    into: 'whatsapp',
  },
  {
    ...identity,
    name: 'country',
    from: ['country'],
    change: 'country-name',
    required: 'no',
    limit: LIMITS.country,
    into: 'country',
  },
  { ...reachable, name: 'email', from: ['email'], change: 'as-is', limit: LIMITS.email, into: 'email' },
  {
    name: 'address',
    from: ['street', 'ward', 'district', 'city', 'postalCode'],
    change: 'joined',
    required: 'no',
    limit: LIMITS.address,
    beyond: 'shorten',
    into: 'street',
  },
  { name: 'birthday', from: ['birthday'], change: 'as-is', required: 'no', into: 'birthday' },
  { ...remark, limit: REMARK_LIMIT.sea, when: sea },
  { ...remark, limit: REMARK_LIMIT.plat, when: plat },
  { name: 'tagStr', from: ['tags'], change: 'comma-list', required: 'no', into: 'tags' },
  { name: 'time_zone', from: ['settings.timeZone'], change: 'setting', required: 'no', into: 'settings.timeZone' },
  { name: 'gender', from: ['gender'], change: 'gender-number', required: 'no', into: 'gender' },
  { name: 'customize_field', from: ['customFields'], change: 'json-text', required: 'no' },
];

/** The tenant's own fields; the fields endpoint lists them. Others do not exist there. */
export const ownFields: OwnFields = {
  pattern: String.raw`customize_\d+_\d+`,
  example: 'customize_1_14',
  automatic: true,
};

export const presets: readonly Preset[] = [
  { id: 'indonesia-retail', fieldMap: { address: '{street}, {district}, {city}', time_zone: { fixed: 'GMT+7' } } },
  {
    id: 'vietnam-retail',
    fieldMap: { address: '{street}, {ward}, {district}, {city}', time_zone: { fixed: 'GMT+7' } },
  },
];
