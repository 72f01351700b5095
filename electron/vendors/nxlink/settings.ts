import { z } from 'zod';
import type { Account } from '../definition.ts';
import { batchSize, keyText, optionalText, secretText } from '../setting-schemas.ts';
import type { FormField } from '#shared/domain/vendor-descriptor.ts';

const ON_EXISTING = ['keep', 'update', 'replace'] as const;

/** What `type` says: 2 keeps the old record, 1 adds to it, 0 throws it away (vendors/nxlink.md §3). */
export const TYPE_OF = { keep: 2, update: 1, replace: 0 } as const satisfies Record<
  (typeof ON_EXISTING)[number],
  number
>;

export const settingsSchema = z.strictObject({
  accessKey: keyText,
  tenantId: z.number().int().min(0),
  variant: z.enum(['sea', 'plat']).default('sea'),
  onExisting: z.enum(ON_EXISTING).default('keep'),
  singleName: z.enum(['dash', 'repeat']).default('dash'),
  smsPhone: z.enum(['second', 'sameAsWhatsapp']).default('second'),
  /** Whether an address or a note that is too long may be cut: with a warning, or not without a person. */
  longText: z.enum(['shorten', 'hold']).default('shorten'),
  timeZone: optionalText,
  batchSize: batchSize(100, 100),
});

export const secretsSchema = z.strictObject({ accessSecret: secretText, appKey: keyText });

export type NxlinkSettings = z.output<typeof settingsSchema>;
export type NxlinkAccount = Account<NxlinkSettings, z.output<typeof secretsSchema>>;

export const form: { readonly settings: readonly FormField[]; readonly secrets: readonly FormField[] } = {
  settings: [
    { key: 'accessKey', kind: 'text', required: true },
    { key: 'tenantId', kind: 'integer', required: true },
    { key: 'variant', kind: 'select', required: false, default: 'sea', options: ['sea', 'plat'] },
    {
      key: 'onExisting',
      kind: 'select',
      required: false,
      default: 'keep',
      options: [...ON_EXISTING],
      destructive: 'replace',
    },
    {
      key: 'singleName',
      kind: 'select',
      required: false,
      default: 'dash',
      options: ['dash', 'repeat'],
      when: { key: 'variant', is: 'sea' },
      advanced: true,
      assumed: true,
    },
    {
      key: 'smsPhone',
      kind: 'select',
      required: false,
      default: 'second',
      options: ['second', 'sameAsWhatsapp'],
      advanced: true,
      assumed: true,
    },
    { key: 'longText', kind: 'select', required: false, default: 'shorten', options: ['shorten', 'hold'] },
    { key: 'timeZone', kind: 'text', required: false, advanced: true },
    { key: 'batchSize', kind: 'integer', required: false, default: 100, advanced: true },
  ],
  secrets: [
    { key: 'accessSecret', kind: 'secret', required: true },
    { key: 'appKey', kind: 'secret', required: true },
  ],
};
