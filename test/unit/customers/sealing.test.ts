import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileKeyEntry } from '#electron/credentials/vault.ts';
import { createSealing } from '#electron/customers/sealing/sealing.ts';
import { systemClock, systemRandom } from '#electron/system-effects.ts';
import { createBed, value, type Bed, type Process } from './bed.ts';

const PLACE = { table: 'customers', row: 'one', column: 'sealed' } as const;

const pendingFile = (bed: Bed): string => join(bed.dataDir, 'profile-key.pending');

async function unlocked(bed: Bed): Promise<Process> {
  const process = bed.start();
  value(await process.sealing.unlock());
  return process;
}

describe('sealing', () => {
  it('gives back every text, in this process and in the next', async () => {
    const bed = createBed();
    const first = await unlocked(bed);
    const second = await unlocked(bed);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const blob = first.sealing.seal(PLACE, text);
        expect(first.sealing.open(PLACE, blob)).toEqual({ ok: true, value: text });
        expect(second.sealing.open(PLACE, blob)).toEqual({ ok: true, value: text });
      }),
    );
  });

  it('never makes the same bytes twice', async () => {
    const { sealing } = await unlocked(createBed());
    const blobs = Array.from({ length: 2_000 }, () => Buffer.from(sealing.seal(PLACE, 'same')).toString('hex'));
    // Version 1 byte, working key 6 bytes, then the 12 bytes that AES-GCM may never see twice.
    expect(new Set(blobs.map((blob) => blob.slice(14, 38))).size).toBe(2_000);
  });

  it('opens nothing in another place, or with a changed byte', async () => {
    const { sealing } = await unlocked(createBed());
    const blob = sealing.seal(PLACE, 'bound to its place');
    for (const other of [{ table: 'attempts' }, { row: 'two' }, { column: 'request' }]) {
      expect(sealing.open({ ...PLACE, ...other }, blob)).toMatchObject({ error: { code: 'sealed-data-damaged' } });
    }
    for (let at = 0; at < blob.length; at += 1) {
      const changed = Uint8Array.from(blob, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(sealing.open(PLACE, changed).ok, `byte ${at}`).toBe(false);
    }
    expect(sealing.open(PLACE, blob.subarray(0, 20)).ok).toBe(false);
    expect(sealing.open(PLACE, new Uint8Array(0)).ok).toBe(false);
  });

  it('writes one working key a process, sealed to the public half', async () => {
    const bed = createBed();
    const { sealing, db } = await unlocked(bed);
    for (let n = 0; n < 5; n += 1) sealing.seal(PLACE, `${n}`);
    const keys = db.prepare<[], { sealed: Buffer }>('SELECT sealed FROM working_keys').all();
    expect(keys).toHaveLength(1);
    // Ephemeral public key 32, IV 12, key 32, tag 16.
    expect(keys[0]?.sealed).toHaveLength(92);
  });

  it('survives a rollback of the transaction in which it first sealed', async () => {
    const bed = createBed();
    const { sealing, db } = bed.start();
    const roll = db.transaction(() => {
      sealing.seal(PLACE, 'rolled back');
      throw new Error('roll back');
    });
    expect(roll).toThrow('roll back');
    expect(db.prepare('SELECT * FROM profile_key').all()).toEqual([]);
    const blob = sealing.seal(PLACE, 'kept');
    expect((await unlocked(bed)).sealing.open(PLACE, blob)).toEqual({ ok: true, value: 'kept' });
  });

  it('survives a rollback in a later turn, and finds its row gone when the first one is rolled back after a turn', async () => {
    const bed = createBed();
    const { sealing, db } = bed.start();
    const rolledBack = db.transaction(() => {
      sealing.seal(PLACE, 'rolled back');
      throw new Error('roll back');
    });
    expect(rolledBack).toThrow('roll back');
    await Promise.resolve();
    const first = sealing.seal(PLACE, 'first');
    await Promise.resolve();
    expect(rolledBack).toThrow('roll back');
    await Promise.resolve();
    const second = sealing.seal(PLACE, 'second');
    const { sealing: other } = await unlocked(bed);
    expect(other.open(PLACE, first)).toEqual({ ok: true, value: 'first' });
    expect(other.open(PLACE, second)).toEqual({ ok: true, value: 'second' });
  });

  it('hashes for look-ups alike in every process, differently for phone and e-mail, and differently in another profile', async () => {
    const bed = createBed();
    const [one, two] = [await unlocked(bed), await unlocked(bed)];
    one.sealing.ensureKey();
    const other = await unlocked(createBed());
    const hash = (from: Process, kind: 'phone' | 'email', text: string): string =>
      Buffer.from(from.sealing.lookupHash(kind, text) ?? []).toString('hex');
    expect(hash(one, 'phone', '+6281')).toHaveLength(64);
    expect(hash(two, 'phone', '+6281')).toBe(hash(one, 'phone', '+6281'));
    expect(hash(one, 'email', '+6281')).not.toBe(hash(one, 'phone', '+6281'));
    expect(hash(one, 'email', 'A@b.example')).toBe(hash(one, 'email', 'a@b.example'));
    expect(hash(other, 'phone', '+6281')).not.toBe(hash(one, 'phone', '+6281'));
  });
});

