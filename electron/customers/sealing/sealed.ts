import type { Problem } from '#shared/domain/problem.ts';
import type { Result } from '#shared/result.ts';

/** Where a sealed text lies; bound to it, so that a blob moved to another row does not open. */
export type SealedPlace = { readonly table: string; readonly row: string; readonly column: string };

/**
 * The seam between the stores and the personal data in them (design.md §8). Sealing needs no keychain; opening needs the
 * private half of the profile's key, once per process, except for what this process sealed itself.
 */
export type Sealing = {
  readonly seal: (place: SealedPlace, text: string) => Uint8Array;
  /** Problems: `keychain-locked` (not unlocked yet), `profile-key-missing`, `sealed-data-damaged`. */
  readonly open: (place: SealedPlace, blob: Uint8Array) => Result<string, Problem>;
  readonly unlocked: () => boolean;
};
