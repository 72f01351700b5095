// C1, C6: the process dies (a real SIGKILL) at each named point outside of a drain; those within one are in process-death.test.ts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CrashPoint } from '#electron/crash-point.ts';
import { MIGRATIONS } from '#electron/db/migrations/index.ts';
import { openDatabase } from '#electron/db/open.ts';
import { COMPILE_CACHE } from '#test/support/compile-cache.ts';
import { createRig, heldOnce, sampleCustomer, type Rig } from '#test/support/rig.ts';

const CHILD = fileURLToPath(new URL('./crashing-child.ts', import.meta.url));
const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const counts = () => rig.core().outbox.status();
const file = (name: string): string => path.join(rig.dataDir, name);
const line = (n: number): string => `${JSON.stringify(sampleCustomer(n))}\n`;

type End = { readonly by: string | number | null; readonly stdout: string };

/** Runs a command in a process of its own; with a point, it dies there. */
async function command(
  args: readonly string[],
  options: { at?: CrashPoint; input?: string; dir?: string } = {},
): Promise<End> {
  const child = spawn(process.execPath, [CHILD], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      ...process.env,
      ...COMPILE_CACHE,
      ...(options.at === undefined ? {} : { FIELDPOST_CRASH_AT: options.at }),
    },
  });
  const all = ['--data-dir', options.dir ?? rig.dataDir, ...args];
  child.stdin.end(JSON.stringify({ entries: [...rig.vault.entries], args: all, input: options.input ?? '' }));
  const [[code, signal], stdout] = await Promise.all([once(child, 'exit'), text(child.stdout)]);
  return { by: (signal as string | null) ?? (code as number | null), stdout };
}

describe('a process that dies while it saves', () => {
  it('before the commit: the customer is not there at all, and was not called saved', async () => {
    await rig.connect('ladiflow', 'alatwa');
    const end = await command(['capture', '--json'], { at: 'inside-capture', input: line(1) });
    expect(end).toEqual({ by: 'SIGKILL', stdout: '' });
    expect(counts().customers.all).toBe(0);
    expect([...rig.core().deliveries.list({})]).toEqual([]);
  });

  it('after the commit, before a word of it: the customer is there once, whole, and is delivered', async () => {
    await rig.connect('ladiflow', 'alatwa');
    const end = await command(['capture', '--json'], { at: 'after-capture', input: line(1) });
    expect(end).toEqual({ by: 'SIGKILL', stdout: '' });
    expect(counts().customers.all).toBe(1);
    await rig.sync();
    for (const vendor of ['ladiflow', 'alatwa'] as const) expect(heldOnce(rig, vendor, 1)).toEqual(EXACTLY);
  });

  it('with the first key of a profile half made: what comes next is saved, and can be read', async () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'fieldpost-key-'));
    try {
      expect((await command(['capture', '--json'], { at: 'inside-key', input: line(1), dir })).by).toBe('SIGKILL');
      expect((await command(['capture', '--json'], { input: line(2), dir })).by).toBe(0);
      const end = await command(['export', '--format', 'jsonl'], { dir });
      expect(end.by).toBe(0);
      expect(JSON.parse(end.stdout)).toMatchObject({ readable: true, customer: { fullName: 'Pelanggan Contoh 2' } });
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});

describe('a process that dies in the middle of a file', () => {
  it.each(['inside-import', 'between-imports'] as const)(
    '%s: whole batches or nothing of them; the same file again brings the rest, and nobody twice',
    async (at) => {
      writeFileSync(file('in.jsonl'), Array.from({ length: 700 }, (_, n) => line(n)).join(''));
      expect((await command(['import', file('in.jsonl'), '--json'], { at })).by).toBe('SIGKILL');
      const saved = counts().customers.all;
      expect(saved > 0).toBe(at === 'between-imports');
      expect(saved).toBeLessThan(700);
      const again = await command(['import', file('in.jsonl'), '--json']);
      expect(JSON.parse(again.stdout)).toMatchObject({ imported: 700 - saved, duplicates: saved });
      expect(counts().customers.all).toBe(700);
    },
  );

  it('inside-export: the file of that name is still the whole one of before', async () => {
    rig.capture(3);
    const out = file('all.jsonl');
    expect((await command(['export', '--format', 'jsonl', '--out', out])).by).toBe(0);
    const before = readFileSync(out, 'utf8');
    rig.capture(3, 3);
    expect((await command(['export', '--format', 'jsonl', '--out', out], { at: 'inside-export' })).by).toBe('SIGKILL');
    expect(readFileSync(out, 'utf8')).toBe(before);
    expect((await command(['export', '--format', 'jsonl', '--out', out])).by).toBe(0);
    expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(6);
  });
});

describe('a process that dies while it brings an older database up to date', () => {
  it.each(['inside-backup', 'inside-migration'] as const)(
    '%s: the old schema with its rows stays, a backup is whole or has no name, and the next start goes through',
    async (at) => {
      const dir = mkdtempSync(path.join(os.tmpdir(), 'fieldpost-old-'));
      const database = path.join(dir, 'fieldpost.db');
      try {
        const old = openDatabase(database, { migrations: MIGRATIONS.slice(0, 1) });
        old.exec("INSERT INTO profile_settings (key, value) VALUES ('language', '\"vi\"')");
        old.close();
        expect((await command(['config', 'get', 'language'], { at, dir })).by).toBe('SIGKILL');
        const half = openDatabase(database, { migrations: MIGRATIONS.slice(0, 1) });
        expect(half.pragma('user_version', { simple: true })).toBe(1);
        expect(half.pragma('integrity_check', { simple: true })).toBe('ok');
        half.close();
        const named = readdirSync(path.join(dir, 'backups')).filter((name) => name.endsWith('.db'));
        expect(named).toHaveLength(at === 'inside-backup' ? 0 : 1);
        expect(await command(['config', 'get', 'language'], { dir })).toEqual({ by: 0, stdout: 'vi\n' });
        expect(existsSync(path.join(dir, 'backups'))).toBe(true);
      } finally {
        rmSync(dir, { recursive: true, force: true });
      }
    },
  );
});

describe('a process that dies between a vendor and its answer', () => {
  it('token-refresh: signs in anew, and each customer is there once', async () => {
    const added = await rig.core().connections.add(rig.sandbox.vendors.salesmania.signInConnection);
    expect(added.ok).toBe(true);
    rig.capture(2);
    expect((await command(['sync', '--timeout', '5'], { at: 'token-refresh' })).by).toBe('SIGKILL');
    await rig.sync();
    expect(heldOnce(rig, 'salesmania', 2)).toEqual(EXACTLY);
  });

  it('after-look-up: asks again instead of sending again', async () => {
    await rig.connect('salesmania');
    rig.sandbox.vendors.salesmania.faults.push({ on: 'create', kind: 'reset', when: 'after' });
    rig.capture(1);
    expect((await command(['sync', '--timeout', '10'], { at: 'after-look-up' })).by).toBe('SIGKILL');
    await rig.sync();
    expect(heldOnce(rig, 'salesmania', 1)).toEqual(EXACTLY);
    expect(rig.sandbox.vendors.salesmania.ledger.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
  });
});
