import { useSyncExternalStore } from 'react';
import type { QueueRow } from '#shared/domain/queue.ts';

/** Who is selected: some by their ids, or the whole result but for some, however many rows were ever loaded. */
export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> };

const NOBODY: Selection = { kind: 'some', ids: new Set() };

/** Of a range that Shift extends: where it began, and who was selected before it. */
type Range = { readonly from: number; readonly before: ReadonlySet<string> };

let selection: Selection = NOBODY;
let range: Range | undefined;
const listeners = new Set<() => void>();

type RowAt = (index: number) => QueueRow | undefined;

export function useSelection(): Selection {
  return useSyncExternalStore(subscribe, () => selection);
}

export function isSelected(of: Selection, customerId: string): boolean {
  return of.kind === 'some' ? of.ids.has(customerId) : !of.except.has(customerId);
}

/** @param total customers of the result */
export function sizeOf(of: Selection, total: number): number {
  return of.kind === 'some' ? of.ids.size : Math.max(0, total - of.except.size);
}

export function clearSelection(): void {
  range = undefined;
  if (selection !== NOBODY) set(NOBODY);
}

export function selectAll(): void {
  range = undefined;
  set({ kind: 'all', except: new Set() });
}

/** Selects one more, or no longer. `index`: its row, where a range may begin. */
export function toggleSelected(customerId: string, index: number): void {
  range = { from: index, before: idsOf(selection) };
  set(
    selection.kind === 'some'
      ? { kind: 'some', ids: toggled(selection.ids, customerId) }
      : { kind: 'all', except: toggled(selection.except, customerId) },
  );
}

/** Moves the end of a range to a row; it begins at `from` when none has begun. With all selected there is no more to add. */
export function extendSelection(from: number, to: number, rowAt: RowAt): void {
  if (selection.kind === 'all') return;
  range ??= { from, before: selection.ids };
  const first = Math.min(range.from, to);
  const rows = Array.from({ length: Math.abs(range.from - to) + 1 }, (_, step) => rowAt(first + step)?.customerId);
  set({ kind: 'some', ids: new Set([...range.before, ...rows.filter((id) => id !== undefined)]) });
}

/** The next range begins where the keyboard is then. */
export function endRange(): void {
  range = undefined;
}

const idsOf = (of: Selection): ReadonlySet<string> => (of.kind === 'some' ? of.ids : new Set());

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

function set(next: Selection): void {
  selection = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
