import { z } from 'zod';
import { CUSTOMER_FIELDS, type CustomerField } from './customer.ts';

/** Fields that are one text while they are typed. */
export type TextField = Exclude<CustomerField, 'tags' | 'customFields'>;

const isTextField = (field: CustomerField): field is TextField => field !== 'tags' && field !== 'customFields';

/** Longest text in UTF-16 units: more than a customer may have, so that a draft keeps what is still to be shortened. */
const MAX_DRAFT_TEXT = 100_000;
const MAX_DRAFT_ITEMS = 1_000;

const text = z.string().max(MAX_DRAFT_TEXT);
const list = <T extends z.ZodType>(item: T) => z.array(item).max(MAX_DRAFT_ITEMS).readonly();

/** Fields whose value the next customer of the same day gets as well. */
export const KEEPABLE = ['city', 'tags'] as const;

export type Keepable = (typeof KEEPABLE)[number];

/** The capture form as it was typed: nothing in it need be a customer yet. */
export const draftSchema = z
  .strictObject({
    texts: z.partialRecord(z.enum(CUSTOMER_FIELDS.filter(isTextField)), text).readonly(),
    tags: list(text),
    custom: list(z.strictObject({ name: text, value: text }).readonly()),
    /** Connections that this customer does not go to, by id. */
    skipped: list(text),
    /** Which fields are kept, and for which day (`YYYY-MM-DD` on this computer's clock). */
    kept: z
      .strictObject({ fields: list(z.enum(KEEPABLE)), day: z.iso.date() })
      .readonly()
      .optional(),
  })
  .readonly();

export type Draft = z.infer<typeof draftSchema>;

export const keptDraftSchema = z.object({
  draft: draftSchema.optional(),
  /** When it was kept; wall clock ms. */
  keptAt: z.number().optional(),
  /** There is one that cannot be read before the keychain is unlocked. */
  locked: z.boolean(),
});

export type KeptDraft = z.infer<typeof keptDraftSchema>;
