import { z } from 'zod';
import type { Documented, DocumentedAnswers } from '../contract.ts';

const customer = z.looseObject({
  id: z.number().int(),
  customer_id: z.string(),
  name: z.string(),
  email: z.string(),
  source: z.string(),
});
const many = z.looseObject({ created: z.number().int(), customers: z.array(z.looseObject({ id: z.number().int() })) });
const refused = z.looseObject({ detail: z.array(z.looseObject({})) });

/** Documented: 201 with the customer, 201 with a count and a list for a bulk, 422 with `detail` (vendors/cuoral.md §5, §6). */
const create: Documented = ({ status, body }) => {
  if (status === 201) return /"created"\s*:/.test(body) ? many : customer;
  return status === 422 ? refused : undefined;
};

/** The test of a connection is a creation without a customer, so its 422 is the documented one (§8). */
export const documentedCuoral: DocumentedAnswers = { deliver: create, probe: create };
