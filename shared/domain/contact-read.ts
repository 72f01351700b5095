import type { TextField } from './draft.ts';

/** A contact as it was understood, in the spellings it was written in. */
export type ContactRead = {
  readonly texts: Readonly<Partial<Record<TextField, string>>>;
  readonly tags: readonly string[];
};