describe('the profile key', () => {
  it('goes straight to the keychain when it is open: the private half is never in a file', async () => {
    const bed = createBed();
    const { sealing, db } = await unlocked(bed);
    expect(sealing.state()).toBe('open');
    sealing.seal(PLACE, 'x');
    expect(existsSync(pendingFile(bed))).toBe(false);
    const [entry = ''] = [...bed.vault.entries.values()];
    expect(entry).not.toBe('');
    expect(db.prepare<[], { key_id: string }>('SELECT key_id FROM profile_key').all()).toHaveLength(1);
    expect(bed.bytes().includes(Buffer.from(entry, 'base64').subarray(-32))).toBe(false);
  });

  it('waits in a file while the keychain is locked, reads from it, and moves at the first unlock', async () => {
    const bed = createBed();
    bed.vault.mode = 'locked';
    const first = bed.start();
    expect(await first.sealing.unlock()).toMatchObject({ error: { code: 'keychain-locked' } });
    const blob = first.sealing.seal(PLACE, 'saved while locked');
    expect(statSync(pendingFile(bed)).mode & 0o777).toBe(0o600);
    first.close();

    const second = bed.start();
    expect(second.sealing.open(PLACE, blob)).toEqual({ ok: true, value: 'saved while locked' });
    expect(second.sealing.state()).toBe('locked');
    expect((await second.sealing.unlock()).ok).toBe(false);
    expect(existsSync(pendingFile(bed))).toBe(true);

    bed.vault.mode = 'open';
    value(await second.sealing.unlock());
    expect(second.sealing.state()).toBe('open');
    expect(existsSync(pendingFile(bed))).toBe(false);
    second.close();
    expect((await unlocked(bed)).sealing.open(PLACE, blob)).toEqual({ ok: true, value: 'saved while locked' });
  });

  it('keeps the file when the keychain takes the key and does not give it back', async () => {
    const bed = createBed();
    bed.vault.mode = 'unavailable';
    const { sealing } = bed.start();
    sealing.ensureKey();
    const before = readFileSync(pendingFile(bed), 'utf8');
    bed.vault.mode = 'open';
    const forgetful = { ...bed.vault, write: () => Promise.resolve({ ok: true, value: undefined } as const) };
    const other = createSealing({
      db: bed.start().db,
      clock: systemClock,
      random: systemRandom,
      dataDir: bed.dataDir,
      vault: forgetful,
    });
    expect((await other.unlock()).ok).toBe(false);
    expect(readFileSync(pendingFile(bed), 'utf8')).toBe(before);
  });

  it('opens what this process sealed, and nothing else, while the private half is out of reach', async () => {
    const bed = createBed();
    const first = await unlocked(bed);
    const old = first.sealing.seal(PLACE, 'old');
    first.close();
    bed.vault.mode = 'locked';
    const second = bed.start();
    const own = second.sealing.seal(PLACE, 'own');
    expect(second.sealing.open(PLACE, own)).toEqual({ ok: true, value: 'own' });
    expect(second.sealing.open(PLACE, old)).toMatchObject({ error: { code: 'keychain-locked' } });
    expect(second.sealing.lookupHash('phone', '+6281')).toBeUndefined();
    expect(existsSync(pendingFile(bed))).toBe(false);
    bed.vault.mode = 'open';
    value(await second.sealing.unlock());
    expect(second.sealing.open(PLACE, old)).toEqual({ ok: true, value: 'old' });
  });

  it('is missing when the keychain has lost it: nothing new is made over the data, and its return opens them', async () => {
    const bed = createBed();
    const first = await unlocked(bed);
    const blob = first.sealing.seal(PLACE, 'before the loss');
    const row = first.db.prepare('SELECT * FROM profile_key').get();
    const kept = new Map(bed.vault.entries);
    first.close();
    bed.vault.entries.clear();

    const second = bed.start();
    expect(await second.sealing.unlock()).toMatchObject({ error: { code: 'profile-key-missing' } });
    expect(second.sealing.state()).toBe('missing-key');
    expect(second.sealing.open(PLACE, blob)).toMatchObject({ error: { code: 'profile-key-missing' } });
    const later = second.sealing.seal(PLACE, 'after the loss');
    expect(second.db.prepare('SELECT * FROM profile_key').get()).toEqual(row);
    expect(bed.vault.entries.size).toBe(0);

    for (const [name, text] of kept) bed.vault.entries.set(name, text);
    value(await second.sealing.unlock());
    expect(second.sealing.open(PLACE, blob)).toEqual({ ok: true, value: 'before the loss' });
    expect((await unlocked(bed)).sealing.open(PLACE, later)).toEqual({ ok: true, value: 'after the loss' });
  });

  it('takes nobody else’s key for its own', async () => {
    const bed = createBed();
    const first = await unlocked(bed);
    first.sealing.seal(PLACE, 'x');
    first.close();
    const [name = ''] = [...bed.vault.entries.keys()];
    const stranger = createBed();
    await unlocked(stranger);
    bed.vault.entries.set(name, [...stranger.vault.entries.values()][0] ?? '');
    const second = bed.start();
    expect(await second.sealing.unlock()).toMatchObject({ error: { code: 'profile-key-missing' } });
    bed.vault.entries.set(name, 'no key at all');
    expect(await second.sealing.unlock()).toMatchObject({ error: { code: 'profile-key-missing' } });
  });

  it('is one key when two processes start a profile together', async () => {
    const bed = createBed();
    const [one, two] = [bed.start(), bed.start()];
    const results = await Promise.all([one.sealing.unlock(), two.sealing.unlock()]);
    expect(results.map((result) => result.ok)).toEqual([true, true]);
    const blobs = [one.sealing.seal(PLACE, 'one'), two.sealing.seal(PLACE, 'two')];
    const reader = await unlocked(bed);
    expect(blobs.map((blob) => reader.sealing.open(PLACE, blob).ok)).toEqual([true, true]);
    const { key_id: keyId } = one.db.prepare<[], { key_id: string }>('SELECT key_id FROM profile_key').get() ?? {};
    expect([...bed.vault.entries.keys()]).toEqual([profileKeyEntry(keyId ?? '')]);
  });

  it('takes up the key of a first start that ended between the file and the commit', async () => {
    const bed = createBed();
    bed.vault.mode = 'locked';
    const first = bed.start();
    first.db.transaction(() => first.sealing.ensureKey()).immediate();
    const waiting = readFileSync(pendingFile(bed), 'utf8');
    first.db.exec('DELETE FROM profile_key');
    first.close();
    const second = bed.start();
    const blob = second.sealing.seal(PLACE, 'x');
    expect(readFileSync(pendingFile(bed), 'utf8')).toBe(waiting);
    bed.vault.mode = 'open';
    expect((await unlocked(bed)).sealing.open(PLACE, blob).ok).toBe(true);
  });

  it('gives the keychain back what it lost while this process still knows it', async () => {
    const bed = createBed();
    const { sealing } = await unlocked(bed);
    sealing.ensureKey();
    const kept = new Map(bed.vault.entries);
    bed.vault.entries.clear();
    value(await sealing.unlock());
    expect(bed.vault.entries).toEqual(kept);
  });
});
