import { z } from 'zod';

/**
 * A text that a vendor would be sent shortened (vendors/README.md §3). It is shown to a person, whose word it needs, and
 * kept nowhere: it is the customer's own text.
 */
export const cutSchema = z.object({
  /** Key of the customer to blame. */
  field: z.string(),
  /** Most characters that the vendor takes. */
  limit: z.number(),
  /** Characters that are lost. */
  over: z.number(),
  /** What the vendor would get. */
  text: z.string(),
});

export type Cut = z.infer<typeof cutSchema>;
