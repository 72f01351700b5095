import { z } from 'zod';

/** A package that is built into the app. */
export const licenceSchema = z.object({ name: z.string(), version: z.string(), licence: z.string() });

export type Licence = z.infer<typeof licenceSchema>;
