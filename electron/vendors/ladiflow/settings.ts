import { z } from 'zod';
import type { Account } from '../definition.ts';
import { keyText } from '../setting-schemas.ts';
import type { FormField } from '#shared/domain/vendor-descriptor.ts';

/** An id of the vendor, such as `653a3ca502e8ab00122c39c3`. */
export const TAG_ID = /^[0-9a-f]{24}$/;

export const settingsSchema = z.strictObject({
  mode: z.enum(['upsert', 'create']).default('upsert'),
  /** Ids of tags by their names: a create takes ids only. */
  tagIds: z.record(z.string().min(1).max(200), z.string().regex(TAG_ID)).optional(),
});

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
    { key: 'tagIds', kind: 'map', required: false, when: { key: 'mode', is: 'create' }, advanced: true },
  ],
  secrets: [{ key: 'apiKey', kind: 'secret', required: true }],
};
