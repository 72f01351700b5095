import { createHash } from 'node:crypto';
import type { Answer, Core } from '#electron/core.ts';
import { whileBusy } from '#electron/db/patience.ts';
import { sleep } from '#electron/effects.ts';
import { guessColumns } from '#shared/domain/import-guess.ts';
import {
  MAX_IMPORT_BYTES,
  type ImportChoice,
  type ImportCounts,
  type ImportDone,
  type ImportFile,
  type ImportPlan,
  type ImportRow,
} from '#shared/domain/import.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';
import type { Capture, CaptureDeps } from '#electron/customers/capture.ts';
import type { ImportBatches } from './batches.ts';
import { rejectedCsv } from './rejected.ts';
import { runImport, type ImportRun } from './run.ts';
import type { ReadSheet } from './sheet.ts';
import { readTable, type ImportTable } from './table.ts';
import { createJudge, reasonOf, type RowVerdict } from './verdict.ts';
import { DESK_SLICE_MS, MAX_BATCH } from './writer.ts';
import type { SearchIndex } from '#electron/customers/search.ts';

export type DeskDeps = CaptureDeps & {
  readonly capture: Capture;
  readonly batches: ImportBatches;
  readonly index: SearchIndex;
  readonly readSheet: ReadSheet;
  readonly sentence: (found: Problem) => string;
  /** The window may ask again for what the desk shows. */
  readonly changed: () => void;
};

export type ImportDesk = Core['imports'];

type OnDesk = {
  readonly file: ImportFile;
  readonly table: ImportTable;
  readonly sha256: string;
  verdicts: RowVerdict[];
  counts: ImportCounts | undefined;
  run: ImportRun | undefined;
};

const SAMPLES = 20;

export function createImportDesk(deps: DeskDeps): ImportDesk {
  let desk: OnDesk | undefined;
  const lying = (id: string): Answer<OnDesk> =>
    desk?.file.id === id ? ok(desk) : err([problem('file-not-found', { field: 'fileId' })]);
  return {
    open: async (name, bytes) => {
      const read = await readOnto(deps, name, bytes);
      if (!read.ok) return read;
      desk = read.value;
      deps.changed();
      return ok(desk.file);
    },
    close: () => {
      if (desk?.run?.isGoing() !== true) desk = undefined;
      deps.changed();
    },
    check: async (plan) => {
      const found = lying(plan.fileId);
      return found.ok ? ok(await judgeAll(deps, found.value, plan)) : found;
    },
    rows: ({ fileId, from, limit, only }) => {
      const found = lying(fileId);
      return found.ok ? ok(rowsOf(found.value, from, limit, only)) : found;
    },
    state: () => ({
      ...(desk === undefined ? {} : { file: desk.file }),
      ...(desk?.counts === undefined ? {} : { counts: desk.counts }),
      ...(desk?.run?.isGoing() === true ? { running: desk.run.progress() } : {}),
    }),
    run: async (choice) => {
      const found = lying(choice.plan.fileId);
      return found.ok ? await runFile(deps, found.value, choice) : found;
    },
    stop: () => desk?.run?.stop(),
    rejected: ({ ticked, unticked }) => desk && rejectedOf(deps, desk, new Set(ticked), new Set(unticked)),
    history: deps.batches.list,
    undo: (importId) => undo(deps, importId),
  };
}

async function readOnto(deps: DeskDeps, name: string, bytes: Uint8Array): Promise<Answer<OnDesk>> {
  if (bytes.length > MAX_IMPORT_BYTES) return err([problem('file-too-large')]);
  const table = await readTable(deps, name, bytes);
  if (!table.ok) return table;
  // Customers that are here are known again only when they can be read.
  if (!deps.sealing.unlocked()) await deps.sealing.unlock();
  const file = { ...fileOf(table.value, name, bytes.length), id: deps.random.uuid() };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return ok({ file, table: table.value, sha256, verdicts: [], counts: undefined, run: undefined });
}

function fileOf(table: ImportTable, name: string, bytes: number): Omit<ImportFile, 'id'> {
  const samples = table.header.map((_, at) => table.rows.slice(0, SAMPLES).map(({ cells }) => cells[at] ?? ''));
  const guesses = guessColumns(table.header, samples);
  return {
    name,
    kind: table.kind,
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    bytes,
    rows: table.rows.length,
    columns: table.header.map((header, at) => ({
      header,
      isEmpty: table.rows.every(({ cells }) => (cells[at] ?? '').trim() === ''),
      ...(guesses[at] ?? { target: null, certainty: 'none' }),
    })),
  };
}

