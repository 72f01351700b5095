import { crashPoint } from '#electron/crash-point.ts';
import { profileKeyEntry, type Vault } from '#electron/credentials/vault.ts';
import type { Database } from '#electron/db/open.ts';
import { databaseProblem } from '#electron/db/problem.ts';
import type { Clock, Random } from '#electron/effects.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { newKeyPair, pairOf, type KeyPair } from './box.ts';
import { createProfileKeyRows, type ProfileKeyRows, type PublicHalf } from './profile-key-rows.ts';
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
  const rows = createProfileKeyRows(deps.db, deps.clock);
  const memory = createMemory(deps.random, file, rows);
  let keychain: OutboxStatus['keychain'] = 'locked';
  let running: Promise<Result<void, Problem>> | undefined;

  const unlock = async (): Promise<Result<void, Problem>> => {
    try {
      const found = await obtain(deps.vault, file, rows, memory);
      keychain = found.ok ? 'open' : stateOf(found.error);
      if (!found.ok) return found;
      memory.keep(found.value);
      return ok(undefined);
    } catch (error) {
      const known = databaseProblem(error);
      if (known === undefined) throw error;
      return err(known);
    }
  };
  return {
    pair: memory.pair,
    publicHalf: () => rows.read() ?? publishWithFile(deps.db, rows, memory.candidate, file),
    unlock: () => {
      running ??= unlock().finally(() => (running = undefined));
      return running;
    },
    state: () => keychain,
  };
}

/** The pair as far as this process knows it. */
function createMemory(random: Random, file: PendingKeyFile, rows: ProfileKeyRows) {
  let own: NamedPair | undefined;
  let lookedForFile = false;
  return {
    keep: (pair: NamedPair): void => {
      own = pair;
    },
    /** Before there is a row: the pair that this process, or one that ended too early, would publish. */
    candidate: (): NamedPair => {
      own = waiting(file) ?? own ?? { ...newKeyPair(), keyId: random.uuid() };
      return own;
    },
    pair: (): NamedPair | undefined => {
      const row = rows.read();
      if (own === undefined && row !== undefined && !lookedForFile) {
        lookedForFile = true;
        own = matching(waiting(file), row);
      }
      return row === undefined || own?.keyId === row.keyId ? own : undefined;
    },
  };
}

type Memory = ReturnType<typeof createMemory>;

/** For a pair that no keychain holds: the file is durable before the row can be. Answers the half that stands. */
function publishWithFile(
  db: Database,
  rows: ProfileKeyRows,
  candidate: () => NamedPair,
  file: PendingKeyFile,
): PublicHalf {
  const publish = (): PublicHalf => {
    const pair = candidate();
    const standing = rows.add(pair);
    if (standing.keyId === pair.keyId && file.read()?.keyId !== pair.keyId)
      file.write({ keyId: pair.keyId, privateKey: pair.privateKey.toString('base64') });
    crashPoint('inside-key');
    return standing;
  };
  return db.inTransaction ? publish() : db.transaction(publish).immediate();
}

async function obtain(
  vault: Vault,
  file: PendingKeyFile,
  rows: ProfileKeyRows,
  memory: Memory,
): Promise<Result<NamedPair, Problem>> {
  const row = rows.read();
  if (row !== undefined) return await obtainPublished(vault, file, row, memory.pair());
  const kept = await keepFirst(vault, memory.candidate());
  if (!kept.ok) return kept;
  const published = rows.add(kept.value);
  if (published.keyId === kept.value.keyId) {
    file.remove(published.keyId);
    return kept;
  }
  // Another process was first, and its pair stands.
  await vault.remove(profileKeyEntry(kept.value.keyId));
  return await obtainPublished(vault, file, published, undefined);
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

async function obtainPublished(
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
