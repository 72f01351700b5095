import { calendarDate, digitsOnly, emailForm, type Rule, type Rules } from '../fields.ts';
import { isObject, textOf, type CustomerFields } from '../model.ts';
import type { HeldRecord } from '../records.ts';

const text: Rule = { type: 'text', nullable: true, mayBeEmpty: true };
const texts: Rule = { type: 'list', of: { type: 'text' } };
const customField: Rule = {
  type: 'object',
  fields: { name: { type: 'text', required: true }, value: { type: 'text', required: true, mayBeEmpty: true } },
};

/** The table and the example of "Tạo khách hàng" together; each lists fields that the other leaves out. */
const customer: Rules = {
  email: { type: 'text', nullable: true, form: emailForm },
  phone: { type: 'text', nullable: true, form: digitsOnly },
  first_name: text,
  full_name: text,
  dob: { type: 'text', form: calendarDate },
  gender: { type: 'text', oneOf: ['male', 'female'] },
  tags: texts,
  custom_fields: { type: 'list', of: customField },
  country: text,
  city: text,
  district: text,
  ward: text,
  address: text,
  address_2: text,
  company: text,
  job_title: text,
  lang: { type: 'text', oneOf: ['vi', 'en', 'other'] },
  postal_code: { type: 'number' },
  channels: texts,
  source: text,
  external_customer_id: text,
  subcribed_at: text,
  website: { type: 'either', of: [text, texts] },
  facebook_url: text,
  twitter_url: text,
  linkedIn_url: text,
  score: { type: 'number' },
  zalo: text,
  skype: text,
};
const page: Rules = { limit: { type: 'integer' }, page: { type: 'integer' } };
const direction: Rule = { type: 'text', oneOf: ['ASC', 'DESC'] };

/** The body of each call. */
export const ladiflowBodies = {
  create: customer,
  upsert: { ...customer, _id: { type: 'text' }, import_by_tag_name: { type: 'boolean' } },
  update: { ...customer, _id: { type: 'text', required: true } },
  show: { customer_id: { type: 'text' }, email: { type: 'text' }, phone: { type: 'text' } },
  list: {
    ...page,
    search: { type: 'object', fields: { name: text } },
    sort: { type: 'object', fields: { updated_at: direction, created_at: direction } },
    tags: texts,
  },
  listTag: { ...page, keyword: text },
  createTag: { name: { type: 'text', required: true } },
} as const satisfies Readonly<Record<string, Rules>>;

const storeId = '5f9fa8a09b5c4d6ce6e3a77d';
const unmapped = ['full_name', 'lang', 'subcribed_at'];

/** The e-mail, or the one that the vendor makes up for a customer with a number only. */
export function ladiflowIdentity(fields: CustomerFields): string {
  return textOf(fields['email'])?.toLowerCase() ?? `${String(fields['phone'])}.ladiflow@ladimail.com`;
}

/** A record as the vendor prints it: some documented inputs come back under `external_data` only. */
export function printLadiflow(record: HeldRecord, isNew: boolean): CustomerFields {
  const fields = record.customer;
  const external = unmapped.flatMap((name) => (fields[name] === undefined ? [] : [{ name, value: fields[name] }]));
  const mapped = Object.fromEntries(Object.entries(fields).filter(([name]) => !unmapped.includes(name)));
  const email = ladiflowIdentity(fields);
  const dob = textOf(fields['dob']);
  return {
    channels: ['API'],
    tags: [],
    custom_fields: [],
    ...mapped,
    ...(dob ? { dob: `${dob}T00:00:00.000Z`, dob_month: Number(dob.slice(5, 7)) - 1 } : {}),
    _id: record.id,
    email,
    key: `${email}-${storeId}`,
    name: fields['first_name'] ?? '',
    last_name: '',
    status: 'SUBSCRIBER',
    store_id: storeId,
    is_merge: false,
    is_delete: false,
    created_at: new Date(record.createdAtMs).toISOString(),
    updated_at: new Date(record.updatedAtMs).toISOString(),
    isNewSubscriber: isNew,
    external_data: external,
  };
}

/** `list` without a search text gives everybody; with one, it looks into name, e-mail and number. */
export function matchesSearch(record: HeldRecord, asked: CustomerFields): boolean {
  const search = isObject(asked['search']) ? asked['search']['name'] : undefined;
  const wanted = textOf(search)?.toLowerCase();
  if (wanted === undefined) return true;
  return ['first_name', 'full_name', 'email', 'phone'].some((name) =>
    textOf(record.customer[name])?.toLowerCase().includes(wanted),
  );
}

/** Page 0 is page 1: the vendor's text says that paging starts at 1, and its example sends 0. */
export function ladiflowPage(rows: readonly unknown[], asked: CustomerFields): CustomerFields {
  const limit = typeof asked['limit'] === 'number' && asked['limit'] > 0 ? asked['limit'] : 20;
  const pageNumber = typeof asked['page'] === 'number' && asked['page'] > 0 ? asked['page'] : 1;
  return { items: rows.slice((pageNumber - 1) * limit, pageNumber * limit), total: rows.length, limit };
}
