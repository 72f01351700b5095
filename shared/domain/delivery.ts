import { z } from 'zod';
import { problemSchema } from './problem.ts';

/** contracts.md §3: queued, sending, retrying, unknown, attention, delivered, discarded. */
export const DELIVERY_STATES = [
  'queued',
  'sending',
  'retrying',
  'unknown',
  'attention',
  'delivered',
  'discarded',
] as const;

export const deliveryStateSchema = z.enum(DELIVERY_STATES);

export type DeliveryState = z.infer<typeof deliveryStateSchema>;

/** Whether a delivery brings a customer to a vendor, or a change of one that the vendor has. */
export const deliveryIntentSchema = z.enum(['create', 'update']);

export type DeliveryIntent = z.infer<typeof deliveryIntentSchema>;

/** Who settles an unknown outcome: a repeated idempotent request, a look-up at the vendor, or a person. */
export const SETTLE_WAYS = ['resend', 'lookup', 'person'] as const;

export const settleWaySchema = z.enum(SETTLE_WAYS);

export type SettleWay = z.infer<typeof settleWaySchema>;

/**
 * What shows that a delivery arrived. `accepted`: the vendor said yes to the request, and not what it did with it
 * (NXLink's `code: 0` with its rule for existing customers).
 */
const EVIDENCES = ['created', 'updated', 'already-there', 'accepted', 'look-up', 'person'] as const;

export const evidenceSchema = z.enum(EVIDENCES);

export type Evidence = z.infer<typeof evidenceSchema>;

/** The four roll-ups that people see (ux.md §2), from the most to the least urgent. */
export const ROLL_UPS = ['need-you', 'waiting', 'delivered', 'discarded'] as const;

export const rollUpSchema = z.enum(ROLL_UPS);

export type RollUp = z.infer<typeof rollUpSchema>;

/** Waiting + Need you + Delivered + Discarded = all. */
export function rollUpOf(state: DeliveryState, settle: SettleWay | undefined): RollUp {
  if (state === 'attention' || (state === 'unknown' && settle === 'person')) return 'need-you';
  return state === 'delivered' || state === 'discarded' ? state : 'waiting';
}

/** A delivery as a chip of the queue. */
export const deliveryViewSchema = z.object({
  id: z.string(),
  connectionId: z.string(),
  intent: deliveryIntentSchema,
  state: deliveryStateSchema,
  settle: settleWaySchema.optional(),
  attempts: z.number(),
  /** Wall clock ms. */
  nextAttemptAt: z.number().optional(),
  problem: problemSchema.optional(),
  vendorRecordId: z.string().optional(),
  createdAt: z.number(),
  updatedAt: z.number(),
});

export type DeliveryView = z.infer<typeof deliveryViewSchema>;

export const receiptSchema = z.object({
  id: z.number(),
  /** These two are covered by the hash as well. */
  deliveryId: z.string(),
  attemptId: z.string().optional(),
  at: z.number(),
  evidence: evidenceSchema,
  vendorRecordId: z.string().optional(),
  traceId: z.string().optional(),
  bodySha256: z.string().optional(),
  responseSha256: z.string().optional(),
  attempt: z.number(),
  previousHash: z.string(),
  hash: z.string(),
});

export type Receipt = z.infer<typeof receiptSchema>;

/** One HTTP exchange as the timeline shows it; texts are redacted. */
export const attemptViewSchema = z.object({
  id: z.string(),
  kind: z.enum(['deliver', 'lookup', 'sign-in']),
  startedAt: z.number(),
  endedAt: z.number().optional(),
  /** Class of what came of it: delivered, unconfirmed, retry, rejected, unknown, unauthorized, throttled, settings, not-sent, portal. */
  outcome: z.string().optional(),
  /**
   * Whose word the class is: the vendor's own, that of something in its place (a log-in page, a gateway), or of this
   * computer, which saw the line fail. Left out while nobody has spoken.
   */
  saidBy: z.enum(['vendor', 'stranger', 'this-computer']).optional(),
  httpStatus: z.number().optional(),
  problem: problemSchema.optional(),
  customersInRequest: z.number(),
  bodySha256: z.string().optional(),
  request: z.string().optional(),
  response: z.string().optional(),
});

export type AttemptView = z.infer<typeof attemptViewSchema>;
