import { createHmac, type KeyObject } from 'node:crypto';
import type { Problem } from '#shared/domain/problem.ts';
import { problem } from '#shared/domain/problem.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { BOX_BYTES, decrypt, derive, encrypt, IV_BYTES, raw, secretKeyOf } from './box.ts';
import { createProfileKey, type NamedPair, type ProfileKeyDeps } from './profile-key.ts';
import type { SealedPlace, Sealing } from './sealed.ts';
import { createWorkingKeys, KEY_ID_BYTES, type WorkingKeys } from './working-keys.ts';

/** The sealing seam with what only the composition root and customers/ use. */
export type ProfileSealing = Sealing & {
  /** Gets the private half from the keychain (it may ask the person), or puts it there. May be called again at any time. */
  readonly unlock: () => Promise<Result<void, Problem>>;
  /** Makes the profile's key pair if there is none, without the keychain; throws when it cannot be kept safely. */
  readonly ensureKey: () => void;
  /** Keyed hash for look-ups of E.164 numbers and e-mails; undefined while locked. */
  readonly lookupHash: (kind: 'phone' | 'email', value: string) => Uint8Array | undefined;
  /** `locked` also while the private half still waits in a file for the keychain; reading works then all the same. */
  readonly state: () => OutboxStatus['keychain'];
};

/** `dataDir`: where `profile-key.pending` lies while the keychain cannot take the private half. */
export type SealingDeps = ProfileKeyDeps;

/**
 * Sealed text: version byte, id of the working key, IV, ciphertext, tag. The first two and the place are authenticated,
 * so a blob that was moved to another row, or given another key's name, does not open.
 */
export function createSealing(deps: SealingDeps): ProfileSealing {
  const profile = createProfileKey(deps);
  const working = createWorkingKeys({ ...deps, profile });
  const hashKey = createHashKey();
  return {
    seal: (place, text) => {
      const { id, key } = working.current();
      const head = headOf(id);
      const box = encrypt(key, deps.random.bytes(IV_BYTES), aadOf(head, place), Buffer.from(text, 'utf8'));
      return Buffer.concat([head, box]);
    },
    open: (place, blob) => openSealed(working, place, blob),
    unlocked: () => profile.pair() !== undefined,
    unlock: profile.unlock,
    ensureKey: () => void profile.publicHalf(),
    lookupHash: (kind, value) => {
      const pair = profile.pair();
      if (pair === undefined) return undefined;
      const text = kind === 'email' ? value.toLowerCase() : value;
      return createHmac('sha256', hashKey(pair)).update(`${kind}\0${text}`, 'utf8').digest();
    },
    state: profile.state,
  };
}

const VERSION = 1;
const HEAD_BYTES = 1 + KEY_ID_BYTES;

function headOf(keyId: number): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(VERSION, 0);
  head.writeUIntBE(keyId, 1, KEY_ID_BYTES);
  return head;
}

function aadOf(head: Uint8Array, { table, row, column }: SealedPlace): Buffer {
  return Buffer.concat([head, Buffer.from(JSON.stringify([table, row, column]), 'utf8')]);
}

function openSealed(working: WorkingKeys, place: SealedPlace, blob: Uint8Array): Result<string, Problem> {
  const damaged = err(problem('sealed-data-damaged'));
  if (blob.length < HEAD_BYTES + BOX_BYTES || blob[0] !== VERSION) return damaged;
  const head = Buffer.from(blob.subarray(0, HEAD_BYTES));
  const key = working.byId(head.readUIntBE(1, KEY_ID_BYTES));
  if (!key.ok) return key;
  const text = decrypt(key.value, blob.subarray(HEAD_BYTES), aadOf(head, place));
  return text === undefined ? damaged : ok(text.toString('utf8'));
}

/** The key of the look-up hashes follows from the private half, so it needs no place of its own. */
function createHashKey(): (pair: NamedPair) => KeyObject {
  let made: { readonly keyId: string; readonly key: KeyObject } | undefined;
  return (pair) => {
    if (made?.keyId !== pair.keyId)
      made = {
        keyId: pair.keyId,
        key: secretKeyOf(derive(raw(pair.privateKey), Buffer.alloc(0), 'fieldpost look-up hash 1')),
      };
    return made.key;
  };
}
