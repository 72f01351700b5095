import { z } from 'zod';
import type { Documented, DocumentedAnswers } from '../contract.ts';

const envelope = z.looseObject({ code: z.number().int(), message: z.string() });
const taken = envelope.extend({ data: z.looseObject({ _id: z.string() }) });

/** The body's `code` says whether it was taken; what a no looks like is not documented (vendors/ladiflow.md §5, §6). */
const yesOr =
  (yes: z.ZodType): Documented =>
  ({ status, body }) => {
    if (status < 200 || status >= 300) return undefined;
    return /"code"\s*:\s*2\d\d\b/.test(body) ? yes : envelope;
  };

/** What `show` says of a customer that is not there is documented nowhere, so only the place is looked at (§7). */
const shown = envelope.extend({ data: z.looseObject({}) });
const tags = envelope.extend({
  data: z.looseObject({ items: z.array(z.looseObject({ id: z.string(), name: z.string() })), total: z.number().int() }),
});

export const documentedLadiflow: DocumentedAnswers = {
  deliver: yesOr(taken),
  lookup: yesOr(shown),
  probe: yesOr(tags),
  names: yesOr(tags),
};
