import { problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';
import type { Vault } from './vault.ts';

/** A keychain that forgets when the process ends: for practice, whose secrets open nothing. */
export function createMemoryVault(): Vault {
  const entries = new Map<string, string>();
  return {
    read: (name) => {
      const value = entries.get(name);
      return Promise.resolve(value === undefined ? err(problem('secret-missing')) : ok(value));
    },
    write: (name, value) => {
      entries.set(name, value);
      return Promise.resolve(ok(undefined));
    },
    remove: (name) => {
      entries.delete(name);
      return Promise.resolve(ok(undefined));
    },
  };
}
