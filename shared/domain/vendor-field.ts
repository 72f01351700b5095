import { z } from 'zod';

/** How a value is written for a vendor (vendors/README.md §3, "Transformations"); in words `mapping.how.<change>`. */
const FIELD_CHANGES = [
  'as-is',
  'full-name',
  'first-words',
  'last-word',
  'digits',
  'digits-setting',
  'digits-vietnam',
  'joined',
  'country-name',
  'number',
  'decimal-number',
  'decimal-text',
  'comma-list',
  'list',
  'tag-names',
  'tag-ids',
  'gender-number',
  'json-text',
  'name-value-list',
  'language-group',
  'our-number',
  'setting',
  'fixed',
] as const;

/**
 * One field of a vendor's customer: what fills it, how it is changed on the way, and the vendor's rules for it.
 * The mapping screen and the vendor pages are drawn from these, and mappings are checked against them.
 */
export const vendorFieldSchema = z.object({
  /** As the vendor writes it; a point goes into an object (`location.lat`). */
  name: z.string(),
  /**
   * What fills it when no mapping says otherwise, in the order in which it is joined or tried: keys of the customer,
   * `settings.<key>`, `externalId` (our number). Empty: nothing does, or always the same value (`fixed`).
   */
  from: z.array(z.string()),
  change: z.enum(FIELD_CHANGES),
  /** `one-of`: at least one of the fields that say so is needed. */
  required: z.enum(['yes', 'no', 'one-of']),
  /** Longest text, in the larger of UTF-16 units and code points. */
  limit: z.number().optional(),
  /** What happens beyond `limit`: identities are refused and never cut; only some texts may be shortened. */
  beyond: z.enum(['refuse', 'shorten', 'warn']).optional(),
  /**
   * Where a mapping puts its value: a key of the customer, `settings.<key>`, or `customFields` for a field without a
   * canonical meaning. Absent: no mapping may touch it (our number, on which look-ups depend).
   */
  into: z.string().optional(),
  /** Exists only while this setting has this value. */
  when: z.object({ key: z.string(), is: z.string() }).optional(),
  /** The vendor does not document the rule; it is an assumption (vendors/README.md). */
  assumed: z.boolean().optional(),
});

export type VendorField = z.infer<typeof vendorFieldSchema>;

/** Fields that the account itself names (NXLink's `customize_<type>_<n>`, LadiFlow's own fields). */
export const ownFieldsSchema = z.object({
  /** A regular expression that a whole name fits. */
  pattern: z.string(),
  example: z.string(),
  /** A customer's own fields of such a name go out without a mapping. */
  automatic: z.boolean(),
});

export type OwnFields = z.infer<typeof ownFieldsSchema>;
