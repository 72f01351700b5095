import { z } from 'zod';
import type { DocumentedAnswers } from '../contract.ts';

const yes = z.looseObject({
  status: z.string().regex(/^\s*ok\s*$/i),
  message: z.string(),
  // "1" in the newer edition of the guide, 1 in the older one; printed with a blank behind.
  total_customer: z.union([z.string().regex(/^\s*\d+\s*$/), z.number().int()]),
  group: z.string(),
});
const no = z.looseObject({ status: z.string().regex(/^\s*error\s*$/i), message: z.string() });

/** Only a 200 is shown anywhere, with a yes or a no inside (vendors/alatwa.md §5, §6). */
export const documentedAlatwa: DocumentedAnswers = {
  deliver: ({ status, body }) => (status === 200 ? (/"status\s*"\s*:\s*"\s*error/i.test(body) ? no : yes) : undefined),
};
