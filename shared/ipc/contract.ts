import { z } from 'zod';
import type { Channel, EventName } from './channels.ts';
import { connectionInputSchema, connectionTestSchema, connectionViewSchema } from '#shared/domain/connection.ts';
import { cutSchema } from '#shared/domain/cut.ts';
import { draftSchema, keptDraftSchema } from '#shared/domain/draft.ts';
import { previewSchema } from '#shared/domain/preview.ts';
import {
  importBatchSchema,
  importChoiceSchema,
  importCountsSchema,
  importDoneSchema,
  importFileSchema,
  importPlanSchema,
  importRowSchema,
  importRowsQuerySchema,
  importStateSchema,
} from '#shared/domain/import.ts';
import { licenceSchema } from '#shared/domain/licence.ts';
import { problemSchema, type Problem } from '#shared/domain/problem.ts';
import { profileSchema } from '#shared/domain/profile.ts';
import { activityQuerySchema, activitySchema } from '#shared/domain/activity.ts';
import {
  bulkAnswerSchema,
  bulkInputSchema,
  customerDetailSchema,
  outboxStatusSchema,
  queuePageSchema,
  queueQuerySchema,
  queueRowSchema,
  savedViewSchema,
  tagCountSchema,
} from '#shared/domain/queue.ts';
import { vendorDescriptorSchema } from '#shared/domain/vendor-descriptor.ts';
import type { Result } from '#shared/result.ts';

/**
 * Input and output of every call of the window. The router parses the input (the window is not trusted);
 * the answer is a Result as plain data, since only an Error's message would survive Electron's IPC.
 */
const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

const nothing = z.undefined();
const done = z.object({}).readonly();
const id = z.object({ id: z.string().min(1).max(100) });

/** One connection's verdict on a customer that is being typed. */
export const verdictSchema = z.object({
  connectionId: z.string(),
  /** ready; refused: saved all the same, this one waits for a fix. */
  verdict: z.enum(['ready', 'refused']),
  problems: z.array(problemSchema),
  /** What will be sent differently from how it is written (shortened, left out). */
  warnings: z.array(problemSchema),
  /** What would be shortened; it waits for a person unless `shorten` names the connection. */
  cuts: z.array(cutSchema),
});

export type Verdict = z.infer<typeof verdictSchema>;

/** Somebody who is saved already and has the number, the e-mail, or a name like the one that is being typed. */
export const duplicateSchema = z.object({
  customerId: z.string(),
  name: z.string(),
  city: z.string().optional(),
  /** Wall clock ms. */
  capturedAt: z.number(),
  why: z.enum(['phone', 'email', 'name']),
  /** Connections that have this customer. */
  delivered: z.number(),
});

export type Duplicate = z.infer<typeof duplicateSchema>;

export const captureAnswerSchema = z.object({
  id: z.string(),
  /** Deliveries written with the customer: those that will go out, and those held for a person. */
  deliveries: z.number(),
  held: z.number(),
  warnings: z.array(problemSchema),
});

export type CaptureAnswer = z.infer<typeof captureAnswerSchema>;

/** Which deliveries an action is for; absent connectionId = every connection of the customer. */
const deliveryTarget = z.object({ customerId: z.string(), connectionId: z.string().optional() });

/** What a walk along the chain of receipts found. */
const chainCheckSchema = z.object({
  ok: z.boolean(),
  /** That hold, from the first one on. */
  receipts: z.number(),
  /** Number of the first receipt that does not hold. */
  brokenAt: z.number().optional(),
});

/** A connection's form while it is being typed: new, a copy of another's account, or a change of its own. */
const draftFormSchema = z.object({
  vendor: z.string(),
  name: z.string().max(200),
  settings: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.string()),
  id: z.string().optional(),
  secretsFrom: z.string().optional(),
});

/** Connections for which a person was shown what is shortened, and agreed. */
const shorten = z.array(z.string()).optional();
/** A customer, and that word beside it. */
const withWord = z.looseObject({ shorten });

