import { parsePhoneNumberFromString, isSupportedCountry, type CountryCode } from 'libphonenumber-js/min';
import { z } from 'zod';
import type { Problem, ProblemCode } from './problem.ts';
import { problem } from './problem.ts';
import { err, ok, type Result } from '#shared/result.ts';

/**
 * The canonical customer (contracts.md §1). The one schema of the form, IPC, the command line, JSON lines and CSV:
 * any human spelling in, one stored form out. Texts are trimmed and NFC-normalised; an empty text means "not given".
 */
export type Customer = {
  readonly fullName?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** E.164, such as `+628121234567`. */
  readonly whatsapp?: string;
  /** E.164. */
  readonly phone?: string;
  readonly email?: string;
  readonly street?: string;
  readonly ward?: string;
  readonly district?: string;
  readonly city?: string;
  readonly postalCode?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** Degrees, -90…90; present only together with `longitude`. */
  readonly latitude?: number;
  /** Degrees, -180…180. */
  readonly longitude?: number;
  readonly tags?: readonly string[];
  readonly notes?: string;
  /** `YYYY-MM-DD`, a calendar date without a time zone. */
  readonly birthday?: string;
  readonly gender?: 'male' | 'female';
  readonly company?: string;
  readonly jobTitle?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly customFields?: Readonly<Record<string, string>>;
};

export type CapturedCustomer = {
  readonly customer: Customer;
  /** Ids or names of the target connections; undefined = every enabled one. */
  readonly connections: readonly string[] | undefined;
  /** What was understood differently from how it was written; the customer is saved all the same. */
  readonly warnings: readonly Problem[];
};

/** Keys of a customer in the order of forms and CSV files. */
export const CUSTOMER_FIELDS = [
  'fullName',
  'firstName',
  'lastName',
  'whatsapp',
  'phone',
  'email',
  'street',
  'ward',
  'district',
  'city',
  'postalCode',
  'country',
  'latitude',
  'longitude',
  'tags',
  'notes',
  'birthday',
  'gender',
  'company',
  'jobTitle',
  'language',
  'customFields',
] as const satisfies readonly (keyof Customer)[];

export type CustomerField = (typeof CUSTOMER_FIELDS)[number];

/** Longest text of a field in UTF-16 units: generous, there only to keep a pasted book out of the outbox. */
const MAX_TEXT = 1_000;
const MAX_NOTES = 20_000;
const MAX_TAGS = 100;
const MAX_CUSTOM_FIELDS = 100;

/**
 * Parses what a person or a program gave into the canonical form.
 * All problems are returned, each with its field, so that a form can show them at once.
 */
export function parseCustomer(
  input: unknown,
  options: { readonly defaultCountry: string },
): Result<CapturedCustomer, readonly Problem[]> {
  const parsed = customerInputSchema.safeParse(input);
  if (!parsed.success) return err(problemsOf(parsed.error, input));
  const { connections, gender, whatsapp, phone, country, ...rest } = parsed.data;
  const problems: Problem[] = [];
  const numbers = {
    whatsapp: e164(whatsapp, country ?? options.defaultCountry, 'whatsapp', problems),
    phone: e164(phone, country ?? options.defaultCountry, 'phone', problems),
  };
  const name = rest.fullName ?? rest.firstName;
  if (name === undefined) problems.push(problem('name-required', { field: 'fullName' }));
  if ((rest.latitude === undefined) !== (rest.longitude === undefined)) {
    problems.push(problem('coordinates-incomplete', { field: rest.latitude === undefined ? 'latitude' : 'longitude' }));
  }
  if (problems.length > 0) return err(problems);
  const known = gender === 'male' || gender === 'female' ? gender : undefined;
  const warnings = gender !== undefined && known === undefined ? [problem('value-invalid', { field: 'gender' })] : [];
  return ok({ customer: withoutEmpty({ ...rest, ...numbers, country, gender: known }), connections, warnings });
}

/** E.164 of a number in any human spelling, or undefined when it cannot be a number of that country. */
export function toE164(text: string, defaultCountry: string): string | undefined {
  const country = defaultCountry.toUpperCase();
  const hint = isSupportedCountry(country) ? (country satisfies CountryCode) : undefined;
  const number = parsePhoneNumberFromString(
    text.replace(/^00(?=[1-9])/, '+'),
    hint === undefined ? {} : { defaultCountry: hint },
  );
  // "Possible" (length) and not "valid" (numbering plan): plans change, and a refused real number is a lost customer.
  return number?.isPossible() === true ? number.number : undefined;
}

