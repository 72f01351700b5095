import { useSyncExternalStore } from 'react';
import { readBirthday } from './birthday.ts';
import type { Draft, Keepable, TextField } from '#shared/domain/draft.ts';

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

/** Nothing was typed for this customer; what is kept from the last one does not count. */
export function isEmptyDraft(draft: Draft): boolean {
  const { texts, tags, custom } = draft;
  const typed = Object.entries(texts).filter(([field]) => !(field === 'city' && isKept(draft, 'city')));
  return (
    typed.every(([, text]) => text.trim() === '') && (tags.length === 0 || isKept(draft, 'tags')) && custom.length === 0
  );
}

/** What "save and next" keeps: the next visitor is usually from the same place, with the same tags. */
export const keptForNext = (draft: Draft, day: string): Draft => {
  const { city, country } = draft.texts;
  const start = keptForToday(draft, day);
  return {
    ...start,
    texts: { ...(city === undefined ? {} : { city }), ...(country === undefined ? {} : { country }) },
    tags: draft.tags,
    skipped: draft.skipped,
  };
};

/** The form after a customer was saved: empty, but for what the person has pinned for today. */
export function keptForToday(draft: Draft, day: string): Draft {
  const { kept, texts, tags } = draft;
  if (kept === undefined || kept.day !== day || kept.fields.length === 0) return EMPTY_DRAFT;
  const { city } = texts;
  return {
    ...EMPTY_DRAFT,
    texts: city === undefined || !kept.fields.includes('city') ? {} : { city },
    tags: kept.fields.includes('tags') ? tags : [],
    kept,
  };
}

/** The draft with a field pinned for the day, or not any more. */
export function withKept(draft: Draft, field: Keepable, isOn: boolean, day: string): Draft {
  const others = (draft.kept?.day === day ? draft.kept.fields : []).filter((other) => other !== field);
  return { ...draft, kept: { fields: isOn ? [...others, field] : others, day } };
}

export const isKept = ({ kept }: Draft, field: Keepable): boolean => kept?.fields.includes(field) ?? false;

/** The day on this computer's clock, `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

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