export const contract = {
  'customers.capture': call(z.union([withWord, z.unknown()]), captureAnswerSchema),
  'customers.check': call(
    z.unknown(),
    z.object({
      problems: z.array(problemSchema),
      whatsapp: z.string().optional(),
      phone: z.string().optional(),
      verdicts: z.array(verdictSchema),
      /** Newest first. They never keep anyone from saving. */
      duplicates: z.array(duplicateSchema),
    }),
  ),
  'customers.draft': call(nothing, keptDraftSchema),
  'customers.keepDraft': call(z.object({ draft: draftSchema.nullable() }), z.object({ keptAt: z.number() })),
  'customers.page': call(queueQuerySchema, queuePageSchema),
  /** Those that are still there, in no particular order. */
  'customers.rows': call(z.object({ ids: z.array(z.string().max(100)).max(500) }), z.array(queueRowSchema)),
  'customers.get': call(id, customerDetailSchema),
  'customers.update': call(
    z.object({ id: z.string(), customer: z.unknown(), shorten }),
    z.object({ requeued: z.number() }),
  ),
  'customers.tags': call(nothing, z.array(tagCountSchema)),
  'views.list': call(nothing, z.array(savedViewSchema)),
  'views.save': call(savedViewSchema.omit({ id: true }), z.object({ id: z.string() })),
  'views.remove': call(id, done),
  'deliveries.bulk': call(bulkInputSchema, bulkAnswerSchema),
  'customers.preview': call(z.union([id, z.object({ customer: z.looseObject({}) })]), z.array(previewSchema)),
  'customers.sendChange': call(
    id.extend({ connectionIds: z.array(z.string()).optional(), shorten }),
    z.object({ changed: z.number() }),
  ),
  'customers.erasable': call(z.object({ days: z.number().int().min(1) }), z.object({ customers: z.number() })),
  'deliveries.retry': call(deliveryTarget, z.object({ changed: z.number() })),
  'deliveries.discard': call(deliveryTarget, z.object({ changed: z.number() })),
  'deliveries.resolve': call(
    z.object({ customerId: z.string(), connectionId: z.string(), as: z.enum(['delivered', 'send-again']) }),
    z.object({ changed: z.number() }),
  ),
  'receipts.save': call(
    z.object({ customerId: z.string(), deliveryId: z.string(), as: z.enum(['pdf', 'json']) }),
    /** Left out when the person thought better of it. */
    z.object({ file: z.string().optional() }),
  ),
  'receipts.verify': call(nothing, chainCheckSchema),
  'connections.list': call(nothing, z.array(connectionViewSchema)),
  'connections.add': call(connectionInputSchema, z.object({ id: z.string() })),
  'connections.update': call(
    z.strictObject({
      id: z.string(),
      name: z.string().trim().min(1).max(100).optional(),
      settings: z.record(z.string(), z.unknown()).optional(),
      /** Only the secrets to replace; those left out keep their stored value. */
      secrets: z.record(z.string(), z.string()).optional(),
      confirmation: z.string().optional(),
      /**
       * Of changed settings: whether customers that wait, and were never sent, go out by the new ones, and those that the
       * old ones refused are judged anew; `false`: they go out as they would have before. Left out: those that wait go
       * out by the new ones.
       */
      applyToWaiting: z.boolean().optional(),
    }),
    done,
  ),
  'connections.check': call(
    draftFormSchema.extend({ customerId: z.string().optional() }),
    z.object({
      problems: z.array(problemSchema),
      preview: previewSchema.nullable(),
      /** Customers of this connection that were never sent: its settings still decide what goes out. */
      waiting: z.number(),
    }),
  ),
  'connections.choices': call(draftFormSchema, z.array(z.object({ value: z.string(), label: z.string() }))),
  /** What the account can name in a mapping: its own fields by name, or its tags (`value` is the id). */
  'connections.names': call(id, z.array(z.object({ value: z.string(), label: z.string() }))),
  'connections.test': call(id, connectionTestSchema),
  'connections.saveSample': call(id, z.object({ saved: z.boolean() })),
  'connections.contractRead': call(id, done),
  'connections.pause': call(id, done),
  'connections.resume': call(id, done),
  'connections.remove': call(id.extend({ discardUndelivered: z.boolean().optional() }), done),
  'vendors.list': call(nothing, z.array(vendorDescriptorSchema)),
  'activity.read': call(activityQuerySchema, activitySchema),
  /** A person chooses the place; no file when they do not. */
  'activity.save': call(activityQuerySchema, z.object({ file: z.string().optional() })),
  'outbox.status': call(nothing, outboxStatusSchema),
  'outbox.sync': call(nothing, done),
  'outbox.pause': call(nothing, done),
  'outbox.resume': call(nothing, done),
  'outbox.unlock': call(nothing, outboxStatusSchema.pick({ keychain: true })),
  'imports.open': call(
    z.object({ name: z.string().min(1).max(300), bytes: z.instanceof(Uint8Array) }),
    importFileSchema,
  ),
  'imports.close': call(nothing, done),
  'imports.check': call(importPlanSchema, importCountsSchema),
  'imports.rows': call(importRowsQuerySchema, z.object({ rows: z.array(importRowSchema), total: z.number() })),
  'imports.state': call(nothing, importStateSchema),
  'imports.run': call(importChoiceSchema, importDoneSchema),
  'imports.stop': call(nothing, done),
  /** A person chooses the place; `false` when they do not. */
  'imports.saveRejected': call(importChoiceSchema.omit({ plan: true }), z.object({ saved: z.boolean() })),
  'imports.history': call(nothing, z.array(importBatchSchema)),
  'imports.undo': call(id, z.object({ removed: z.number(), kept: z.number() })),
  'profile.get': call(nothing, profileSchema),
  'profile.set': call(z.object({ key: z.string(), value: z.unknown() }), profileSchema),
  /** A profile of its own with sample vendors on this computer; the window is to be drawn anew after either. */
  'practice.start': call(nothing, done),
  'practice.stop': call(nothing, done),
  'app.info': call(
    nothing,
    z.object({
      version: z.string(),
      electron: z.string(),
      chromium: z.string(),
      node: z.string(),
      dataDir: z.string(),
      tray: z.boolean(),
      practice: z.boolean(),
    }),
  ),
  /** The network's own page to log in: which address that is, the main process decides. */
  'app.openLoginPage': call(nothing, done),
  'app.licences': call(nothing, z.array(licenceSchema)),
  'desktop.get': call(
    nothing,
    z.object({
      startAtLogin: z.boolean(),
      /** The global key of quick capture: ours, another program's, or none that this desktop gives. */
      quickCapture: z.enum(['free', 'taken', 'off']),
    }),
  ),
  /** Opens the small window. */
  'desktop.quickCapture': call(nothing, done),
  /** The small window's draft goes on in the form of the big one, which takes it by `desktop.handedDraft`, once. */
  'desktop.allFields': call(z.object({ draft: draftSchema }), done),
  'desktop.handedDraft': call(nothing, z.object({ draft: draftSchema.optional() })),
  'desktop.startAtLogin': call(z.object({ on: z.boolean() }), done),
  'app.openExternal': call(z.object({ url: z.url({ protocol: /^https$/ }) }), done),
  /** A person chooses the place; no file when they do not. `file`: its name without the folder. */
  'app.export': call(nothing, z.object({ customers: z.number(), file: z.string().optional() })),
} satisfies Record<Channel, { input: z.ZodType; output: z.ZodType }>;

type Contract = typeof contract;

export type CallInput<C extends Channel> = z.input<Contract[C]['input']>;
export type CallOutput<C extends Channel> = z.output<Contract[C]['output']>;
/** What the handler of a channel is given: the parsed input. */
export type ParsedInput<C extends Channel> = z.output<Contract[C]['input']>;
export type CallAnswer<C extends Channel> = Result<CallOutput<C>, readonly Problem[]>;

/** What the preload puts on `window.api`. */
export type FieldpostApi = {
  readonly call: <C extends Channel>(channel: C, input: CallInput<C>) => Promise<CallAnswer<C>>;
  /** Returns the function that stops listening. */
  readonly on: (event: EventName, listener: (detail: unknown) => void) => () => void;
};
