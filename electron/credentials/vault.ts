import type { Problem } from '#shared/domain/problem.ts';
import type { Result } from '#shared/result.ts';

/**
 * The OS keychain behind one small interface. Entries are texts under a name:
 * `connection:<connection id>` holds a JSON object of that connection's secrets, `profile-key:<key id>` the private half
 * of the profile's key (customers/sealing.ts).
 *
 * Problems: `keychain-locked` (locked, or it did not answer in time: a prompt may stand somewhere),
 * `keychain-unavailable` (no secret service, the addon does not load), `secret-missing` (read: no such entry).
 * No call throws for these, and none outlasts its deadline.
 */
export type Vault = {
  readonly read: (name: string) => Promise<Result<string, Problem>>;
  readonly write: (name: string, value: string) => Promise<Result<void, Problem>>;
  /** Removing what is not there is fine. */
  readonly remove: (name: string) => Promise<Result<void, Problem>>;
};

export const connectionEntry = (connectionId: string): string => `connection:${connectionId}`;
export const profileKeyEntry = (keyId: string): string => `profile-key:${keyId}`;
