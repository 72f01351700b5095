import { z } from 'zod';
import type { Documented } from '../contract.ts';

const envelope = z.looseObject({ code: z.number().int(), message: z.string() });
const taken = envelope.extend({ data: z.looseObject({ _id: z.string() }) });

/** The body's `code` says whether it was taken; what a no looks like is not documented (vendors/ladiflow.md §5, §6). */
export const documentedLadiflow: Documented = ({ status, body }) => {
  if (status < 200 || status >= 300) return undefined;
  return /"code"\s*:\s*2\d\d\b/.test(body) ? taken : envelope;
};
