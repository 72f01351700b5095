import type { Vault } from '#electron/credentials/vault.ts';
import { problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';

export type MemoryVault = Vault & { readonly entries: Map<string, string>; mode: 'open' | 'locked' | 'unavailable' };

/** A keychain in memory, for tests whose subject is not the keychain. */
export function createMemoryVault(): MemoryVault {
  const entries = new Map<string, string>();
  const vault: MemoryVault = {
    entries,
    mode: 'open',
    read: (name) => {
      const value = entries.get(name);
      return answer(value === undefined ? err(problem('secret-missing')) : ok(value));
    },
    write: (name, value) => answer(ok(undefined), () => void entries.set(name, value)),
    remove: (name) => answer(ok(undefined), () => void entries.delete(name)),
  };
  const answer = <T>(result: T, effect?: () => void) => {
    if (vault.mode === 'locked') return Promise.resolve(err(problem('keychain-locked')));
    if (vault.mode === 'unavailable') return Promise.resolve(err(problem('keychain-unavailable')));
    effect?.();
    return Promise.resolve(result);
  };
  return vault;
}
