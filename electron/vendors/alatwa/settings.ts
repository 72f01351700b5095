import { z } from 'zod';
import type { Account } from '../definition.ts';
import { batchSize, keyText, requiredText } from '../setting-schemas.ts';
import { CUSTOMER_FIELDS, type CustomerField } from '#shared/domain/customer.ts';
import type { FormField } from '#shared/domain/vendor-descriptor.ts';

/** The vendor's seven free slots; the account decides what each one means. */
export const FIELD_SLOTS = ['opt1', 'opt2', 'opt3', 'opt4', 'opt5', 'opt6', 'opt7'] as const;

/** What fills a slot: a key of the canonical customer, `custom.NAME`, or `externalId`, our number of the customer. */
const fieldSource = z
  .string()
  .refine((name) => name === 'externalId' || ownFieldOf(name) !== undefined || isPlain(name));

export const settingsSchema = z.strictObject({
  group: requiredText,
  booleanSpelling: z.enum(['true/false', 'yes/no']).default('true/false'),
  fieldMap: z
    .strictObject({
      opt1: fieldSource.optional(),
      opt2: fieldSource.optional(),
      opt3: fieldSource.optional(),
      opt4: fieldSource.optional(),
      opt5: fieldSource.optional(),
      opt6: fieldSource.optional(),
      opt7: fieldSource.optional(),
    })
    .default({}),
  batchSize: batchSize(200, 50),
});

export const secretsSchema = z.strictObject({ apiKey: keyText });

export type AlatwaSettings = z.output<typeof settingsSchema>;
export type AlatwaAccount = Account<AlatwaSettings, z.output<typeof secretsSchema>>;

export const form: { readonly settings: readonly FormField[]; readonly secrets: readonly FormField[] } = {
  settings: [
    { key: 'group', kind: 'text', required: true },
    { key: 'fieldMap', kind: 'map', required: false, options: [...FIELD_SLOTS] },
    {
      key: 'booleanSpelling',
      kind: 'select',
      required: false,
      default: 'true/false',
      options: ['true/false', 'yes/no'],
      advanced: true,
      assumed: true,
    },
    { key: 'batchSize', kind: 'integer', required: false, default: 50, advanced: true, assumed: true },
  ],
  secrets: [{ key: 'apiKey', kind: 'secret', required: true }],
};

/** NAME of `custom.NAME`. */
export function ownFieldOf(source: string): string | undefined {
  return /^custom\.(.{1,100})$/.exec(source)?.[1];
}

export function isCustomerField(name: string): name is CustomerField {
  return CUSTOMER_FIELDS.some((field) => field === name);
}

function isPlain(name: string): boolean {
  return isCustomerField(name) && name !== 'customFields';
}
