import type { Vault } from '#electron/credentials/vault.ts';
import type { Database } from '#electron/db/open.ts';
import type { Clock, Random } from '#electron/effects.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import type { Result } from '#shared/result.ts';
import type { Sealing } from './sealed.ts';

/** The sealing seam with what only the composition root and customers/ use. */
export type ProfileSealing = Sealing & {
  /** Gets the private half from the keychain (it may ask the person), or puts it there. Never throws; may be called again at any time. */
  readonly unlock: () => Promise<Result<void, Problem>>;
  /** Makes the profile's key pair if there is none, without the keychain; throws when it cannot be kept safely. */
  readonly ensureKey: () => void;
  /** Keyed hash for look-ups of E.164 numbers and e-mails; undefined while locked. */
  readonly lookupHash: (kind: 'phone' | 'email', value: string) => Uint8Array | undefined;
  /** `locked` also while the private half still waits in a file for the keychain; reading works then all the same. */
  readonly state: () => OutboxStatus['keychain'];
};

export type SealingDeps = {
  readonly db: Database;
  readonly random: Random;
  readonly clock: Clock;
  readonly vault: Vault;
  /** Where `profile-key.pending` lies while the keychain cannot take the private half. */
  readonly dataDir: string;
};

export function createSealing(_deps: SealingDeps): ProfileSealing {
  throw new Error('being built');
}
