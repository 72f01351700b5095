import { z } from 'zod';
import type { Account } from '../definition.ts';
import { batchSize, keyText, optionalText, pathText, requiredText } from '../setting-schemas.ts';
import type { FormField } from '#shared/domain/vendor-descriptor.ts';

/** Doubled on every page of the documentation, so it is meant; a setting, should the vendor tidy it up. */
const BASE_PATH = '/external/v1/external/v1';

export const settingsSchema = z.strictObject({
  source: requiredText,
  companyId: optionalText,
  basePath: pathText(BASE_PATH),
  batchSize: batchSize(100, 1),
});

export const secretsSchema = z.strictObject({ apiKey: keyText });

export type CuoralSettings = z.output<typeof settingsSchema>;
export type CuoralAccount = Account<CuoralSettings, z.output<typeof secretsSchema>>;

export const form: { readonly settings: readonly FormField[]; readonly secrets: readonly FormField[] } = {
  settings: [
    { key: 'source', kind: 'text', required: true },
    { key: 'companyId', kind: 'text', required: false, advanced: true },
    { key: 'basePath', kind: 'text', required: false, default: BASE_PATH, advanced: true },
    // One by one, a lost answer leaves one customer in doubt, and not a hundred.
    { key: 'batchSize', kind: 'integer', required: false, default: 1, advanced: true },
  ],
  secrets: [{ key: 'apiKey', kind: 'secret', required: true, assumed: true }],
};
