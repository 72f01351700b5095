import { z } from 'zod';
import type { Documented } from '../contract.ts';

/** One envelope for a yes and a no; `data` is called an object and shown as an empty text (vendors/nxlink.md §5, §9). */
const envelope = z.looseObject({ code: z.number().int(), message: z.string(), traceId: z.string() });

export const documentedNxlink: Documented = ({ status }) => (status === 200 ? envelope : undefined);
