import { connectionEntry, type Vault } from './vault.ts';
import type { OpenAccount, Tokens, Vendor } from '#electron/vendors/definition.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** What is needed of a connection to open its account. */
export type AccountOwner = {
  readonly id: string;
  readonly vendor: Vendor;
  readonly settings: Record<string, unknown>;
};

/** Secrets and tokens of the connections, read from the vault once and kept in memory until they change. */
export type Accounts = {
  /** Problems: those of the vault, and `secret-missing` when what is stored is not what the vendor needs. */
  readonly open: (owner: AccountOwner) => Promise<Result<OpenAccount, Problem>>;
  /** Tokens of a sign-in, added to those known; they are part of what `open` answers from now on. */
  readonly keepTokens: (connectionId: string, tokens: Tokens) => void;
  /** After a 401: the next `open` has no tokens. */
  readonly dropTokens: (connectionId: string) => void;
  /** Secrets or settings have changed: all of it is read anew. */
  readonly forget: (connectionId: string) => void;
};

export function createAccounts(vault: Vault): Accounts {
  const secrets = new Map<string, Promise<Result<Record<string, string>, Problem>>>();
  const tokens = new Map<string, Tokens>();

  /** One read at a time a connection; what it found is kept, unless it failed or was forgotten meanwhile. */
  const secretsOf = async (owner: AccountOwner): Promise<Result<Record<string, string>, Problem>> => {
    const known = secrets.get(owner.id);
    if (known !== undefined) return known;
    const reading = readParsed(vault, owner);
    secrets.set(owner.id, reading);
    const found = await reading;
    if (!found.ok && secrets.get(owner.id) === reading) secrets.delete(owner.id);
    return found;
  };

  return {
    async open(owner) {
      const found = await secretsOf(owner);
      if (!found.ok) return found;
      return ok(owner.vendor.openAccount(owner.settings, found.value, tokens.get(owner.id) ?? {}));
    },
    keepTokens: (id, more) => void tokens.set(id, { ...tokens.get(id), ...more }),
    dropTokens: (id) => void tokens.delete(id),
    forget(id) {
      secrets.delete(id);
      tokens.delete(id);
    },
  };
}

async function readParsed(vault: Vault, owner: AccountOwner): Promise<Result<Record<string, string>, Problem>> {
  const stored = await readSecrets(vault, owner.id);
  if (!stored.ok) return stored;
  const parsed = owner.vendor.parseSecrets(stored.value, owner.settings);
  return parsed.ok ? parsed : err(problem('secret-missing', { field: parsed.error[0]?.field }));
}

/** The stored secrets as they are, unparsed by the vendor. Problems: those of the vault. */
export async function readSecrets(
  vault: Vault,
  connectionId: string,
): Promise<Result<Record<string, string>, Problem>> {
  const entry = await vault.read(connectionEntry(connectionId));
  if (!entry.ok) return entry;
  const parsed = parseSecretTexts(entry.value);
  return parsed === undefined ? err(problem('secret-missing')) : ok(parsed);
}

function parseSecretTexts(text: string): Record<string, string> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const entries: [string, unknown][] = Object.entries(value);
    return Object.fromEntries(entries.flatMap(([key, item]) => (typeof item === 'string' ? [[key, item]] : [])));
  } catch {
    return undefined; // written by something else: as good as missing
  }
}
