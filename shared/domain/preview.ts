import { z } from 'zod';
import { cutSchema } from './cut.ts';
import { deliveryIntentSchema } from './delivery.ts';
import { problemSchema } from './problem.ts';
import { vendorIdSchema } from './vendor-descriptor.ts';

/**
 * What a vendor does with a customer that it is sent, as far as it documents it (vendors/README.md §1):
 * - create: always a new one; a customer it knows already may become a second one
 * - create-or-skip: a number that it has already is left out
 * - create-or-keep: one that it has already is kept as it is
 * - update: one that it has already is filled in
 * - upsert: one that it has already is overwritten, field by field
 * - change: the one that it has is changed
 * - create-once: the same request a second time makes no second one; what it does with one that it has is not known
 * - unknown: nobody has told us what it does with one that it has
 * - replace: one that it has already is thrown away for the new one
 */
export const VENDOR_EFFECTS = [
  'create',
  'create-or-skip',
  'create-or-keep',
  'update',
  'upsert',
  'change',
  'create-once',
  'unknown',
  'replace',
] as const;

export type VendorEffect = (typeof VENDOR_EFFECTS)[number];

const previewRequestSchema = z.object({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH']),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  /** The exact text, with secrets masked. */
  body: z.string().optional(),
});

/** What one connection would be sent, with secrets masked, or why nothing would. */
export const previewSchema = z.object({
  connectionId: z.string(),
  connection: z.string(),
  vendor: vendorIdSchema,
  /** A change of a customer that the vendor has; `deliveryId` names its delivery, where a person has sent it on. */
  intent: deliveryIntentSchema,
  deliveryId: z.string().optional(),
  request: previewRequestSchema.nullable(),
  refused: z.array(problemSchema),
  warnings: z.array(problemSchema),
  /** What is shortened in it. */
  cuts: z.array(cutSchema),
  /** What each of the vendor's fields becomes, as text; those that are left out are missing. */
  fields: z.record(z.string(), z.string()),
  effect: z.enum(VENDOR_EFFECTS),
  /** Customers that may share one request. */
  batch: z.number(),
  /** Headers that are made anew for every try (a time, a signature), in lower case. */
  stamped: z.array(z.string()),
  /** SHA-256 and bytes of the body as it is shown. `exact`: no secret is masked in it, so it is also what is sent. */
  body: z.object({ sha256: z.string(), bytes: z.number(), exact: z.boolean() }).optional(),
  /** The same request for a terminal: placeholders such as YOUR_API_KEY stand for the secrets. */
  curl: z.string().optional(),
});

export type Preview = z.infer<typeof previewSchema>;
