import { useSyncExternalStore } from 'react';
import type { ImportDone, ImportFile, ImportPlan, ImportRow, ImportTarget } from '#shared/domain/import.ts';

/** What the person has decided about the file on the desk; kept while other screens are open. */
export type ImportDraft = {
  readonly fileId: string;
  readonly mapping: readonly (ImportTarget | null)[];
  /** Columns that the person has set, by place. */
  readonly set: ReadonlySet<number>;
  readonly tags: readonly string[];
  /** Undefined: every connection. */
  readonly connections: readonly string[] | undefined;
  readonly ticked: ReadonlySet<number>;
  readonly unticked: ReadonlySet<number>;
  /** The person agrees that texts are shortened where a vendor takes less. */
  readonly shorten: boolean;
  readonly only: 'all' | 'others';
  readonly done?: ImportDone;
};

let draft: ImportDraft | undefined;
const listeners = new Set<() => void>();

function put(next: ImportDraft | undefined): void {
  draft = next;
  for (const listener of listeners) listener();
}

/** Begins with the guesses. */
export const beginDraft = ({ id, columns }: ImportFile): void =>
  put({
    fileId: id,
    mapping: columns.map(({ target }) => target),
    set: new Set(),
    tags: [],
    connections: undefined,
    ticked: new Set(),
    unticked: new Set(),
    shorten: false,
    only: 'all',
  });

export const dropDraft = (): void => put(undefined);

export function changeDraft(change: Partial<ImportDraft>): void {
  if (draft !== undefined) put({ ...draft, ...change });
}

/** One column gets a target; another column that had it is left out. */
export function setTarget(column: number, target: ImportTarget | null): void {
  if (draft === undefined) return;
  const mapping = draft.mapping.map((other, at) => {
    if (at === column) return target;
    return other === target && target !== 'custom' ? null : other;
  });
  put({ ...draft, mapping, set: new Set([...draft.set, column]) });
}

/** Takes a row in or out, against what was found. */
export function toggleRow(row: ImportRow): void {
  if (draft === undefined || row.kind === 'error' || row.kind === 'waiting') return;
  const key = row.kind === 'ready' ? 'unticked' : 'ticked';
  const lines = new Set(draft[key]);
  if (!lines.delete(row.line)) lines.add(row.line);
  put({ ...draft, [key]: lines });
}

export function isTicked(row: ImportRow, { ticked, unticked }: Pick<ImportDraft, 'ticked' | 'unticked'>): boolean {
  if (row.kind === 'ready') return !unticked.has(row.line);
  return row.kind === 'duplicate' && ticked.has(row.line);
}

export const planOf = ({ fileId, mapping, tags, connections, shorten }: ImportDraft): ImportPlan => ({
  fileId,
  mapping: [...mapping],
  tags: [...tags],
  shorten,
  ...(connections === undefined ? {} : { connections: [...connections] }),
});

export const choiceOf = ({ ticked, unticked }: ImportDraft) => ({ ticked: [...ticked], unticked: [...unticked] });

export function useImportDraft(): ImportDraft | undefined {
  return useSyncExternalStore(subscribe, () => draft);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
