import { z } from 'zod';
import { presetSchema } from './field-map.ts';
import { ownFieldsSchema, vendorFieldSchema } from './vendor-field.ts';

export const VENDOR_IDS = ['alatwa', 'salesmania', 'nxlink', 'cuoral', 'ladiflow', 'custom'] as const;

export const vendorIdSchema = z.enum(VENDOR_IDS);

export type VendorId = z.infer<typeof vendorIdSchema>;

/**
 * One field of a connection's form. The form, the command line's help and the vendor pages are drawn from these.
 * Labels and help are message keys: `vendor.<vendor id>.<key>` and `vendor.<vendor id>.<key>.help`;
 * `baseUrl`, which every vendor has, is `vendor.baseUrl` and `vendor.baseUrl.help`.
 */
export const formFieldSchema = z.object({
  key: z.string(),
  /**
   * `secret` goes to the keychain and is never read back by the window; `map` is an object of texts; `mapping` has
   * a screen of its own; `template` a text of
   * several lines; `slots`, among the secrets, one secret for each `{secret:NAME}` in the settings of `from`.
   */
  kind: z.enum(['text', 'secret', 'integer', 'select', 'url', 'map', 'mapping', 'template', 'slots']),
  required: z.boolean(),
  default: z.union([z.string(), z.number()]).optional(),
  /** Values of a `select`, known addresses of a `url` (any other may be typed), or keys of a `map`; their labels are `vendor.<vendor id>.<key>.<value>`. */
  options: z.array(z.string()).optional(),
  /** Settings whose texts hold the slots. */
  from: z.array(z.string()).optional(),
  /** The value of this select that can erase data at the vendor: taken only with a typed confirmation. */
  destructive: z.string().optional(),
  /** Shown only while another field has this value. */
  when: z.object({ key: z.string(), is: z.string() }).optional(),
  /** Folded away at first: most people never touch it. */
  advanced: z.boolean().optional(),
  /** The vendor does not document it; the default is an assumption (vendors/README.md). */
  assumed: z.boolean().optional(),
  /** Part of a way that nobody has checked against the vendor yet; marked as such wherever it is asked for. */
  experimental: z.boolean().optional(),
  /** Its value can be picked from a list that the vendor gives once the secrets are there (`connections.choices`). */
  picked: z.boolean().optional(),
});

export type FormField = z.infer<typeof formFieldSchema>;

/** What the window and the command line may know about a vendor. */
export const vendorDescriptorSchema = z.object({
  id: vendorIdSchema,
  name: z.string(),
  /** Where the vendor describes its API; a vendor that a team describes itself has none. */
  homepage: z.string().optional(),
  /** It has no call that proves anything about the key without adding a customer. */
  untested: z.boolean().optional(),
  settings: z.array(formFieldSchema),
  secrets: z.array(formFieldSchema),
  /** The vendor's fields of a customer, in the order in which they are sent. */
  fields: z.array(vendorFieldSchema),
  /** Where the account can name fields itself. */
  ownFields: ownFieldsSchema.optional(),
  presets: z.array(presetSchema),
  /** What can be asked of the vendor for a mapping: its account's own fields, or its tags. */
  names: z.enum(['fields', 'tags']).optional(),
});

export type VendorDescriptor = z.infer<typeof vendorDescriptorSchema>;
