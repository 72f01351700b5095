import { sleep } from '#electron/effects.ts';
import { whileBusy } from '#electron/db/patience.ts';
import type { ImportChoice, ImportDone } from '#shared/domain/import.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { CaptureDeps } from '#electron/customers/capture.ts';
import type { ImportTable } from './table.ts';
import { createJudge, reasonOf, type VerdictDeps } from './verdict.ts';
import { createBatchWriter, DESK_SLICE_MS, type PendingRow } from './writer.ts';

export type ImportRun = {
  readonly isGoing: () => boolean;
  readonly progress: () => { done: number; total: number };
  readonly stop: () => void;
  readonly done: Promise<ImportDone>;
  /** By line: why a row was not imported. */
  readonly leftOut: ReadonlyMap<number, Problem>;
};

type RunDeps = Pick<CaptureDeps, 'db' | 'clock'> & VerdictDeps & { readonly changed: () => void };

type RunFile = { readonly file: { readonly name: string }; readonly table: ImportTable; readonly sha256: string };

/**
 * Imports a file under a plan: every row is judged again as it comes, for the customers here may have changed since the
 * preview. What is counted as imported is durable. A failing disk stops it; the rest stays on the desk.
 */
export function runImport(deps: RunDeps, from: RunFile, choice: ImportChoice): ImportRun {
  const leftOut = new Map<number, Problem>();
  const total = from.table.rows.length;
  const state = { done: 0, isGoing: true, isStopped: false };
  const finish = async (): Promise<ImportDone> => {
    try {
      return await importRows(deps, from, choice, leftOut, state);
    } finally {
      state.isGoing = false;
      deps.changed();
    }
  };
  return {
    isGoing: () => state.isGoing,
    progress: () => ({ done: state.done, total }),
    stop: () => {
      state.isStopped = true;
    },
    done: finish(),
    leftOut,
  };
}

type RunState = { done: number; isGoing: boolean; isStopped: boolean };

async function importRows(
  deps: RunDeps,
  { file, table, sha256 }: RunFile,
  { plan, ticked, unticked }: ImportChoice,
  leftOut: Map<number, Problem>,
  state: RunState,
): Promise<ImportDone> {
  const judge = createJudge(deps, table, sha256, plan);
  const taken = { ticked: new Set(ticked), unticked: new Set(unticked) };
  const writing = createWriting(deps, { name: file.name, sha256 }, leftOut);
  const { counts } = writing;
  let turn = deps.clock.monotonicMs();
  for (const row of table.rows) {
    const stopped = writing.stopped() ?? (state.isStopped ? problem('row-left-out') : undefined);
    if (stopped !== undefined) {
      leftOut.set(row.line, stopped);
      continue;
    }
    const verdict = judge(row);
    const reason = reasonOf(verdict, taken.ticked.has(row.line), taken.unticked.has(row.line));
    if (reason !== undefined) {
      leftOut.set(row.line, reason);
      counts[countOf(reason, verdict.kind)] += 1;
    } else if (verdict.prepared !== undefined) await writing.add({ row, prepared: verdict.prepared });
    state.done += 1;
    if (deps.clock.monotonicMs() - turn < DESK_SLICE_MS) continue;
    await sleep(deps.clock, 0);
    turn = deps.clock.monotonicMs();
  }
  await writing.flush();
  const stopped = writing.stopped() ?? (state.isStopped ? 'by-person' : undefined);
  return { importId: writing.importId() ?? '', ...counts, ...(stopped === undefined ? {} : { stopped }) };
}

function createWriting(
  deps: RunDeps,
  file: { readonly name: string; readonly sha256: string },
  leftOut: Map<number, Problem>,
) {
  const writer = createBatchWriter(deps, file, DESK_SLICE_MS);
  const counts = { imported: 0, rejected: 0, duplicates: 0, leftOut: 0 };
  let batch: PendingRow<{ readonly line: number }>[] = [];
  let stopped: Problem | undefined;
  const flush = async (): Promise<void> => {
    const rows = batch;
    batch = [];
    const done = await whileBusy(deps.clock, () => writer.write(rows));
    if (done.ok) counts.imported += rows.length;
    else {
      stopped = done.error[0] ?? problem('database-failed');
      for (const { row } of rows) leftOut.set(row.line, stopped);
      counts.rejected += rows.length;
    }
    deps.changed();
  };
  return {
    counts,
    flush,
    importId: writer.importId,
    /** Why nothing more can be written. */
    stopped: () => stopped,
    add: async (row: PendingRow<{ readonly line: number }>): Promise<void> => {
      batch.push(row);
      if (batch.length >= writer.limit()) await flush();
    },
  };
}

function countOf(reason: Problem, kind: string): 'rejected' | 'duplicates' | 'leftOut' {
  if (reason.code === 'row-left-out') return 'leftOut';
  return kind === 'duplicate' ? 'duplicates' : 'rejected';
}
