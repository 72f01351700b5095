import { calendarDate, digitsOnly, type Rule, type Rules, type TextForm } from '../fields.ts';

export type NxlinkVariant = 'sea' | 'plat';

const customFields: TextForm = { name: 'a JSON object of customize_<type>_<n> fields', accepts: isCustomFieldsText };
const dateTime: TextForm = {
  name: 'yyyy-MM-dd HH:mm:ss',
  accepts: (text) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text),
};

const phone: Rule = { type: 'text', max: 30, form: digitsOnly };
const account = { tenant_id: { type: 'integer', required: true }, app_key: { type: 'text', required: true } } as const;

const bothVariants: Rules = {
  sms_phone: phone,
  whats_app_phone: phone,
  country: { type: 'text', max: 50 },
  email: { type: 'text', max: 50 },
  address: { type: 'text', max: 100 },
  birthday: { type: 'text', form: calendarDate },
  tagStr: { type: 'text' },
  time_zone: { type: 'text' },
  gender: { type: 'integer', min: 0, max: 1 },
  customize_field: { type: 'text', form: customFields },
  belong_seat_user: { type: 'text', max: 128 },
  // In the vendor's example, not in its table.
  source: { type: 'text' },
};

/** "sea" asks for the two names and has the shorter remark; "plat" asks for the full name and knows more channels. */
const customerOf: Readonly<Record<NxlinkVariant, Rules>> = {
  sea: {
    ...bothVariants,
    first_name: { type: 'text', required: true, max: 128 },
    last_name: { type: 'text', required: true, max: 128 },
    remark: { type: 'text', max: 100 },
  },
  plat: {
    ...bothVariants,
    full_name: { type: 'text', required: true, max: 255 },
    first_name: { type: 'text', max: 128 },
    last_name: { type: 'text', max: 128 },
    remark: { type: 'text', max: 2000 },
    viber_phone: phone,
    messenger: { type: 'text', max: 32, form: digitsOnly },
    instagram: { type: 'text', max: 32, form: digitsOnly },
    zalo: { type: 'text', max: 32, form: digitsOnly },
    line: { type: 'text', max: 50 },
  },
};

export function batchRule(variant: NxlinkVariant): Rule {
  return {
    type: 'object',
    required: true,
    fields: {
      type: { type: 'integer', required: true, min: 0, max: 2 },
      ...account,
      customers: {
        type: 'list',
        required: true,
        min: 1,
        max: 100,
        of: { type: 'object', fields: customerOf[variant] },
      },
      ...(variant === 'plat' ? { strict_binding: { type: 'boolean' } as const } : {}),
    },
  };
}

const filter: Rule = { type: 'text', mayBeEmpty: true };

export const queryRule: Rule = {
  type: 'object',
  required: true,
  fields: {
    ...account,
    limit: { type: 'integer', required: true, min: 1, max: 50 },
    start_time: { type: 'text', form: dateTime },
    end_time: { type: 'text', form: dateTime },
    sms_phone: filter,
    whatsApp_phone: filter,
    viber_phone: filter,
    email: filter,
    name: filter,
    tags: { type: 'list', of: { type: 'text' } },
    his_tags: { type: 'list', of: { type: 'text' } },
    tags_logic_type: { type: 'text', mayBeEmpty: true, oneOf: ['and', 'or'] },
    source_type: { type: 'integer' },
    source_channel_key: filter,
    after: filter,
    before: filter,
  },
};

function isCustomFieldsText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.keys(value).every((name) => /^customize_\d+_\d+$/.test(name));
  } catch {
    return false;
  }
}
