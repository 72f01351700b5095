import { extname } from 'node:path';
import type { Answer } from '#electron/core.ts';
import { crashPoint } from '#electron/crash-point.ts';
import { databaseProblem } from '#electron/db/problem.ts';
import { transact } from '#electron/db/transact.ts';
import { sleep, type Clock } from '#electron/effects.ts';
import type { Customer } from '#shared/domain/customer.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';
import type { Capture, CaptureDeps, PreparedCustomer } from './capture.ts';
import { readCsv } from './import-csv.ts';
import { createErrorsFile, type ErrorsFile } from './import-errors.ts';
import { readJsonLines } from './import-jsonl.ts';
import { inspectFile, type ImportSource, type SourceRow } from './import-source.ts';

export type ImportAnswer = {
  readonly imported: number;
  readonly rejected: number;
  readonly duplicates: number;
  /** Path of the file with the rows that were not imported, or null when all were. */
  readonly errorsFile: string | null;
  /** The disk or the database gave up; the rows from there on are in the file of errors. */
  readonly stopped?: Problem;
};

export type ImportProgress = Pick<ImportAnswer, 'imported' | 'rejected' | 'duplicates'> & {
  /** Of the file. */
  readonly bytes: number;
  readonly totalBytes: number;
};

export type ImportDeps = CaptureDeps & {
  readonly capture: Capture;
  /** A problem in words, for the file of errors. */
  readonly sentence: (found: Problem) => string;
};

/** Most rows of a transaction: enough that syncing the disk is not what takes the time. */
const BATCH = 200;
/** Longest time between two turns of the event loop, ms, half for checking and half for writing: a frame has 16. */
const SLICE_MS = 6;

/**
 * Imports a file row by row, in transactions of up to 200. Every row is either imported (durably, when it is counted) or in the
 * file of errors beside the input, with its reason. A customer whose number or e-mail is known already, here or earlier in
 * the file, is a duplicate. While the customers here cannot be read (locked keychain), only the file itself is compared.
 */
export async function importFile(
  deps: ImportDeps,
  file: string,
  onProgress: (now: ImportProgress) => void,
): Promise<Answer<ImportAnswer>> {
  const inspected = await inspectFile(file);
  if (!inspected.ok) return inspected;
  const jsonLines = ['.jsonl', '.ndjson'].includes(extname(file).toLowerCase());
  const source = jsonLines ? ok(readJsonLines(file)) : await readCsv(file);
  if (!source.ok) return source;
  const opened = attempt(() => createErrorsFile(file, source.value, deps.sentence));
  if (!opened.ok) return opened;
  if (!deps.sealing.unlocked()) await deps.sealing.unlock();
  // Customers saved while the keychain was locked have no hashes to be found by yet.
  while (backfilled(deps) > 0);
  const run = createRun(deps, opened.value, (counts) =>
    onProgress({ ...counts, bytes: source.value.bytes(), totalBytes: inspected.value.totalBytes }),
  );
  return await drainSource(deps.clock, source.value, run, opened.value);
}

function backfilled({ db, store }: ImportDeps): number {
  const done = transact(db, () => store.backfillHashes(BATCH));
  return done.ok ? done.value : 0;
}

type Pending = { readonly row: SourceRow; readonly prepared: PreparedCustomer };
type Counts = { imported: number; rejected: number; duplicates: number };

function createRun(deps: ImportDeps, errors: ErrorsFile, onProgress: (counts: Counts) => void) {
  const counts: Counts = { imported: 0, rejected: 0, duplicates: 0 };
  const seen = createSeen(deps);
  let batch: Pending[] = [];
  let limit = 10;
  let stopped: Problem | undefined;

  const reject = (row: SourceRow, found: Problem): void => {
    counts[found.code === 'duplicate-customer' ? 'duplicates' : 'rejected'] += 1;
    errors.add(row, found);
  };
  const flush = (): void => {
    const rows = batch;
    batch = [];
    const start = deps.clock.monotonicMs();
    const done = writeAll(deps, rows);
    limit = nextLimit(limit, rows.length, deps.clock.monotonicMs() - start);
    if (done.ok) counts.imported += rows.length;
    else {
      stopped = done.error[0] ?? problem('database-failed');
      for (const { row } of rows) reject(row, stopped);
    }
    onProgress({ ...counts });
  };
  const take = (row: SourceRow): void => {
    if (stopped !== undefined) return reject(row, stopped);
    if (!row.input.ok) return reject(row, row.input.problem);
    const prepared = deps.capture.prepare(row.input.value);
    if (!prepared.ok) return reject(row, prepared.error[0] ?? problem('value-invalid'));
    const known = seen(prepared.value.customer);
    if (known !== undefined) return reject(row, problem('duplicate-customer', { field: known }));
    batch.push({ row, prepared: prepared.value });
    if (batch.length >= limit) flush();
  };
  const end = (): ImportAnswer => {
    flush();
    return { ...counts, errorsFile: errors.close(), ...(stopped === undefined ? {} : { stopped }) };
  };
  return { take, end, counts };
}

/** As many rows as this computer writes in half a slice, going by the last ones; never twice as many at once. */
function nextLimit(limit: number, rows: number, tookMs: number): number {
  const fitting = tookMs <= 0 ? BATCH : Math.floor((rows * SLICE_MS) / 2 / tookMs);
  return Math.min(Math.max(fitting, 5), limit * 2, BATCH);
}

/** All of them or none. */
function writeAll({ db, capture }: ImportDeps, rows: readonly Pending[]): Answer<void> {
  const done = transact(db, () => {
    for (const { prepared } of rows) capture.write(prepared);
    crashPoint('inside-import');
  });
  crashPoint('between-imports');
  return done;
}

async function drainSource(
  clock: Clock,
  source: ImportSource,
  run: ReturnType<typeof createRun>,
  errors: ErrorsFile,
): Promise<Answer<ImportAnswer>> {
  try {
    let turn = clock.monotonicMs();
    for await (const row of source.rows) {
      run.take(row);
      if (clock.monotonicMs() - turn < SLICE_MS) continue;
      await sleep(clock, 0);
      turn = clock.monotonicMs();
    }
    return ok(run.end());
  } catch (error) {
    errors.close();
    const known = databaseProblem(error);
    if (known === undefined) throw error;
    // Not even the refused rows can be written down: what was counted is saved, the rest is not.
    return err([problem(known.code, { params: { imported: run.counts.imported } })]);
  }
}

/** Answers the field by which a customer is known already; remembers the customer otherwise. */
function createSeen({ store }: ImportDeps): (customer: Customer) => 'whatsapp' | 'phone' | 'email' | undefined {
  const inFile = new Set<string>();
  return ({ whatsapp, phone, email }) => {
    const number = (value: string | undefined): boolean =>
      value !== undefined && (inFile.has(value) || store.hasPhone(value));
    const address = email?.toLowerCase();
    if (number(whatsapp)) return 'whatsapp';
    if (number(phone)) return 'phone';
    if (address !== undefined && (inFile.has(address) || store.hasEmail(address))) return 'email';
    for (const key of [whatsapp, phone, address]) if (key !== undefined) inFile.add(key);
    return undefined;
  };
}

function attempt<T>(work: () => T): Answer<T> {
  try {
    return ok(work());
  } catch (error) {
    const known = databaseProblem(error);
    if (known === undefined) throw error;
    return err([known.code === 'disk-full' ? known : problem('file-unreadable')]);
  }
}
