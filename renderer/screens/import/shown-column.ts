import type { ImportTarget } from '#shared/domain/import.ts';

/** A column that is shown: those that are empty in every row are not. `at`: its place in the file. */
export type ShownColumn = { readonly at: number; readonly header: string; readonly target: ImportTarget | null };
