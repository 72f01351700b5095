import { profileKeyEntry, type Vault } from '#electron/credentials/vault.ts';
import type { Database } from '#electron/db/open.ts';
import { databaseProblem } from '#electron/db/problem.ts';
import type { Clock, Random } from '#electron/effects.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { newKeyPair, pairOf, type KeyPair } from './box.ts';
import { createPendingKeyFile, type PendingKeyFile } from './pending-key.ts';

/**
 * The profile's key pair. Its public half lies in the database, its private half in the keychain.
 *
 * First start: the pair exists in memory only. If the keychain takes the private half before anything is sealed, that is
 * all. If something must be sealed first, the private half goes to a file, durably, in the same transaction as the public
 * half; the first unlock that works hands it over: written, read back, and only then is the file removed.
 * A public half without its private half is `missing-key`: a state with a way out, never a reason for a new key.
 */
export type ProfileKey = {
  /** Of the published pair; publishes it if there is none. Throws when that cannot be kept safely. */
  readonly publicHalf: () => PublicHalf;
  /** Undefined while it is not known to this process. */
  readonly pair: () => NamedPair | undefined;
  readonly unlock: () => Promise<Result<void, Problem>>;
  readonly state: () => OutboxStatus['keychain'];
};

export type PublicHalf = { readonly keyId: string; readonly publicKey: Buffer };
export type NamedPair = PublicHalf & KeyPair;

export type ProfileKeyDeps = {
  readonly db: Database;
  readonly random: Random;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly dataDir: string;
};

export function createProfileKey(deps: ProfileKeyDeps): ProfileKey {
  const file = createPendingKeyFile(deps.dataDir);
  const rows = createRows(deps);
  let own: NamedPair | undefined;
  let keychain: OutboxStatus['keychain'] = 'locked';
  let running: Promise<Result<void, Problem>> | undefined;
  let lookedForFile = false;

  /** Before there is a row: the pair that this process, or one that ended too early, would publish. */
  const candidate = (): NamedPair => {
    own = waiting(file) ?? own ?? { ...newKeyPair(), keyId: deps.random.uuid() };
    return own;
  };
  const pair = (): NamedPair | undefined => {
    const row = rows.read();
    if (own === undefined && row !== undefined && !lookedForFile) {
      lookedForFile = true;
      own = matching(waiting(file), row);
    }
    return row === undefined || own?.keyId === row.keyId ? own : undefined;
  };
  const settle = (result: Result<NamedPair, Problem>): Result<void, Problem> => {
    keychain = result.ok ? 'open' : stateOf(result.error);
    if (!result.ok) return result;
    own = result.value;
    return ok(undefined);
  };
  const unlock = async (): Promise<Result<void, Problem>> => {
    try {
      const row = rows.read();
      const found =
        row === undefined ? await keepFirst(deps.vault, candidate()) : await obtain(deps.vault, file, row, pair());
      if (!found.ok || row !== undefined) return settle(found);
      const published = rows.publish(found.value);
      if (published.keyId !== found.value.keyId) {
        // Another process was first, and its pair stands.
        await deps.vault.remove(profileKeyEntry(found.value.keyId));
        return await unlock();
      }
      file.remove(published.keyId);
      return settle(found);
    } catch (error) {
      const known = databaseProblem(error);
      if (known === undefined) throw error;
      return err(known);
    }
  };
  return {
    pair,
    publicHalf: () => rows.read() ?? rows.publishWith(candidate, file),
    unlock: () => {
      running ??= unlock().finally(() => (running = undefined));
      return running;
    },
    state: () => keychain,
  };
}

/** Gives the private half to the keychain and reads it back: only what came back is trusted to be there. */
async function keepFirst(vault: Vault, pair: NamedPair): Promise<Result<NamedPair, Problem>> {
  const text = pair.privateKey.toString('base64');
  const entry = profileKeyEntry(pair.keyId);
  const written = await vault.write(entry, text);
  if (!written.ok) return written;
  const read = await vault.read(entry);
  if (!read.ok) return read;
  return read.value === text ? ok(pair) : err(problem('keychain-unavailable'));
}

async function obtain(
  vault: Vault,
  file: PendingKeyFile,
  row: PublicHalf,
  known: NamedPair | undefined,
): Promise<Result<NamedPair, Problem>> {
  const pending = matching(waiting(file), row);
  if (pending !== undefined) {
    const kept = await keepFirst(vault, pending);
    if (kept.ok) file.remove(row.keyId);
    return kept;
  }
  const read = await vault.read(profileKeyEntry(row.keyId));
  // Someone deleted the entry while this process still knows what it held.
  if (!read.ok && read.error.code === 'secret-missing' && known !== undefined) return keepFirst(vault, known);
  if (!read.ok) return err(read.error.code === 'secret-missing' ? problem('profile-key-missing') : read.error);
  const pair = matching(named(row.keyId, read.value), row);
  return pair === undefined ? err(problem('profile-key-missing')) : ok(pair);
}

function stateOf(failure: Problem): OutboxStatus['keychain'] {
  if (failure.code === 'profile-key-missing') return 'missing-key';
  return failure.code === 'keychain-locked' ? 'locked' : 'unavailable';
}

function waiting(file: PendingKeyFile): NamedPair | undefined {
  const pending = file.read();
  return pending === undefined ? undefined : named(pending.keyId, pending.privateKey);
}

function named(keyId: string, privateKey: string): NamedPair | undefined {
  const pair = pairOf(Buffer.from(privateKey, 'base64'));
  return pair === undefined ? undefined : { ...pair, keyId };
}

function matching(pair: NamedPair | undefined, row: PublicHalf): NamedPair | undefined {
  return pair?.keyId === row.keyId && pair.publicKey.equals(row.publicKey) ? pair : undefined;
}

/** The one row of profile_key. Once committed it never changes. */
function createRows({ db, clock }: ProfileKeyDeps) {
  const select = db.prepare<[], { key_id: string; public_key: Buffer }>('SELECT key_id, public_key FROM profile_key');
  const insert = db.prepare(
    'INSERT INTO profile_key (id, key_id, public_key, created_at) VALUES (1, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  let committed: PublicHalf | undefined;
  const read = (): PublicHalf | undefined => {
    if (committed !== undefined) return committed;
    const row = select.get();
    if (row === undefined) return undefined;
    const found = { keyId: row.key_id, publicKey: row.public_key };
    // Inside a transaction it may be our own row, and gone after a rollback.
    if (!db.inTransaction) committed = found;
    return found;
  };
  const add = (pair: PublicHalf): PublicHalf | undefined =>
    insert.run(pair.keyId, pair.publicKey, clock.wallMs()).changes === 1 ? pair : read();
  return {
    read,
    /** For a pair that the keychain holds already. Answers the pair that stands. */
    publish: (pair: PublicHalf): PublicHalf => add(pair) ?? pair,
    /** For a pair that the keychain does not hold: the file is durable before the row can be. */
    publishWith: (candidate: () => NamedPair, file: PendingKeyFile): PublicHalf => {
      const write = (): PublicHalf => {
        const pair = candidate();
        const standing = add(pair) ?? pair;
        if (standing.keyId === pair.keyId && file.read()?.keyId !== pair.keyId)
          file.write({ keyId: pair.keyId, privateKey: pair.privateKey.toString('base64') });
        return standing;
      };
      return db.inTransaction ? write() : db.transaction(write).immediate();
    },
  };
}
