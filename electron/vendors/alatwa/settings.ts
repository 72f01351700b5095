import { z } from 'zod';
import type { Account } from '../definition.ts';
import { batchSize, keyText, requiredText } from '../setting-schemas.ts';
import type { FormField } from '#shared/domain/vendor-descriptor.ts';

export const settingsSchema = z.strictObject({
  group: requiredText,
  booleanSpelling: z.enum(['true/false', 'yes/no']).default('true/false'),
  batchSize: batchSize(200, 50),
});

export const secretsSchema = z.strictObject({ apiKey: keyText });

export type AlatwaSettings = z.output<typeof settingsSchema>;
export type AlatwaAccount = Account<AlatwaSettings, z.output<typeof secretsSchema>>;

export const form: { readonly settings: readonly FormField[]; readonly secrets: readonly FormField[] } = {
  settings: [
    { key: 'group', kind: 'text', required: true },
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
