import type { KeyObject } from 'node:crypto';
import type { Database } from '#electron/db/open.ts';
import type { Clock, Random } from '#electron/effects.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { IV_BYTES, openFrom, sealTo, secretKeyOf } from './box.ts';
import type { ProfileKey } from './profile-key.ts';

/** Bytes of a working key's id: random, so that no two processes ever share one, whatever was rolled back. */
export const KEY_ID_BYTES = 6;
const KEY_BYTES = 32;

/** With 96-bit random IVs, 2^20 texts under one key leave a chance below 2^-57 that any two of them share an IV. */
const USES_PER_KEY = 2 ** 20;

export type WorkingKey = { readonly id: number; readonly key: KeyObject };

/** Keys that this process encrypts with, and those of other processes that the profile's private half opens. */
export type WorkingKeys = {
  /** Its row is written with the transaction under way, or at once. */
  readonly current: () => WorkingKey;
  readonly byId: (id: number) => Result<KeyObject, Problem>;
};

export function createWorkingKeys(deps: WorkingKeyDeps): WorkingKeys {
  const { db, random, profile } = deps;
  const read = db.prepare<[number], { sealed: Buffer }>('SELECT sealed FROM working_keys WHERE id = ?');
  const known = new Map<number, KeyObject>();
  let mine: (WorkingKey & { readonly keepRow: () => void }) | undefined;
  let uses = 0;
  return {
    current: () => {
      if (mine === undefined || uses >= USES_PER_KEY) {
        const key = newKey(random);
        mine = { ...key, keepRow: rowKeeper(deps, key, () => read.get(key.id) !== undefined) };
        known.set(mine.id, mine.key);
        uses = 0;
      }
      uses += 1;
      mine.keepRow();
      return mine;
    },
    byId: (id) => {
      const cached = known.get(id);
      const key = cached === undefined ? opened(profile, id, read.get(id)?.sealed) : ok(cached);
      if (key.ok) known.set(id, key.value);
      return key;
    },
  };
}

type WorkingKeyDeps = {
  readonly db: Database;
  readonly random: Random;
  readonly clock: Clock;
  readonly profile: ProfileKey;
};

/**
 * Writes the key's row unless it is there. The transaction that wrote it may be rolled back, and without it nothing opens;
 * but it ends in the turn of the event loop that it began in, so a row that is there in a later one stays.
 */
function rowKeeper({ db, random, clock, profile }: WorkingKeyDeps, key: WorkingKey, isThere: () => boolean) {
  const insert = db.prepare('INSERT INTO working_keys (id, sealed, created_at) VALUES (?, ?, ?)');
  let state: 'unknown' | 'written-in-this-turn' | 'stays' = 'unknown';
  return (): void => {
    if (state === 'stays') return;
    if (isThere()) {
      if (state === 'unknown') state = 'stays';
      return;
    }
    const { keyId, publicKey } = profile.publicHalf();
    const sealed = sealTo(publicKey, random.bytes(IV_BYTES), aadOf(keyId, key.id), key.key.export());
    insert.run(key.id, sealed, clock.wallMs());
    state = 'written-in-this-turn';
    queueMicrotask(() => (state = 'unknown'));
  };
}

function newKey(random: Random): WorkingKey {
  return {
    id: Buffer.from(random.bytes(KEY_ID_BYTES)).readUIntBE(0, KEY_ID_BYTES),
    key: secretKeyOf(random.bytes(KEY_BYTES)),
  };
}

function opened(profile: ProfileKey, id: number, sealed: Uint8Array | undefined): Result<KeyObject, Problem> {
  if (sealed === undefined) return err(problem('sealed-data-damaged'));
  const pair = profile.pair();
  if (pair === undefined)
    return err(problem(profile.state() === 'missing-key' ? 'profile-key-missing' : 'keychain-locked'));
  const key = openFrom(pair, sealed, aadOf(pair.keyId, id));
  return key === undefined ? err(problem('sealed-data-damaged')) : ok(secretKeyOf(key));
}

const aadOf = (keyId: string, id: number): Buffer => Buffer.from(JSON.stringify(['working_keys', keyId, id]), 'utf8');
