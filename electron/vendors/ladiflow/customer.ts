import { z } from 'zod';
import { ownFields } from './fields.ts';
import { TAG_ID, type LadiflowSettings } from './settings.ts';
import type { DeliveryRef, Mapped } from '../definition.ts';
import { withoutUndefined } from '../json.ts';
import {
  byOwnName,
  cannotTake,
  fullNameOf,
  isMailAddress,
  leftOut,
  nationalDigits,
  needsField,
  postalNumber,
  textLength,
} from '../mapping.ts';
import type { Customer } from '#shared/domain/customer.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';

const VENDOR = 'LadiFlow';

/** The form of the vendor's application limits the full name; the API may not, so it is a warning. */
const NAME_LIMIT = 100;

const bodySchema = z.strictObject({
  email: z.string().optional(),
  first_name: z.string(),
  full_name: z.string(),
  dob: z.string().optional(),
  phone: z.string().optional(),
  gender: z.enum(['male', 'female']).optional(),
  tags: z.array(z.string()).optional(),
  import_by_tag_name: z.boolean().optional(),
  custom_fields: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
  country: z.string().optional(),
  city: z.string().optional(),
  district: z.string().optional(),
  ward: z.string().optional(),
  address: z.string().optional(),
  company: z.string().optional(),
  job_title: z.string().optional(),
  lang: z.enum(['vi', 'en', 'other']).optional(),
  postal_code: z.number().optional(),
  source: z.string(),
  external_customer_id: z.string(),
});

type LadiflowBody = z.output<typeof bodySchema>;

/** The mode is frozen: a create that got no answer is looked up, whatever the setting says by then. */
export const recordSchema = z.strictObject({ mode: z.enum(['upsert', 'create']), body: bodySchema });

export type LadiflowRecord = z.output<typeof recordSchema>;

/**
 * E-mail or number is wanted; the e-mail is the identity. The number's text is frozen here: the vendor's look-up and
 * the address that it makes up for customers without one both depend on it.
 */
export function mapLadiflow(
  customer: Customer,
  settings: LadiflowSettings,
  ref: DeliveryRef,
): Result<Mapped<LadiflowRecord>, readonly Problem[]> {
  const { email } = customer;
  const number = customer.whatsapp ?? customer.phone;
  if (email === undefined && number === undefined) return err([needsField(VENDOR, 'whatsapp')]);
  if (email !== undefined && !isMailAddress(email)) return err([cannotTake(VENDOR, 'email')]);
  const tags = tagsOf(customer, settings);
  const own = ownFieldsOf(customer);
  const postal = postalOf(customer);
  const full = fullNameOf(customer);
  const body = withoutUndefined<LadiflowBody>({
    email,
    first_name: customer.firstName ?? full,
    full_name: full,
    dob: customer.birthday,
    phone: number === undefined ? undefined : nationalDigits(number, '84'),
    gender: customer.gender,
    ...tags.fields,
    custom_fields: own.fields,
    ...placeOf(customer),
    company: customer.company,
    job_title: customer.jobTitle,
    lang: languageOf(customer),
    postal_code: postal.code,
    source: 'API',
    external_customer_id: ref.externalId,
  });
  const warnings = [...nameWarnings(full), ...tags.warnings, ...own.warnings, ...postal.warnings];
  return ok({ record: { mode: settings.mode, body }, warnings });
}

type Part<T> = { readonly fields: T; readonly warnings: readonly Problem[] };

/** Names go out with an upsert; a create takes ids only, and drops what it does not know without a word. */
function tagsOf(
  { tags }: Customer,
  { mode, tagIds = {} }: LadiflowSettings,
): Part<{ tags: string[] | undefined; import_by_tag_name: boolean | undefined }> {
  const sent = mode === 'upsert' ? [...(tags ?? [])] : (tags ?? []).flatMap((tag) => idOfTag(tag, tagIds));
  const fields = {
    tags: sent.length === 0 ? undefined : sent,
    import_by_tag_name: sent.length > 0 && mode === 'upsert' ? true : undefined,
  };
  return { fields, warnings: sent.length < (tags ?? []).length ? [leftOut(VENDOR, 'tags')] : [] };
}

/** A tag may be given by its id; names are compared as people read them. */
function idOfTag(tag: string, tagIds: Readonly<Record<string, string>>): readonly string[] {
  if (TAG_ID.test(tag)) return [tag];
  const same = Object.entries(tagIds).find(([name]) => name.normalize('NFC').toLowerCase() === tag.toLowerCase());
  return same === undefined ? [] : [same[1]];
}

function ownFieldsOf({ customFields }: Customer): Part<{ name: string; value: string }[] | undefined> {
  const { fitting, others } = byOwnName(ownFields, customFields);
  return {
    fields: fitting.length === 0 ? undefined : fitting.map(([name, value]) => ({ name, value })),
    warnings: others.map(([name]) => leftOut(VENDOR, `customFields.${name}`)),
  };
}

function placeOf(customer: Customer): Record<'country' | 'city' | 'district' | 'ward' | 'address', string | undefined> {
  const { country, city, district, ward, street } = customer;
  return { country, city, district, ward, address: street };
}

function postalOf({ postalCode }: Customer): {
  readonly code: number | undefined;
  readonly warnings: readonly Problem[];
} {
  if (postalCode === undefined) return { code: undefined, warnings: [] };
  const code = postalNumber(postalCode);
  return { code, warnings: code === undefined ? [leftOut(VENDOR, 'postalCode')] : [] };
}

function languageOf({ language }: Customer): LadiflowBody['lang'] {
  if (language === undefined) return undefined;
  const primary = language.toLowerCase().split('-')[0];
  return primary === 'vi' || primary === 'en' ? primary : 'other';
}

function nameWarnings(name: string): readonly Problem[] {
  const params = { vendor: VENDOR, limit: NAME_LIMIT };
  return textLength(name) > NAME_LIMIT ? [problem('vendor-field-long', { field: 'fullName', params })] : [];
}
