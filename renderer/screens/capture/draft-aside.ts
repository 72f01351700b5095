import { useSyncExternalStore } from 'react';
import { currentDraft, isEmptyDraft, setDraft, type Draft } from './draft.ts';

/** A half-filled form that made room for another one; in memory, until it is brought back. */
let aside: Draft | undefined;
const listeners = new Set<() => void>();

/** Goes on with this draft; what was being typed is put aside, and takes its turn again by `swapDrafts`. */
export function replaceDraft(next: Draft): void {
  const before = currentDraft();
  if (!isEmptyDraft(before)) setAside(before);
  setDraft(next);
}

/** Back to the one that was put aside; the present one is put aside in turn. */
export function swapDrafts(): void {
  const before = currentDraft();
  const back = aside;
  if (back === undefined) return;
  setAside(isEmptyDraft(before) ? undefined : before);
  setDraft(back);
}

export function useAside(): Draft | undefined {
  return useSyncExternalStore(subscribe, () => aside);
}

function setAside(next: Draft | undefined): void {
  aside = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
