import { z } from 'zod';
import type { Documented, DocumentedAnswers } from '../contract.ts';

/** One envelope for a yes and a no; `data` is called an object and shown as an empty text (vendors/nxlink.md §5, §9). */
const envelope = z.looseObject({ code: z.number().int(), message: z.string(), traceId: z.string() });

const answer: Documented = ({ status }) => (status === 200 ? envelope : undefined);

/** The fields of the tenant: code 0 and a list of definitions (§4, §8). */
const fields = z.looseObject({
  code: z.number().int(),
  data: z.array(z.looseObject({ field_name: z.string(), field_type: z.number() })),
});
const fieldList: Documented = ({ status, body }) =>
  status === 200 ? (/"code"\s*:\s*0\b/.test(body) ? fields : envelope) : undefined;

export const documentedNxlink: DocumentedAnswers = { deliver: answer, probe: fieldList, names: fieldList };
