import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_KEYCHAIN, runCli } from '#test/support/cli.ts';
import { createMemoryVault } from '#test/support/memory-vault.ts';
import { sampleCustomer } from '#test/support/sample-customer.ts';
import { databaseIn, mountSmallDisk, openCoreOn } from '#test/support/storage.ts';

/**
 * S6. Data that cannot be written: a file system that is mounted read-only (a real tmpfs, remounted), a file and a folder
 * of somebody else. It is said, reading works, saving is refused, nothing crashes and nothing is changed.
 * Mounting and taking rights away take root; elsewhere these tests are skipped, and say so.
 * Shown by: npm run test:faults -- storage-read-only
 */
const isRoot = process.getuid?.() === 0;
const probe = mountSmallDisk(1);
probe?.remove();
const READ_ONLY = 'Fieldpost can read its data but not change them';
const NOBODY = 65_534;

async function saved(dir: string, count: number): Promise<ReturnType<typeof createMemoryVault>> {
  const vault = createMemoryVault();
  const core = openCoreOn(dir, vault);
  await core.outbox.unlock();
  for (let n = 0; n < count; n += 1) expect(core.customers.capture(sampleCustomer(n))).toMatchObject({ ok: true });
  await core.close(1_000);
  return vault;
}

describe.skipIf(probe === undefined)(
  `a file system that is read-only${probe === undefined ? ' (skipped: no mount)' : ''}`,
  () => {
    it('is read, and every change is refused with a reason', async () => {
      const disk = mountSmallDisk(3);
      if (disk === undefined) throw new Error('mounted a moment ago');
      try {
        const vault = await saved(disk.dir, 3);
        execFileSync('mount', ['-o', 'remount,ro', disk.dir]);
        const names = readdirSync(disk.dir).sort();
        const core = openCoreOn(disk.dir, vault);
        expect(await core.outbox.unlock()).toBe('open');
        expect(core.notice()).toEqual({ code: 'database-read-only' });
        const page = core.customers.page({ filter: 'all', search: 'contoh', offset: 0, limit: 10 });
        expect(page).toMatchObject({ ok: true, value: { total: 3 } });
        expect(core.customers.capture(sampleCustomer(9))).toEqual({ ok: false, error: [{ code: 'database-failed' }] });
        core.outbox.start();
        await expect(core.outbox.sync({ timeoutMs: 300 })).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
        await core.close(1_000);
        const status = await runCli(NO_KEYCHAIN, ['--data-dir', disk.dir, 'status', '--json']);
        expect(status).toMatchObject({ status: 0, stderr: expect.stringContaining(READ_ONLY) });
        expect(JSON.parse(status.stdout)).toMatchObject({ customers: 3 });
        const capture = await runCli(
          NO_KEYCHAIN,
          ['--data-dir', disk.dir, 'capture', '--json'],
          '{"fullName":"Tidak"}\n',
        );
        expect(capture.status).toBe(1);
        expect(JSON.parse(capture.stdout)).toMatchObject({ error: { code: 'database-failed' } });
        expect(readdirSync(disk.dir).sort()).toEqual(names);
      } finally {
        execFileSync('mount', ['-o', 'remount,rw', disk.dir]);
        disk.remove();
      }
    });
  },
);

/**
 * Root without the right to pass over the rights of files. Not another user: the Node that runs the tests may lie in a
 * folder that only its owner can enter.
 */
const BOUND = ['--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-dac_override,-dac_read_search'];
const canBeBound = isRoot && spawnSync('setpriv', [...BOUND, 'true']).status === 0;

/** A command that the rights of files bind, as they bind everybody who is not root. */
function withoutOverride(
  dir: string,
  args: readonly string[],
  input = '',
): { status: number | null; stdout: string; stderr: string } {
  const script = resolve(import.meta.dirname, '../../electron/cli.ts');
  const command = [process.execPath, script, '--data-dir', dir, ...args];
  const { status, stdout, stderr } = spawnSync('setpriv', [...BOUND, ...command], {
    env: NO_KEYCHAIN,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe.skipIf(!canBeBound)(
  `rights that are missing${canBeBound ? '' : ' (skipped: not root with setpriv, who can take them away)'}`,
  () => {
    it.each<readonly [string, (dir: string) => void]>([
      ['a file', (dir) => (chownSync(databaseIn(dir), NOBODY, NOBODY), chmodSync(databaseIn(dir), 0o644))],
      ['a folder', (dir) => (chmodSync(dir, 0o555), chmodSync(databaseIn(dir), 0o444))],
    ])('%s that is not to be written: it is said, read, and left as it is', async (_, takeAway) => {
      const dir = mkdtempSync(join(tmpdir(), 'fieldpost-rights-'));
      await saved(dir, 2);
      takeAway(dir);
      const status = withoutOverride(dir, ['status', '--json']);
      expect(status).toMatchObject({ status: 0, stderr: expect.stringContaining(READ_ONLY) });
      expect(JSON.parse(status.stdout)).toMatchObject({ customers: 2 });
      expect(withoutOverride(dir, ['capture', '--json'], '{"fullName":"Tidak"}\n').status).toBe(1);
      expect(readdirSync(dir)).not.toContain('damaged');
      rmSync(dir, { recursive: true });
    });
  },
);