/** ISO 3166-1 alpha-2 of an E.164 number; undefined where its country code is shared or unknown. */
export function countryOfNumber(e164: string): string | undefined {
  return parsePhoneNumberFromString(e164)?.country;
}

/** The name to show and to send where a vendor wants one text. */
export function displayName(customer: Pick<Customer, 'fullName' | 'firstName' | 'lastName'>): string {
  return customer.fullName ?? [customer.firstName, customer.lastName].filter((part) => part !== undefined).join(' ');
}

const clean = (value: string): string =>
  value
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F]+/g, ' ')
    .trim();

const text = (max: number) =>
  z
    .string()
    .max(max)
    .transform((value) => {
      const cleaned = clean(value);
      return cleaned === '' ? undefined : cleaned;
    })
    .optional();

/** A line: no break survives. */
const line = text(MAX_TEXT).transform((value) => value?.replace(/\s*\n\s*/g, ' '));

const issue = (code: ProblemCode) => ({ params: { problem: code } });

const email = line
  .refine((value) => value === undefined || /^[^\s@]+@[^\s@]+$/.test(value), issue('email-invalid'))
  .transform((value) => value?.replace(/@.*$/, (domain) => domain.toLowerCase()));

const country = line
  .transform((value) => value?.toUpperCase())
  .refine((value) => value === undefined || isSupportedCountry(value), issue('country-invalid'));

const degrees = (limit: number) =>
  z
    .number()
    .refine((value) => Math.abs(value) <= limit, issue('coordinates-out-of-range'))
    .optional();

/** Whether `YYYY-MM-DD` names a day that exists. */
export function isCalendarDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (match === null) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

const birthday = line.refine((value) => value === undefined || isCalendarDate(value), issue('birthday-invalid'));

const gender = line.transform((value) => value?.toLowerCase());

const tags = z
  .array(z.string().max(MAX_TEXT))
  .max(MAX_TAGS)
  .transform((list) => [...new Set(list.map(clean).filter((tag) => tag !== ''))])
  .optional();

const customFields = z
  .record(z.string().min(1).max(100), z.string().max(MAX_TEXT))
  .refine((fields) => Object.keys(fields).length <= MAX_CUSTOM_FIELDS, issue('too-long'))
  .transform((fields) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([key, value]) => (clean(value) === '' ? [] : [[key, clean(value)]])),
    ),
  )
  .optional();

const customerInputSchema = z.strictObject({
  fullName: line,
  firstName: line,
  lastName: line,
  whatsapp: line,
  phone: line,
  email,
  street: line,
  ward: line,
  district: line,
  city: line,
  postalCode: line,
  country,
  latitude: degrees(90),
  longitude: degrees(180),
  tags,
  notes: text(MAX_NOTES),
  birthday,
  gender,
  company: line,
  jobTitle: line,
  language: line,
  customFields,
  connections: z.array(z.string().min(1)).optional(),
});

function e164(
  value: string | undefined,
  countryCode: string,
  field: 'whatsapp' | 'phone',
  problems: Problem[],
): string | undefined {
  if (value === undefined) return undefined;
  const number = toE164(value, countryCode);
  if (number === undefined) problems.push(problem('phone-invalid', { field }));
  return number;
}

/** One Problem for each zod issue: a stable code, the field, never the value (it may be personal). */
function problemsOf(error: z.ZodError, input: unknown): readonly Problem[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return [problem('not-an-object')];
  return error.issues.flatMap((found) => {
    const field = found.path.join('.');
    if (found.code === 'unrecognized_keys') return found.keys.map((key) => problem('unknown-field', { field: key }));
    if (found.code === 'too_big') return [problem('too-long', { field, params: { limit: Number(found.maximum) } })];
    if (found.code === 'custom' && isProblemCode(found.params?.['problem']))
      return [problem(found.params['problem'], { field })];
    return [problem('wrong-type', { field })];
  });
}

function isProblemCode(value: unknown): value is ProblemCode {
  return typeof value === 'string';
}

function withoutEmpty<T extends object>(value: { readonly [K in keyof T]: T[K] | undefined }): T {
  const kept = Object.entries(value).filter(([, item]) => {
    if (item === undefined) return false;
    if (Array.isArray(item)) return item.length > 0;
    return typeof item !== 'object' || item === null || Object.keys(item).length > 0;
  });
  // The filter took out exactly what the optional fields of T do not hold.
  return Object.fromEntries(kept) as T;
}
