import { describe, expect, test } from 'vitest';
import { createKeytarVault, type KeytarVaultOptions } from '#electron/credentials/keytar-vault.ts';
import { problem } from '#shared/domain/problem.ts';
import { createManualClock } from '#test/support/manual-clock.ts';
import { createFakeKeytar } from './fake-keytar.ts';

const LOCKED = { ok: false, error: problem('keychain-locked') };

function open(options: Partial<KeytarVaultOptions> = {}) {
  const keytar = createFakeKeytar();
  const clock = createManualClock();
  const vault = createKeytarVault({
    load: () => Promise.resolve(keytar),
    clock,
    deadlineMs: 5_000,
    platform: 'linux',
    ...options,
  });
  return { keytar, clock, vault };
}

describe('an open keychain', () => {
  test('a text is written, read, replaced and removed', async () => {
    const { vault, keytar } = open();
    expect(await vault.write('connection:1', 'one')).toEqual({ ok: true, value: undefined });
    expect(await vault.read('connection:1')).toEqual({ ok: true, value: 'one' });
    expect(await vault.write('connection:1', 'two')).toMatchObject({ ok: true });
    expect(await vault.read('connection:1')).toEqual({ ok: true, value: 'two' });
    expect(await vault.remove('connection:1')).toMatchObject({ ok: true });
    expect(keytar.entries.size).toBe(0);
  });

  test('what is not there is missing, and removing it is fine', async () => {
    const { vault, keytar } = open();
    expect(await vault.read('connection:1')).toEqual({ ok: false, error: problem('secret-missing') });
    expect(await vault.remove('connection:1')).toMatchObject({ ok: true });
    expect(keytar.entries.size).toBe(0);
  });

  test('calls wait for each other: there is never more than one', async () => {
    const { vault, keytar } = open();
    await Promise.all(Array.from({ length: 20 }, (_, n) => vault.write(`connection:${n}`, 'x')));
    expect(keytar.entries.size).toBe(20);
    expect(keytar.mostAtOnce).toBe(1);
  });

  test('an entry that is too large for Windows is refused there before it is tried', async () => {
    const { vault, keytar } = open({ platform: 'win32' });
    const tooLong = { ok: false, error: problem('too-long', { field: 'secrets', params: { limit: 2500 } }) };
    expect(await vault.write('connection:1', 'ạ'.repeat(834))).toEqual(tooLong);
    expect(keytar.calls).toEqual([]);
    expect(await vault.write('connection:1', 'x'.repeat(2_500))).toMatchObject({ ok: true });
  });
});

describe('a locked keychain whose prompt is dismissed', () => {
  test('is never taken for one without the entry', async () => {
    const { vault, keytar } = open();
    await vault.write('connection:1', 'one');
    keytar.mode = 'locked';
    expect(await vault.read('connection:1')).toEqual(LOCKED);
    expect(await vault.write('connection:1', 'two')).toEqual(LOCKED);
    expect(await vault.remove('connection:1')).toEqual(LOCKED);
    keytar.mode = 'open';
    expect(await vault.read('connection:1')).toEqual({ ok: true, value: 'one' });
    expect([...keytar.entries.keys()]).toEqual(['connection:1']);
  });
});

describe('a keychain that hangs', () => {
  test('every call is answered by its own deadline, and none is added to the one that hangs', async () => {
    const { vault, keytar, clock } = open();
    keytar.mode = 'hanging';
    const first = vault.read('connection:1');
    await clock.pass(3_000);
    const second = vault.read('connection:2');
    await clock.pass(2_000);
    expect(await first).toEqual(LOCKED);
    expect(vault.hangs()).toBe(true);
    await clock.pass(3_000);
    expect(await second).toEqual(LOCKED);
    expect(keytar.calls).toEqual(['get']);
  });

  test('works again when the call returns, and says so', async () => {
    const { vault, keytar, clock } = open();
    keytar.entries.set('connection:1', 'one');
    let recovered = 0;
    vault.onRecovered(() => (recovered += 1));
    keytar.mode = 'hanging';
    const read = vault.read('connection:1');
    await clock.pass(5_000);
    expect(await read).toEqual(LOCKED);
    expect(recovered).toBe(0);
    keytar.release();
    await clock.pass(0);
    expect(recovered).toBe(1);
    expect(vault.hangs()).toBe(false);
    expect(await vault.read('connection:1')).toEqual({ ok: true, value: 'one' });
  });

  test('a call that had to wait too long is not carried out later', async () => {
    const { vault, keytar, clock } = open();
    keytar.entries.set('connection:1', 'one');
    keytar.mode = 'hanging';
    const read = vault.read('connection:1');
    const write = vault.write('connection:2', 'secret');
    await clock.pass(5_000);
    expect(await Promise.all([read, write])).toEqual([LOCKED, LOCKED]);
    keytar.release();
    await clock.pass(0);
    expect(keytar.calls).toEqual(['get']);
    expect([...keytar.entries.keys()]).toEqual(['connection:1']);
  });

  test('a write that comes through too late is taken back: what was there before is there again', async () => {
    const { vault, keytar, clock } = open();
    await vault.write('connection:1', 'old');
    const { setPassword } = keytar;
    let hung = false;
    // Hangs at the write itself, the first time only.
    Object.assign(keytar, {
      setPassword: async (service: string, account: string, password: string) => {
        if (!hung) {
          hung = true;
          await new Promise<void>((resolve) => clock.timer(60_000, resolve));
        }
        await setPassword(service, account, password);
      },
    });
    const write = vault.write('connection:1', 'new');
    await clock.pass(5_000);
    expect(await write).toEqual(LOCKED);
    await clock.pass(60_000);
    expect(keytar.entries.get('connection:1')).toBe('old');
  });
});

describe('no keychain', () => {
  test('an addon that does not load is a keychain that is not there, until it loads', async () => {
    const keytar = createFakeKeytar();
    let loads = 0;
    const load = () => {
      loads += 1;
      return loads === 1 ? Promise.reject(new Error('Cannot find module keytar.node')) : Promise.resolve(keytar);
    };
    const { vault } = open({ load });
    expect(await vault.read('connection:1')).toEqual({ ok: false, error: problem('keychain-unavailable') });
    expect(await vault.write('connection:1', 'one')).toMatchObject({ ok: true });
    expect(await vault.read('connection:1')).toMatchObject({ ok: true });
    expect(loads).toBe(2);
  });

  // The words of libsecret on a computer without a session bus, and on one without a secret service.
  test.each([
    'Cannot autolaunch D-Bus without X11 $DISPLAY',
    'The name org.freedesktop.secrets was not provided by any .service files',
  ])('%s', async (message) => {
    const keytar = createFakeKeytar();
    const { vault } = open({
      load: () => Promise.resolve({ ...keytar, getPassword: () => Promise.reject(new Error(message)) }),
    });
    expect(await vault.read('connection:1')).toEqual({ ok: false, error: problem('keychain-unavailable') });
  });

  test('a keyring that was never opened counts as locked', async () => {
    const keytar = createFakeKeytar();
    const message = 'Object does not exist at path “/org/freedesktop/secrets/collection/login”';
    const { vault } = open({
      load: () => Promise.resolve({ ...keytar, setPassword: () => Promise.reject(new Error(message)) }),
    });
    expect(await vault.read('connection:1')).toEqual(LOCKED);
  });
});
