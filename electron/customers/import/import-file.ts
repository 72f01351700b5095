import { basename, extname } from 'node:path';
import type { Answer } from '#electron/core.ts';
import { databaseProblem } from '#electron/db/problem.ts';
import { transact } from '#electron/db/transact.ts';
import { sleep, type Clock } from '#electron/effects.ts';
import { problem, type Problem, type ProblemCode } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';
import type { Capture, CaptureDeps } from '#electron/customers/capture.ts';
import type { ImportBatches } from './batches.ts';
import { createBatchWriter, createSeen, MAX_BATCH, SLICE_MS, type PendingRow } from './writer.ts';
import { readCsv } from './csv.ts';
import { createErrorsFile, type ErrorsFile } from './errors.ts';
import { readJsonLines } from './jsonl.ts';
import { inspectFile, type ImportSource, type SourceRow } from './source.ts';

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
  readonly batches: ImportBatches;
  /** A problem in words, for the file of errors. */
  readonly sentence: (found: Problem) => string;
};

/**
 * Imports a file row by row, in transactions of up to 200. Every row is either imported (durably, when it is counted) or in the
 * file of errors beside the input, with its reason. A customer whose number or e-mail is known already, here or earlier in
 * the file, is a duplicate, and so is a row of this very file that was imported before. While the customers here cannot be read (locked keychain), only the file itself is compared.
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
  const { sha256 } = inspected.value;
  const run = createRun(deps, opened.value, { name: basename(file), sha256 }, (counts) =>
    onProgress({ ...counts, bytes: source.value.bytes(), totalBytes: inspected.value.totalBytes }),
  );
  return await drainSource(deps.clock, source.value, run, opened.value);
}

function backfilled({ db, store }: ImportDeps): number {
  const done = transact(db, () => store.backfillHashes(MAX_BATCH));
  return done.ok ? done.value : 0;
}

const DUPLICATES: readonly ProblemCode[] = ['duplicate-customer', 'imported-before'];

type Counts = { imported: number; rejected: number; duplicates: number };

type ReadFile = { readonly name: string; readonly sha256: string };

function createRun(deps: ImportDeps, errors: ErrorsFile, file: ReadFile, onProgress: (counts: Counts) => void) {
  const counts: Counts = { imported: 0, rejected: 0, duplicates: 0 };
  const writer = createBatchWriter(deps, file);
  const seen = createSeen(deps);
  let batch: PendingRow<SourceRow>[] = [];
  let stopped: Problem | undefined;

  const reject = (row: SourceRow, found: Problem): void => {
    counts[DUPLICATES.includes(found.code) ? 'duplicates' : 'rejected'] += 1;
    errors.add(row, found);
  };
  const flush = (): void => {
    const rows = batch;
    batch = [];
    const done = writer.write(rows);
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
    if (deps.batches.before(file.sha256, row.line) !== undefined) return reject(row, problem('imported-before'));
    batch.push({ row, prepared: prepared.value });
    if (batch.length >= writer.limit()) flush();
  };
  const end = (): ImportAnswer => {
    flush();
    return { ...counts, errorsFile: errors.close(), ...(stopped === undefined ? {} : { stopped }) };
  };
  return { take, end, counts };
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

function attempt<T>(work: () => T): Answer<T> {
  try {
    return ok(work());
  } catch (error) {
    const known = databaseProblem(error);
    if (known === undefined) throw error;
    return err([known.code === 'disk-full' ? known : problem('file-unreadable')]);
  }
}
