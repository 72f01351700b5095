import { z } from 'zod';
import { customerChangeSchema } from './customer-change.ts';
import { attemptViewSchema, deliveryStateSchema, deliveryViewSchema, receiptSchema, rollUpSchema } from './delivery.ts';
import { deliveryCountsSchema } from './connection.ts';
import { cutSchema } from './cut.ts';
import { problemSchema } from './problem.ts';

/** One row of the queue: a customer with a chip for each connection. */
export const queueRowSchema = z.object({
  customerId: z.string(),
  /** False while the keychain is locked: the personal texts are sealed and left out. */
  readable: z.boolean(),
  name: z.string(),
  whatsapp: z.string().optional(),
  city: z.string().optional(),
  capturedAt: z.number(),
  /** Its personal data were taken away then, as the person has set; what was delivered stays provable. */
  erasedAt: z.number().optional(),
  rollUp: rollUpSchema,
  deliveries: z.array(deliveryViewSchema),
});

export type QueueRow = z.infer<typeof queueRowSchema>;

/** When a customer was captured, seen from now. `today` begins at midnight of this computer; a day is 24 hours. */
export const AGES = ['today', 'within-7-days', 'within-30-days', 'over-1-day', 'over-7-days', 'over-30-days'] as const;

export const ageSchema = z.enum(AGES);

export type Age = z.infer<typeof ageSchema>;

/** Which customers: each part narrows, and within a part any of its values will do. */
export const queueFilterSchema = z.object({
  filter: z.union([z.literal('all'), rollUpSchema]),
  search: z.string().max(200),
  /** One delivery has one of these states, at one of `connections` where there are any. */
  states: z.array(deliveryStateSchema).max(7).optional(),
  /** It goes to one of these connections (ids). */
  connections: z.array(z.string().max(100)).max(100).optional(),
  age: ageSchema.optional(),
  /** Whatever their case and marks. */
  tags: z.array(z.string().max(200)).max(50).optional(),
});

export type QueueFilter = z.infer<typeof queueFilterSchema>;

export const queueQuerySchema = queueFilterSchema.extend({
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(200),
});

export type QueueQuery = z.infer<typeof queueQuerySchema>;

export const queuePageSchema = z.object({ rows: z.array(queueRowSchema), total: z.number() });

export type QueuePage = z.infer<typeof queuePageSchema>;

/** A filter that a person has given a name; its id is made when it is saved. */
export const savedViewSchema = z.object({
  id: z.string().max(100),
  name: z.string().trim().min(1).max(40),
  filter: queueFilterSchema,
});

export type SavedView = z.infer<typeof savedViewSchema>;

/** How many customers carry a tag. */
export const tagCountSchema = z.object({ tag: z.string(), count: z.number() });

export type TagCount = z.infer<typeof tagCountSchema>;

/** What can be done to many customers at once. `arrived`, `send-again`: only to what a person has to decide. */
export const bulkActionSchema = z.enum(['retry', 'discard', 'arrived', 'send-again']);

export type BulkAction = z.infer<typeof bulkActionSchema>;

/**
 * The customers of a filter, or those of `ids` alone. Where the filter names states or connections, only these of their
 * deliveries are touched.
 */
export const bulkInputSchema = z.object({
  action: bulkActionSchema,
  filter: queueFilterSchema,
  ids: z.array(z.string().max(100)).max(100_000).optional(),
  /** Left out of the filter's customers. */
  except: z.array(z.string().max(100)).max(100_000).optional(),
});

export type BulkInput = z.infer<typeof bulkInputSchema>;

export const bulkAnswerSchema = z.object({
  /** Customers with at least one delivery that was changed. */
  customers: z.number(),
  deliveries: z.number(),
});

export type BulkAnswer = z.infer<typeof bulkAnswerSchema>;

/** Customers counted once each, under their most urgent delivery. */
export const customerTallySchema = z.object({
  all: z.number(),
  needYou: z.number(),
  waiting: z.number(),
  delivered: z.number(),
  discarded: z.number(),
});

export type CustomerTally = z.infer<typeof customerTallySchema>;

/** A connection whose record of a customer is older than the customer. `takes`: its vendor can take a change. */
const unsentChangeSchema = z.object({
  connectionId: z.string(),
  takes: z.boolean(),
  /** Why it cannot take this one, where it takes others. */
  problem: problemSchema.optional(),
  /** What would be shortened for it. */
  cuts: z.array(cutSchema).optional(),
});

export type UnsentChange = z.infer<typeof unsentChangeSchema>;

export const customerDetailSchema = z.object({
  customerId: z.string(),
  readable: z.boolean(),
  customer: z.record(z.string(), z.unknown()),
  capturedAt: z.number(),
  updatedAt: z.number(),
  erasedAt: z.number().optional(),
  /** Newest first. */
  history: z.array(customerChangeSchema),
  unsent: z.array(unsentChangeSchema),
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
