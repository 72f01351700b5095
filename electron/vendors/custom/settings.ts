import { z } from 'zod';
import { crossProblems, isSendableHeader, isSendableUrl, slotsOutsideQuery } from './checks.ts';
import { parseStatuses, PATH } from './rules.ts';
import { isKnownName, parseTemplate } from './template.ts';
import type { Account } from '../definition.ts';
import { batchSize, keyText, rule } from '../setting-schemas.ts';
import { hasBrokenSlot, secretFieldsOf } from '#shared/domain/secret-slots.ts';
import type { FormField } from '#shared/domain/vendor-descriptor.ts';

const line = (max = 200) =>
  z
    .string()
    .max(max)
    .transform((value) => value.trim());

/** An empty field of a form means "not set". */
const optionalLine = line()
  .transform((value) => (value === '' ? undefined : value))
  .optional();
const path = optionalLine.refine((value) => value === undefined || PATH.test(value));

const url = line(2_000)
  .pipe(z.string().min(1))
  .superRefine((value, ctx) => {
    if (value === '') return; // said by its own rule
    if (!isSendableUrl(value)) ctx.addIssue({ code: 'custom', ...rule('url-invalid') });
    else if (hasBrokenSlot(value) || slotsOutsideQuery(value))
      ctx.addIssue({ code: 'custom', ...rule('slot-misplaced') });
  });

const headers = z
  .record(z.string().max(100), z.string().max(4_096))
  .transform((held) => Object.fromEntries(Object.entries(held).map(([name, value]) => [name.trim(), value.trim()])))
  .superRefine((held, ctx) => {
    const odd = Object.entries(held).find(([name, value]) => !isSendableHeader(name, value) || hasBrokenSlot(value));
    if (odd !== undefined) ctx.addIssue({ code: 'custom', ...rule('header-invalid', { field: odd[0].slice(0, 40) }) });
  });

const template = z
  .string()
  .max(20_000)
  .transform((value) => value.trim())
  .pipe(z.string().min(1))
  .superRefine((value, ctx) => {
    if (value === '') return;
    const parsed = parseTemplate(value);
    const unknown = parsed?.names.find(({ name }) => !isKnownName(name));
    if (parsed === undefined) ctx.addIssue({ code: 'custom', ...rule('template-not-json') });
    else if (/\{\s*secret\b/i.test(value)) ctx.addIssue({ code: 'custom', ...rule('slot-misplaced') });
    else if (unknown !== undefined)
      ctx.addIssue({ code: 'custom', ...rule('template-unknown-field', { field: unknown.name.slice(0, 60) }) });
  });

const statuses = (isAllowed: (status: number) => boolean) =>
  line().refine((value) => parseStatuses(value)?.every((range) => range.every(isAllowed)) === true);

/** Of these, HTTP itself has decided what they mean (classify.ts): no rule can make a yes of them. */
const DECIDED: readonly number[] = [401, 403, 404, 405, 407, 408, 410, 413, 429];

const duplicateStatuses = statuses((status) => (status < 300 || status >= 400) && !DECIDED.includes(status));

export const settingsSchema = z
  .strictObject({
    url,
    method: z.enum(['POST', 'PUT', 'PATCH']).default('POST'),
    headers: headers.default({}),
    body: template,
    successStatus: statuses((status) => status < 300).default('200-299'),
    successPath: path,
    successIs: optionalLine,
    idPath: path,
    duplicateStatus: z.union([z.literal('').transform(() => undefined), duplicateStatuses]).optional(),
    duplicatePath: path,
    duplicateIs: optionalLine,
    resend: z.enum(['person', 'idempotency-key', 'external-id']).default('person'),
    idempotencyHeader: line()
      .transform((value) => (value === '' ? 'Idempotency-Key' : value))
      .refine((name) => isSendableHeader(name, 'x'))
      .default('Idempotency-Key'),
    batchSize: batchSize(100, 1),
    listKey: optionalLine,
    perMinute: z.number().int().min(1).max(6_000).default(60),
  })
  .superRefine((settings, ctx) => {
    for (const { field, ...broken } of crossProblems(settings))
      ctx.addIssue({ code: 'custom', path: [field], ...rule(broken.code) });
    // Settings and secrets stand in one form, under their names.
    const isTaken = secretFieldsOf(form.secrets, settings).some(({ key }) =>
      form.settings.some((own) => own.key === key),
    );
    if (isTaken) ctx.addIssue({ code: 'custom', path: ['headers'], ...rule('slot-misplaced') });
  });

export type CustomSettings = z.output<typeof settingsSchema>;
export type CustomAccount = Account<CustomSettings, Readonly<Record<string, string>>>;

/** One secret for each slot, each of them required. */
export function secretsSchema(settings: CustomSettings): z.ZodType<Record<string, string>> {
  const names = secretFieldsOf(form.secrets, settings).map(({ key }) => key);
  return z.strictObject(Object.fromEntries(names.map((name) => [name, keyText])));
}

/** A start to write on: the fields that most vendors take. */
const BODY = `{
  "external_id": "{externalId}",
  "name": "{fullName}",
  "phone": "{whatsapp.digits}",
  "email": "{email}",
  "address": "{street}, {city}",
  "tags": "{tags}",
  "note": "{notes}"
}`;

const whenKey = { key: 'resend', is: 'idempotency-key' };

export const form: { readonly settings: readonly FormField[]; readonly secrets: readonly FormField[] } = {
  settings: [
    { key: 'url', kind: 'url', required: true },
    { key: 'headers', kind: 'map', required: false },
    { key: 'body', kind: 'template', required: true, default: BODY },
    { key: 'successPath', kind: 'text', required: false },
    { key: 'successIs', kind: 'text', required: false },
    { key: 'idPath', kind: 'text', required: false },
    {
      key: 'resend',
      kind: 'select',
      required: false,
      default: 'person',
      options: ['person', 'idempotency-key', 'external-id'],
    },
    { key: 'idempotencyHeader', kind: 'text', required: false, default: 'Idempotency-Key', when: whenKey },
    { key: 'duplicateStatus', kind: 'text', required: false, advanced: true },
    { key: 'duplicatePath', kind: 'text', required: false, advanced: true },
    { key: 'duplicateIs', kind: 'text', required: false, advanced: true },
    {
      key: 'method',
      kind: 'select',
      required: false,
      default: 'POST',
      options: ['POST', 'PUT', 'PATCH'],
      advanced: true,
    },
    { key: 'successStatus', kind: 'text', required: false, default: '200-299', advanced: true },
    { key: 'batchSize', kind: 'integer', required: false, default: 1, advanced: true },
    { key: 'listKey', kind: 'text', required: false, advanced: true },
    { key: 'perMinute', kind: 'integer', required: false, default: 60, advanced: true },
  ],
  secrets: [{ key: 'slots', kind: 'slots', required: true, from: ['url', 'headers'] }],
};
