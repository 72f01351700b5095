import { z } from 'zod';
import { problemSchema } from './problem.ts';
import { vendorIdSchema } from './vendor-descriptor.ts';

/**
 * Health of a connection's lane. Rows stay untouched while a lane waits; the lane says why.
 * - working: nothing stands in the way
 * - paused: by a person
 * - offline: the vendor cannot be reached from here (no network, no route, name not found)
 * - portal: something else answers in the vendor's place: a log-in page of the network, or a wrong certificate (tls-failed)
 * - throttled: the vendor asked to slow down, until a time
 * - down: the breaker is open after failures in a row, until the next probe
 * - unauthorized: the vendor refuses the credentials; a person must renew them
 * - settings: a path or setting of the connection is wrong (redirect, 404)
 * - keychain: the credentials cannot be read (locked, missing)
 */
export const LANE_HEALTHS = [
  'working',
  'paused',
  'offline',
  'portal',
  'throttled',
  'down',
  'unauthorized',
  'settings',
  'keychain',
] as const;

export const laneHealthSchema = z.enum(LANE_HEALTHS);

export type LaneHealth = z.infer<typeof laneHealthSchema>;

/** Number of deliveries in each state; `unknownForPerson` is the part of `unknown` that only a person can decide. */
export const deliveryCountsSchema = z.object({
  queued: z.number(),
  sending: z.number(),
  retrying: z.number(),
  unknown: z.number(),
  unknownForPerson: z.number(),
  attention: z.number(),
  delivered: z.number(),
  discarded: z.number(),
});

export type DeliveryCounts = z.infer<typeof deliveryCountsSchema>;

export const EMPTY_COUNTS: DeliveryCounts = {
  queued: 0,
  sending: 0,
  retrying: 0,
  unknown: 0,
  unknownForPerson: 0,
  attention: 0,
  delivered: 0,
  discarded: 0,
};

/** What a test goes through, in this order. */
export const TEST_STAGES = ['keychain', 'dns', 'tcp', 'tls', 'portal', 'clock', 'answer', 'auth', 'rights'] as const;

export type TestStage = (typeof TEST_STAGES)[number];

/** What is known of a stage beside its result: `checkup.note.<note>`. `value` is ms, minutes, or a wall clock time. */
const STAGE_NOTES = [
  'took',
  'valid-to',
  'direct',
  'through-proxy',
  'proxy-looks-up',
  'no-name',
  'this-computer',
  'clock-right',
  'clock-slow',
  'clock-fast',
  'no-time',
  'no-call',
  'not-refused',
  'key-or-rights',
  'reads-only',
  'first-customer',
] as const;

/** `unproven`: no harmless call can prove it. `untested`: an earlier stage failed. */
export const stageSchema = z.object({
  stage: z.enum(TEST_STAGES),
  result: z.enum(['passed', 'failed', 'unproven', 'untested']),
  note: z.enum(STAGE_NOTES).optional(),
  value: z.number().optional(),
});

export type StageAnswer = z.infer<typeof stageSchema>;

export const connectionTestSchema = z.object({
  ok: z.boolean(),
  /** `works`, `reachable-key-not-refused`, `nothing-to-test` when ok; else a problem code. */
  code: z.string(),
  problem: problemSchema.optional(),
  /** Wall clock, ms since 1970. */
  at: z.number(),
  /** Each stage in its order; missing in a test that an earlier version has kept. */
  stages: z.array(stageSchema).optional(),
});

export type ConnectionTest = z.infer<typeof connectionTestSchema>;

/** A place of an answer (`data.code`) that is missing, or holds another kind of value than the vendor documents. */
const contractDifferenceSchema = z.object({ path: z.string(), kind: z.enum(['missing', 'other']) });

export type ContractDifference = z.infer<typeof contractDifferenceSchema>;

/** An answer that differed from the vendor's documentation. `at`: wall clock ms. */
export const contractNoticeSchema = z.object({ at: z.number(), differences: z.array(contractDifferenceSchema) });

/** A connection as the window and the command line see it: never a secret, only the names of those that are stored. */
export const connectionViewSchema = z.object({
  id: z.string(),
  vendor: vendorIdSchema,
  name: z.string(),
  settings: z.record(z.string(), z.unknown()),
  enabled: z.boolean(),
  health: laneHealthSchema,
  /** Why the lane waits, when it does; with `working` a notice beside it (vendor-contract-changed). */
  problem: problemSchema.optional(),
  /** Wall clock ms: since when the lane is in this health, and until when it waits. */
  since: z.number().optional(),
  until: z.number().optional(),
  counts: deliveryCountsSchema,
  lastTest: connectionTestSchema.optional(),
  /** The last answer that differed from the vendor's documentation, until a person has read it. */
  contract: contractNoticeSchema.optional(),
});

export type ConnectionView = z.infer<typeof connectionViewSchema>;

/** Input of `connections add` (contracts.md §3) and of the connection form. */
export const connectionInputSchema = z.strictObject({
  vendor: z.string(),
  name: z.string().trim().min(1).max(100),
  settings: z.record(z.string(), z.unknown()).default({}),
  secrets: z.record(z.string(), z.string()).default({}),
  /** The connection's name typed once more: required for a setting that can erase data at the vendor. */
  confirmation: z.string().optional(),
  /** Id of a connection of the same vendor: secrets that are left out are copied from it, within the keychain. */
  secretsFrom: z.string().optional(),
});

export type ConnectionInput = z.input<typeof connectionInputSchema>;
