import { z } from 'zod';
import { CUSTOMER_FIELDS } from './customer.ts';
import { cutSchema } from './cut.ts';
import { problemSchema } from './problem.ts';

/** Largest file that the window hands over, bytes: some hundred thousand rows of CSV. */
export const MAX_IMPORT_BYTES = 20 * 1024 * 1024;
/** Most rows of one file: the preview holds them all in memory. */
export const MAX_IMPORT_ROWS = 50_000;

/** What a column can become: a field of the customer, or a field of the person's own under the column's name. */
export const IMPORT_TARGETS = [
  ...CUSTOMER_FIELDS.filter((field) => field !== 'customFields'),
  'custom',
] as const satisfies readonly string[];

const targetSchema = z.enum(IMPORT_TARGETS);

export type ImportTarget = z.infer<typeof targetSchema>;

/** How sure a guess is: the header says so, it only looks like it, or nothing is known. */
const certaintySchema = z.enum(['sure', 'guess', 'none']);

export type Certainty = z.infer<typeof certaintySchema>;

export type ImportGuess = { readonly target: ImportTarget | null; readonly certainty: Certainty };

const line = z.number().int().nonnegative();

/** A file that was read and waits for its mapping. */
export const importFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['csv', 'xlsx', 'vcf']),
  /** Of a spreadsheet: the sheet that was read. */
  sheet: z.string().optional(),
  bytes: z.number(),
  rows: z.number(),
  columns: z.array(
    z.object({ header: z.string(), target: targetSchema.nullable(), certainty: certaintySchema, isEmpty: z.boolean() }),
  ),
});

export type ImportFile = z.infer<typeof importFileSchema>;

/** What becomes of a file: a target for each column (null: left out), and what all rows get. */
export const importPlanSchema = z.strictObject({
  fileId: z.string().max(100),
  mapping: z.array(targetSchema.nullable()).max(500),
  tags: z.array(z.string().max(1_000)).max(20),
  /** Ids; absent: every connection. */
  connections: z.array(z.string().max(100)).max(100).optional(),
  /** A person was shown what would be shortened, and agreed. Absent: those wait at the connection in question. */
  shorten: z.boolean().optional(),
});

export type ImportPlan = z.infer<typeof importPlanSchema>;

/** Counts of a file under a plan; `judged` of `total` rows so far. */
export const importCountsSchema = z.object({
  total: z.number(),
  judged: z.number(),
  ready: z.number(),
  errors: z.number(),
  duplicates: z.number(),
  /** Rows with a text that is too long for some connection, and may be shortened for it. */
  shortened: z.number(),
});

export type ImportCounts = z.infer<typeof importCountsSchema>;

export const importRowSchema = z.object({
  line,
  /** waiting: not judged yet; error: a rule of ours; duplicate: known here or above in the file; ready: everything else. */
  kind: z.enum(['waiting', 'ready', 'error', 'duplicate']),
  cells: z.array(z.string()),
  /** E.164, where the number could be read. */
  whatsapp: z.string().optional(),
  phone: z.string().optional(),
  found: z.array(problemSchema),
  /** Connections that will hold this customer for a person, with the reason. */
  held: z.array(z.object({ connectionId: z.string(), problem: problemSchema })),
  /** What a connection would get shortened. */
  shortened: z.array(z.object({ connectionId: z.string(), cut: cutSchema })),
  duplicate: z
    .object({
      /** What is the same; `file`: this very row of this very file. */
      why: z.enum(['whatsapp', 'phone', 'email', 'file']),
      customerId: z.string().optional(),
      /** When that customer was captured; wall clock ms. */
      capturedAt: z.number().optional(),
      /** The row above that says the same. */
      line: line.optional(),
    })
    .optional(),
});

export type ImportRow = z.infer<typeof importRowSchema>;

export const importRowsQuerySchema = z.strictObject({
  fileId: z.string().max(100),
  from: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(200),
  /** `others`: only rows that are not imported by themselves, or would go somewhere shortened. */
  only: z.enum(['all', 'others']),
});

/** Lines that a person has ticked against our advice, and those taken out. */
export const importChoiceSchema = z.strictObject({
  plan: importPlanSchema,
  ticked: z.array(line).max(MAX_IMPORT_ROWS),
  unticked: z.array(line).max(MAX_IMPORT_ROWS),
});

export type ImportChoice = z.infer<typeof importChoiceSchema>;

export const importDoneSchema = z.object({
  importId: z.string(),
  imported: z.number(),
  rejected: z.number(),
  duplicates: z.number(),
  /** Rows that a person left out. */
  leftOut: z.number(),
  /** The disk gave up, or the person stopped it; the rows from there on were not imported. */
  stopped: z.union([problemSchema, z.literal('by-person')]).optional(),
});

export type ImportDone = z.infer<typeof importDoneSchema>;

/** What the desk is doing; the window asks again when it hears that this has changed. */
export const importStateSchema = z.object({
  file: importFileSchema.optional(),
  counts: importCountsSchema.optional(),
  running: z.object({ done: z.number(), total: z.number() }).optional(),
});

/** An import that was made, as it stands now. */
export const importBatchSchema = z.object({
  id: z.string(),
  /** Undefined while the keychain is locked. */
  name: z.string().optional(),
  at: z.number(),
  /** Customers of it that are here. */
  customers: z.number(),
  /** Those of them that an undo would take back: nothing of them has left, and nobody has edited them. */
  undoable: z.number(),
  undone: z.number(),
});

export type ImportBatch = z.infer<typeof importBatchSchema>;
