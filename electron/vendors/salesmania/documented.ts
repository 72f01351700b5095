import { z } from 'zod';
import type { Documented } from '../contract.ts';

/** 200 and an object; no error is documented (vendors/salesmania.md §5, §6). */
export const documentedSalesmania: Documented = ({ status }) => (status === 200 ? z.looseObject({}) : undefined);
