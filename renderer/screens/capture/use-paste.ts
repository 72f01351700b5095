import { useState, type ClipboardEvent } from 'react';
import { isEmptyDraft, setDraft, type Draft, type TextField } from './draft.ts';
import type { ContactRead } from '#shared/domain/contact-read.ts';
import { readContact } from '#shared/domain/contact-text.ts';

/** What was pasted, and the draft that it was read into. */
export type Pasted = { readonly text: string; readonly read: ContactRead; readonly before: Draft };

/** Reads a contact that is pasted into the empty form, or into its empty name. */
export function usePaste(draft: Draft, country: string) {
  const [pasted, setPasted] = useState<Pasted>();
  return {
    pasted,
    forgetPasted: (): void => setPasted(undefined),
    onPaste: (event: ClipboardEvent<HTMLFormElement>): void => {
      if (!isEmptyDraft(draft) && !isEmptyName(event.target, draft)) return;
      const text = event.clipboardData.getData('text/plain');
      const read = readContact(text, country);
      if (read === undefined) return;
      event.preventDefault();
      setDraft(filled(draft, read));
      setPasted({ text: text.trim(), read, before: draft });
    },
    undoPaste: (): void => {
      if (pasted !== undefined) setDraft(withoutPasted(draft, pasted));
      setPasted(undefined);
    },
  };
}

const isEmptyName = (target: EventTarget, { texts }: Draft): boolean =>
  target instanceof HTMLInputElement && target.name === 'fullName' && (texts.fullName ?? '').trim() === '';

export const fieldCount = ({ texts, tags }: ContactRead): number =>
  Object.keys(texts).length + (tags.length === 0 ? 0 : 1);

/** What is read replaces what stood there (a city kept from the last customer); tags are added. */
export const filled = (draft: Draft, { texts, tags }: ContactRead): Draft => ({
  ...draft,
  texts: { ...draft.texts, ...texts },
  tags: [...new Set([...draft.tags, ...tags])],
});

/** The draft as it was before; what the person has changed since then stays. */
export function withoutPasted(draft: Draft, { read, before }: Pasted): Draft {
  const texts: Partial<Record<TextField, string>> = { ...draft.texts };
  for (const [name, text] of Object.entries(read.texts)) {
    const field = name as TextField; // Object.entries widens the record's own keys
    if (draft.texts[field] === text) texts[field] = before.texts[field] ?? '';
  }
  const added = read.tags.filter((tag) => !before.tags.includes(tag));
  return { ...draft, texts, tags: draft.tags.filter((tag) => !added.includes(tag)) };
}
