import { z } from 'zod';
import type { DocumentedAnswers } from '../contract.ts';

/**
 * 200 and an object; no error is documented, nor any reply of the list, the tokens and the databases
 * (vendors/salesmania.md §1, §5, §6): these are read with the doubt that this asks for, and compared with nothing.
 */
export const documentedSalesmania: DocumentedAnswers = {
  deliver: ({ status }) => (status === 200 ? z.looseObject({}) : undefined),
};
