import { z } from 'zod';
import type { Account } from '../definition.ts';
import { exactText, keyText, optionalText, pathText, secretText } from '../setting-schemas.ts';
import type { FormField } from '#shared/domain/vendor-descriptor.ts';

/** Only the last of these paths is documented (vendors/salesmania.md §2); so all three are settings. */
const PATHS = {
  bearerPath: '/extapi/v1.0/token',
  databasesPath: '/extapi/v1.0/databases',
  teamTokenPath: '/extapi/v1.0/team_token',
} as const;

export const settingsSchema = z.strictObject({
  tokenMode: z.enum(['paste', 'signIn']).default('paste'),
  databaseId: z.union([optionalText, z.number().int().transform(String)]),
  bearerPath: pathText(PATHS.bearerPath),
  databasesPath: pathText(PATHS.databasesPath),
  teamTokenPath: pathText(PATHS.teamTokenPath),
  phoneFormat: z.enum(['digits', 'national']).default('digits'),
});

export type SalesmaniaSettings = z.output<typeof settingsSchema>;

/** People copy the whole header; the scheme is put in front again when it is sent. */
const bearerToken = z
  .string()
  .transform((value) => value.trim().replace(/^Bearer\s+/i, ''))
  .pipe(keyText);

const pasted = z.strictObject({ bearerToken, teamToken: keyText });
const signedIn = z.strictObject({ username: secretText, password: exactText, teamToken: keyText.optional() });

export type SalesmaniaSecrets = {
  readonly bearerToken?: string | undefined;
  readonly teamToken?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
};

export type SalesmaniaAccount = Account<SalesmaniaSettings, SalesmaniaSecrets>;

export function secretsSchema(settings: SalesmaniaSettings): z.ZodType<SalesmaniaSecrets> {
  return settings.tokenMode === 'paste' ? pasted : signedIn;
}

const whenPasted = { key: 'tokenMode', is: 'paste' };
const whenSignedIn = { key: 'tokenMode', is: 'signIn' };
const path = (key: keyof typeof PATHS): FormField => ({
  key,
  kind: 'text',
  required: false,
  default: PATHS[key],
  when: whenSignedIn,
  advanced: true,
  experimental: true,
});

export const form: { readonly settings: readonly FormField[]; readonly secrets: readonly FormField[] } = {
  settings: [
    { key: 'tokenMode', kind: 'select', required: false, default: 'paste', options: ['paste', 'signIn'] },
    { key: 'databaseId', kind: 'text', required: false, when: whenSignedIn, picked: true, experimental: true },
    path('bearerPath'),
    path('databasesPath'),
    path('teamTokenPath'),
    {
      key: 'phoneFormat',
      kind: 'select',
      required: false,
      default: 'digits',
      options: ['digits', 'national'],
      advanced: true,
      assumed: true,
    },
  ],
  secrets: [
    { key: 'bearerToken', kind: 'secret', required: true, when: whenPasted },
    { key: 'username', kind: 'secret', required: true, when: whenSignedIn },
    { key: 'password', kind: 'secret', required: true, when: whenSignedIn },
    { key: 'teamToken', kind: 'secret', required: true, when: whenPasted },
  ],
};
