import { useSyncExternalStore } from 'react';
import { readBirthday } from './birthday.ts';
import type { Draft, TextField } from '#shared/domain/draft.ts';

export type { Draft, TextField };

export type CustomField = Draft['custom'][number];

export const EMPTY_DRAFT: Draft = { texts: {}, tags: [], custom: [], skipped: [] };

/** What is typed stays in memory when the person leaves the page; draft-keeper.ts keeps it for longer than that. */
let draft: Draft = EMPTY_DRAFT;
const listeners = new Set<() => void>();

export const currentDraft = (): Draft => draft;

export function setDraft(next: Draft): void {
  draft = next;
  for (const listener of listeners) listener();
}

/** A new draft with some fields filled in, such as a name that was searched for in vain. */
export const startDraft = (texts: Draft['texts']): void => setDraft({ ...EMPTY_DRAFT, texts });

export function useDraft(): Draft {
  return useSyncExternalStore(onDraft, currentDraft);
}

/** Calls back after each change; returns the function that stops. */
export function onDraft(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function isEmptyDraft({ texts, tags, custom }: Draft): boolean {
  return Object.values(texts).every((text) => text.trim() === '') && tags.length === 0 && custom.length === 0;
}

/** What "save and next" keeps: the next visitor is usually from the same place, with the same tags. */
export const keptForNext = ({ texts: { city, country }, tags, skipped }: Draft): Draft => ({
  ...EMPTY_DRAFT,
  texts: { ...(city === undefined ? {} : { city }), ...(country === undefined ? {} : { country }) },
  tags,
  skipped,
});

const NUMBERS: ReadonlySet<string> = new Set<TextField>(['latitude', 'longitude']);

/**
 * The draft as input of `customers.capture`. `connectionIds`: every connection there is; the targets are named only
 * when some are skipped, so that "all" stays "every enabled one".
 */
export function draftInput(draft: Draft, connectionIds: readonly string[]): Readonly<Record<string, unknown>> {
  const texts = Object.entries(draft.texts).flatMap(([field, text]) => {
    const trimmed = text.trim();
    return trimmed === '' ? [] : [[field, valueOf(field, trimmed)] as const];
  });
  const chosen = connectionIds.filter((id) => !draft.skipped.includes(id));
  return {
    ...Object.fromEntries(texts),
    ...(draft.tags.length === 0 ? {} : { tags: [...draft.tags] }),
    ...(draft.custom.length === 0 ? {} : { customFields: customFields(draft.custom) }),
    ...(chosen.length === connectionIds.length ? {} : { connections: chosen }),
  };
}

function valueOf(field: string, text: string): string | number {
  if (field === 'birthday') return readBirthday(text) ?? text;
  if (!NUMBERS.has(field)) return text;
  const degrees = Number(text.replace(',', '.'));
  // A text that is no number goes as it is: the schema names the field.
  return Number.isFinite(degrees) ? degrees : text;
}

const customFields = (custom: readonly CustomField[]): Readonly<Record<string, string>> =>
  Object.fromEntries(custom.flatMap(({ name, value }) => (name.trim() === '' ? [] : [[name.trim(), value]])));