async function judgeAll(deps: DeskDeps, desk: OnDesk, plan: ImportPlan): Promise<ImportCounts> {
  const judge = createJudge(deps, desk.table, desk.sha256, plan);
  const verdicts: RowVerdict[] = [];
  const counts = { total: desk.table.rows.length, judged: 0, ready: 0, errors: 0, duplicates: 0, shortened: 0 };
  desk.verdicts = verdicts;
  desk.run = undefined;
  let turn = deps.clock.monotonicMs();
  for (const row of desk.table.rows) {
    const { prepared: _, ...verdict } = judge(row);
    verdicts.push(verdict);
    counts.judged += 1;
    counts[COUNTED[verdict.kind]] += 1;
    if (verdict.shortened.length > 0) counts.shortened += 1;
    desk.counts = { ...counts };
    if (deps.clock.monotonicMs() - turn < DESK_SLICE_MS) continue;
    deps.changed();
    await sleep(deps.clock, 0);
    // Another plan, or another file, has taken its place.
    if (desk.verdicts !== verdicts) return counts;
    turn = deps.clock.monotonicMs();
  }
  deps.changed();
  return counts;
}

async function runFile(deps: DeskDeps, desk: OnDesk, choice: ImportChoice): Promise<Answer<ImportDone>> {
  if (desk.run?.isGoing() === true) return err([problem('not-allowed')]);
  const run = runImport(deps, desk, choice);
  desk.run = run;
  return ok(await run.done);
}

const COUNTED = { ready: 'ready', error: 'errors', duplicate: 'duplicates', waiting: 'errors' } as const;

function rowsOf({ table, verdicts }: OnDesk, from: number, limit: number, only: 'all' | 'others') {
  const isShown = (at: number): boolean => only === 'all' || isOther(verdicts[at]);
  const places = only === 'all' ? undefined : table.rows.flatMap((_, at) => (isShown(at) ? [at] : []));
  const shown = places ?? Array.from({ length: Math.max(0, table.rows.length - from) }, (_, at) => from + at);
  const page = (places === undefined ? shown : shown.slice(from)).slice(0, limit);
  return {
    total: places?.length ?? table.rows.length,
    rows: page.flatMap((at): ImportRow[] => {
      const row = table.rows[at];
      const verdict = verdicts[at] ?? { kind: 'waiting', found: [], held: [], shortened: [] };
      return row === undefined ? [] : [{ line: row.line, cells: row.cells.map(shortened), ...verdict }];
    }),
  };
}

/** It is not imported by itself, or not as it is written. */
const isOther = (verdict: RowVerdict | undefined): boolean =>
  verdict !== undefined && (verdict.kind !== 'ready' || verdict.shortened.length > 0);

/** A cell of the preview is a line; the whole text is imported. */
const shortened = (cell: string): string => (cell.length > 200 ? `${cell.slice(0, 200)}…` : cell);

function rejectedOf(
  { sentence }: DeskDeps,
  { table, verdicts, run }: OnDesk,
  ticked: ReadonlySet<number>,
  unticked: ReadonlySet<number>,
): string | undefined {
  const rows = table.rows.flatMap((row, at) => {
    const verdict = verdicts[at];
    const planned = verdict === undefined ? undefined : reasonOf(verdict, ticked.has(row.line), unticked.has(row.line));
    const reason = run === undefined ? planned : run.leftOut.get(row.line);
    return reason === undefined ? [] : [{ row, reason }];
  });
  return rows.length === 0 ? undefined : rejectedCsv(table.header, rows, sentence);
}

/** In slices, newest first: what the vendors are being sent meanwhile stays. */
async function undo(deps: DeskDeps, importId: string): Promise<Answer<{ removed: number; kept: number }>> {
  let removed = 0;
  for (;;) {
    const some = await whileBusy(deps.clock, () => deps.batches.undoSome(importId, MAX_BATCH));
    if (!some.ok) return some;
    for (const seq of some.value) deps.index.drop(seq);
    removed += some.value.length;
    deps.changed();
    if (some.value.length === 0) break;
    await sleep(deps.clock, 0);
  }
  const kept = deps.batches.list().find(({ id }) => id === importId)?.customers ?? 0;
  return ok({ removed, kept });
}
