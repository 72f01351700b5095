import { z } from 'zod';
import type { Account } from '../definition.ts';
import { keyText } from '../setting-schemas.ts';
import type { FormField } from '#shared/domain/vendor-descriptor.ts';

export const settingsSchema = z.strictObject({ mode: z.enum(['upsert', 'create']).default('upsert') });

export const secretsSchema = z.strictObject({ apiKey: keyText });

export type LadiflowSettings = z.output<typeof settingsSchema>;
export type LadiflowAccount = Account<LadiflowSettings, z.output<typeof secretsSchema>>;

export const form: { readonly settings: readonly FormField[]; readonly secrets: readonly FormField[] } = {
  settings: [
    {
      key: 'mode',
      kind: 'select',
      required: false,
      default: 'upsert',
      options: ['upsert', 'create'],
      advanced: true,
    },
  ],
  secrets: [{ key: 'apiKey', kind: 'secret', required: true }],
};
