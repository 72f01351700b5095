import { z } from 'zod';
import { queueRowSchema } from './queue.ts';

const PERIODS = ['day', 'week', 'month'] as const;

export const periodSchema = z.enum(PERIODS);

export type Period = z.infer<typeof periodSchema>;

/** `at`: any time within the period, wall clock ms; its bounds are midnights of this computer, a week begins on Monday. */
export const activityQuerySchema = z.object({ period: periodSchema, at: z.number().int().min(0).max(8e15) });

export type ActivityQuery = z.infer<typeof activityQuerySchema>;

/** Seconds from a delivery's making to its arrival; absent where nothing arrived. Of long ones rounded down to their class. */
const tookSchema = z.object({ median: z.number(), p95: z.number() });

export type Took = z.infer<typeof tookSchema>;

export const activitySchema = z.object({
  /** Wall clock ms: first moment of the period, and first moment after it. */
  from: z.number(),
  to: z.number(),
  /** Hours of a day, days of a week or month. Customers captured; deliveries that arrived or were refused. */
  bars: z.array(z.object({ at: z.number(), captured: z.number(), delivered: z.number(), refused: z.number() })),
  captured: z.number(),
  /** In the same day of the week before, the week before or the month before; up to the same moment while the period lasts. */
  capturedBefore: z.number(),
  delivered: z.number(),
  refused: z.number(),
  took: tookSchema.optional(),
  connections: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      delivered: z.number(),
      refused: z.number(),
      /** Now, whatever the period. */
      waits: z.number(),
      needYou: z.number(),
      took: tookSchema.optional(),
    }),
  ),
  /** Now: customers that need a person, and the longest of them since when (capture, wall clock ms). */
  needYou: z.number(),
  needYouSince: z.number().optional(),
  /** Customers who have waited longest, oldest first, whoever they wait for. */
  waiting: z.array(queueRowSchema),
  /** Whether anything was ever delivered: charts begin with it. */
  hasBegun: z.boolean(),
});

export type Activity = z.infer<typeof activitySchema>;
