import { z } from 'zod';
import { LIMITS, ownFields, REMARK_LIMIT } from './fields.ts';
import { TYPE_OF, type NxlinkSettings } from './settings.ts';
import type { Mapped } from '../definition.ts';
import { withoutUndefined } from '../json.ts';
import {
  addressLine,
  byOwnName,
  countryName,
  fitted,
  fullNameOf,
  leftOut,
  nameParts,
  needsField,
  phoneDigits,
  tagLine,
  textLength,
  tooLong,
} from '../mapping.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';

const VENDOR = 'NXLink';

/** In the order in which they are sent: the signature is over this very text. */
const customerSchema = z.strictObject({
  full_name: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  sms_phone: z.string().optional(),
  whats_app_phone: z.string().optional(),
  country: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
  birthday: z.string().optional(),
  remark: z.string().optional(),
  tagStr: z.string().optional(),
  time_zone: z.string().optional(),
  gender: z.union([z.literal(0), z.literal(1)]).optional(),
  customize_field: z.string().optional(),
});

type NxlinkCustomer = z.output<typeof customerSchema>;

/** `type` and `variant` are frozen: what may happen to an existing customer was decided when this one was captured. */
export const recordSchema = z.strictObject({
  variant: z.enum(['sea', 'plat']),
  type: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  customer: customerSchema,
});

export type NxlinkRecord = z.output<typeof recordSchema>;

/** Identities that are too long are refused, never cut; address and remark are shortened, where a person agrees. */
export function mapNxlink(
  customer: Customer,
  settings: NxlinkSettings,
): Result<Mapped<NxlinkRecord>, readonly Problem[]> {
  const names = namesOf(customer, settings);
  const country = countryName(customer.country);
  const { street, ward, district, city, postalCode, email } = customer;
  const address = fitted(VENDOR, 'street', addressLine(street, ward, district, city, postalCode), LIMITS.address);
  const remark = fitted(VENDOR, 'notes', customer.notes, REMARK_LIMIT[settings.variant]);
  const own = ownFieldsOf(customer);
  const cuts = [...address.cuts, ...remark.cuts];
  const held = settings.longText === 'hold' ? cuts.map(({ field, limit }) => tooLong(VENDOR, field, limit)) : [];
  const problems = [...names.problems, ...identityProblems(customer, country), ...held];
  if (problems.length > 0) return err(problems);
  const mapped = withoutUndefined<NxlinkCustomer>({
    ...names.fields,
    ...phonesOf(customer, settings),
    country,
    email,
    address: address.text,
    birthday: customer.birthday,
    remark: remark.text,
    tagStr: tagLine(customer.tags),
    time_zone: settings.timeZone,
    // 0 is a value here (female), so it is told from "not given" by undefined alone.
    gender: customer.gender === undefined ? undefined : customer.gender === 'male' ? 1 : 0,
    customize_field: own.text,
  });
  const record = { variant: settings.variant, type: TYPE_OF[settings.onExisting], customer: mapped };
  return ok({ record, warnings: [...address.warnings, ...remark.warnings, ...own.warnings], cuts });
}

type Names = Pick<NxlinkCustomer, 'full_name' | 'first_name' | 'last_name'>;

/** sea wants first and last name and does not list the full one; plat wants the full name, and takes the others. */
function namesOf(
  customer: Customer,
  settings: NxlinkSettings,
): { readonly fields: Names; readonly problems: readonly Problem[] } {
  const whole = fullNameOf(customer);
  if (settings.variant === 'plat') {
    const { firstName, lastName } = customer;
    const fields = withoutUndefined<Names>({ full_name: whole, first_name: firstName, last_name: lastName });
    return { fields, problems: [...over('fullName', whole, LIMITS.fullName), ...partProblems(firstName, lastName)] };
  }
  const { first, last } = nameParts(customer);
  const lastName = last ?? (settings.singleName === 'repeat' ? first : '-');
  const split = customer.lastName === undefined || customer.firstName === undefined;
  const problems = split
    ? [...over('fullName', first, LIMITS.namePart), ...over('fullName', lastName, LIMITS.namePart)].slice(0, 1)
    : partProblems(first, lastName);
  return { fields: { first_name: first, last_name: lastName }, problems };
}

function partProblems(first: string | undefined, last: string | undefined): readonly Problem[] {
  return [...over('firstName', first, LIMITS.namePart), ...over('lastName', last, LIMITS.namePart)];
}

function identityProblems(customer: Customer, country: string | undefined): readonly Problem[] {
  const { whatsapp, phone, email } = customer;
  // Not documented as required, but without one of them nobody can be matched or messaged (vendors/nxlink.md §3).
  const reachable = whatsapp !== undefined || phone !== undefined || email !== undefined;
  return [
    ...(reachable ? [] : [needsField(VENDOR, 'whatsapp')]),
    ...over('email', email, LIMITS.email),
    ...over('country', country, LIMITS.country),
  ];
}

function over(field: string, text: string | undefined, limit: number): readonly Problem[] {
  return text !== undefined && textLength(text) > limit ? [tooLong(VENDOR, field, limit)] : [];
}

function phonesOf(
  { whatsapp, phone }: Customer,
  settings: NxlinkSettings,
): { readonly [key in 'sms_phone' | 'whats_app_phone']: string | undefined } {
  const sms = phone ?? (settings.smsPhone === 'sameAsWhatsapp' ? whatsapp : undefined);
  return { sms_phone: sms && phoneDigits(sms), whats_app_phone: whatsapp && phoneDigits(whatsapp) };
}

/** A JSON document inside a JSON text. Names are the tenant's: `customize_<type>_<n>`; others do not exist there. */
function ownFieldsOf({ customFields }: Customer): {
  readonly text: string | undefined;
  readonly warnings: readonly Problem[];
} {
  const { fitting, others } = byOwnName(ownFields, customFields);
  return {
    text: fitting.length === 0 ? undefined : JSON.stringify(Object.fromEntries(fitting)),
    warnings: others.map(([name]) => leftOut(VENDOR, `customFields.${name}`)),
  };
}
