import { z } from 'zod';
import { attemptViewSchema, deliveryViewSchema, receiptSchema, rollUpSchema } from './delivery.ts';
import { deliveryCountsSchema } from './connection.ts';

/** One row of the queue: a customer with a chip for each connection. */
export const queueRowSchema = z.object({
  customerId: z.string(),
  /** False while the keychain is locked: the personal texts are sealed and left out. */
  readable: z.boolean(),
  name: z.string(),
  whatsapp: z.string().optional(),
  city: z.string().optional(),
  capturedAt: z.number(),
  rollUp: rollUpSchema,
  deliveries: z.array(deliveryViewSchema),
});

export type QueueRow = z.infer<typeof queueRowSchema>;

export const queueQuerySchema = z.object({
  filter: z.union([z.literal('all'), rollUpSchema]),
  search: z.string().max(200),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(200),
});

export type QueueQuery = z.infer<typeof queueQuerySchema>;

export const queuePageSchema = z.object({ rows: z.array(queueRowSchema), total: z.number() });

export type QueuePage = z.infer<typeof queuePageSchema>;

/** Customers counted once each, under their most urgent delivery. */
export const customerTallySchema = z.object({
  all: z.number(),
  needYou: z.number(),
  waiting: z.number(),
  delivered: z.number(),
  discarded: z.number(),
});

export type CustomerTally = z.infer<typeof customerTallySchema>;

export const customerDetailSchema = z.object({
  customerId: z.string(),
  readable: z.boolean(),
  customer: z.record(z.string(), z.unknown()),
  capturedAt: z.number(),
  updatedAt: z.number(),
  deliveries: z.array(
    deliveryViewSchema.extend({ attemptLog: z.array(attemptViewSchema), receipt: receiptSchema.optional() }),
  ),
});

export type CustomerDetail = z.infer<typeof customerDetailSchema>;

/** State of the whole outbox: the one set of numbers of window, tray and command line. */
export const outboxStatusSchema = z.object({
  /** What the operating system says; a hint, never a verdict. */
  online: z.boolean(),
  paused: z.boolean(),
  /** Requests are under way or due now. */
  syncing: z.boolean(),
  /** Another process on this data directory sends. */
  sendsElsewhere: z.boolean(),
  keychain: z.enum(['open', 'locked', 'unavailable', 'missing-key']),
  counts: deliveryCountsSchema,
  customers: customerTallySchema,
  /** The last or running manual sync: deliveries settled of those that were open when it began. */
  progress: z.object({ done: z.number(), total: z.number() }).optional(),
  nextAttemptAt: z.number().optional(),
});

export type OutboxStatus = z.infer<typeof outboxStatusSchema>;
