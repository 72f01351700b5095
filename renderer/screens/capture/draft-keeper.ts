import { useSyncExternalStore } from 'react';
import { replaceDraft } from './draft-aside.ts';
import { currentDraft, isEmptyDraft, keptForToday, onDraft, setDraft, today, type Draft } from './draft.ts';
import { onSavedElsewhere } from './other-windows.ts';
import { call, on } from '#renderer/api/client.ts';

/** When the draft was last known to be on disk (wall clock ms), and whether it came back from an earlier run. */
export type KeptMark = { readonly at: number; readonly isRestored: boolean };

/** A pause in typing. */
const PAUSE_MS = 400;

let mark: KeptMark | undefined;
const listeners = new Set<() => void>();

function setMark(next: KeptMark | undefined): void {
  mark = next;
  for (const listener of listeners) listener();
}

/** Undefined while nothing of this draft is kept. */
export function useKeptMark(): KeptMark | undefined {
  return useSyncExternalStore(subscribe, () => mark);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Keeps the draft at every pause, and brings back the one of a run that ended too early, as soon as the keychain lets it be
 * read. Returns the function that stops.
 */
export function keepDrafts(): () => void {
  const keeper = createKeeper();
  const stops = [
    onDraft(keeper.changed),
    on('outbox.changed', () => void keeper.restore()),
    onSavedElsewhere(keeper.changed),
    on('draft.handed', () => void takeHanded()),
  ];
  // What was left here comes first, so that it is put aside and not written over.
  void keeper.restore().then(takeHanded);
  return () => {
    for (const stop of stops) stop();
    keeper.stop();
  };
}

function createKeeper() {
  let timer: number | undefined;
  let isKept = false;
  let mayRestore = true;
  let restored: Draft | undefined;

  const keep = async (): Promise<void> => {
    const draft = currentDraft();
    const isEmpty = isEmptyDraft(draft);
    isKept = !isEmpty || hasKept(draft);
    try {
      const { keptAt } = await call('customers.keepDraft', { draft: isKept ? draft : null });
      // Another draft by now has its own pause.
      if (!isEmpty && currentDraft() === draft) setMark({ at: keptAt, isRestored: false });
    } catch {
      setMark(undefined); // a full disk: it is not said to be kept, and saving will say why
    }
  };
  return {
    changed: (): void => {
      window.clearTimeout(timer);
      if (currentDraft() === restored) return;
      if (isEmptyDraft(currentDraft())) setMark(undefined);
      if (!isEmptyDraft(currentDraft()) || hasKept(currentDraft()))
        timer = window.setTimeout(() => void keep(), PAUSE_MS);
      else if (isKept) void keep();
    },
    restore: async (): Promise<void> => {
      if (!mayRestore || !isEmptyDraft(currentDraft())) return;
      mayRestore = false;
      const { draft, keptAt, locked } = await readKept();
      mayRestore = locked;
      if (draft === undefined || keptAt === undefined || !isEmptyDraft(currentDraft())) return;
      restored = stillGood(draft);
      isKept = true;
      setDraft(restored);
      if (!isEmptyDraft(draft)) setMark({ at: keptAt, isRestored: true });
    },
    stop: (): void => window.clearTimeout(timer),
  };
}

/** What the small window was filled with goes on here. */
async function takeHanded(): Promise<void> {
  try {
    const { draft } = await call('desktop.handedDraft', undefined);
    if (draft !== undefined && !isEmptyDraft(draft)) replaceDraft(draft);
  } catch {
    // the main process is not there: nothing was handed over
  }
}

/** What was pinned on another day is not pinned any more. */
const stillGood = (draft: Draft): Draft => (isEmptyDraft(draft) ? keptForToday(draft, today()) : draft);

const hasKept = ({ kept }: Draft): boolean => kept !== undefined && kept.fields.length > 0;

/** A database that cannot be read now is asked again with the next change of the outbox. */
async function readKept() {
  try {
    return await call('customers.draft', undefined);
  } catch {
    return { locked: true };
  }
}
