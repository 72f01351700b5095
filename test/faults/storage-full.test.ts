import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FieldpostCore } from '#electron/core/create-core.ts';
import { startSandbox, type Sandbox } from '#test/sandbox/sandbox.ts';
import { createMemoryVault, type MemoryVault } from '#test/support/memory-vault.ts';
import { sampleCustomer } from '#test/support/sample-customer.ts';
import { databaseIn, integrityOf, looked, mountSmallDisk, openCoreOn, type SmallDisk } from '#test/support/storage.ts';

/**
 * S1. A disk that is full, for real (a small tmpfs): at a save, before a request, at the settling of one, at the checkpoint
 * of the log and at the close. Mounting takes root; elsewhere these tests are skipped, and say so.
 * (A save that fails at each page of its transaction, by max_page_count: test/unit/customers/capture.test.ts.)
 * Shown by: npm run test:faults -- storage-full
 */
const SENDER = fileURLToPath(new URL('./draining-child.ts', import.meta.url));
const disk = mountSmallDisk(3);
disk?.remove();
const title = disk === undefined ? 'a full disk (skipped: this user may not mount a tmpfs)' : 'a full disk';

describe.skipIf(disk === undefined)(title, () => {
  let small: SmallDisk;
  let vault: MemoryVault;
  let sandbox: Sandbox;
  let core: FieldpostCore;
  let next: number;
  beforeEach(async () => {
    const mounted = mountSmallDisk(3);
    if (mounted === undefined) throw new Error('mounted a moment ago');
    small = mounted;
    vault = createMemoryVault();
    sandbox = await startSandbox();
    core = openCoreOn(small.dir, vault);
    await core.outbox.unlock();
    next = 0;
  });
  afterEach(async () => {
    small.free();
    await core.close(1_000);
    await sandbox.close();
    small.remove();
  });

  const save = () => core.customers.capture(sampleCustomer(next++));
  const counts = () => core.outbox.status().counts;
  const requests = (vendor: 'ladiflow' | 'cuoral') => sandbox.vendors[vendor].ledger.requests.length;
  const connect = async (vendor: 'ladiflow' | 'cuoral'): Promise<void> => {
    expect(await core.connections.add(sandbox.vendors[vendor].connection)).toMatchObject({ ok: true });
  };
  /** Fills the disk until a save is refused: what the log had left is used up, too. Answers how many were saved. */
  const fillCompletely = (): number => {
    let saved = 0;
    for (;;) {
      small.fill();
      const answer = save();
      if (!answer.ok) return saved;
      saved += 1;
    }
  };
  const attempts = (): number =>
    looked(databaseIn(small.dir), (db) => Number(db.prepare('SELECT count(*) FROM attempts').pluck().get()));

  it('at a save: it fails loudly, nothing is half-written, and it works again when there is room', () => {
    const saved = fillCompletely();
    expect(save()).toEqual({ ok: false, error: [{ code: 'disk-full' }] });
    expect(core.outbox.status().customers.all).toBe(saved);
    small.free();
    expect(save()).toMatchObject({ ok: true });
    expect(core.outbox.status().customers.all).toBe(saved + 1);
    expect(integrityOf(databaseIn(small.dir))).toBe('ok');
  });

  it('before a request: no byte leaves that is not in the log, and it goes on without a restart', async () => {
    await connect('ladiflow');
    const saved = fillCompletely();
    await expect(core.outbox.sync({ timeoutMs: 1_200 })).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(requests('ladiflow')).toBe(0);
    small.free();
    await core.outbox.sync({ timeoutMs: 8_000 });
    expect(sandbox.summary().ladiflow).toMatchObject({ customers: saved, duplicates: 0 });
    expect(counts()).toMatchObject({ delivered: saved, unknown: 0, attention: 0 });
    expect(attempts()).toBeGreaterThanOrEqual(requests('ladiflow'));
  });

  it('at the end of a request: its end is written when there is room, and it is not sent again', async () => {
    await connect('cuoral');
    sandbox.vendors.cuoral.faults.push({ on: 'create', kind: 'latency', latencyMs: 400 });
    save();
    const syncing = core.outbox.sync({ timeoutMs: 10_000 });
    await expect.poll(() => requests('cuoral'), { interval: 5 }).toBe(1);
    const saved = fillCompletely();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(sandbox.summary().cuoral.customers).toBe(1);
    expect(counts()).toMatchObject({ sending: 1, delivered: 0 });
    small.free();
    await syncing;
    expect(counts()).toMatchObject({ delivered: saved + 1, unknown: 0 });
    expect(sandbox.summary().cuoral).toMatchObject({ customers: saved + 1, duplicates: 0 });
    expect(attempts()).toBe(requests('cuoral'));
  });

  it('at the end of a request, and the process dies meanwhile: a person is asked, and nothing is sent twice', async () => {
    await connect('cuoral');
    sandbox.vendors.cuoral.faults.push({ on: 'create', kind: 'latency', latencyMs: 200 });
    save();
    const child = spawn(process.execPath, [SENDER], { stdio: ['pipe', 'ignore', 'inherit'] });
    child.stdin.end(JSON.stringify({ dataDir: small.dir, entries: [...vault.entries], timeoutMs: 20_000 }));
    await expect.poll(() => requests('cuoral'), { interval: 5 }).toBe(1);
    const saved = fillCompletely();
    await new Promise((resolve) => setTimeout(resolve, 400));
    child.kill('SIGKILL');
    await once(child, 'exit');
    small.free();
    await core.outbox.sync({ timeoutMs: 8_000 });
    expect(counts()).toMatchObject({ unknownForPerson: 1, delivered: saved, sending: 0, queued: 0 });
    expect(sandbox.summary().cuoral).toMatchObject({ customers: saved + 1, duplicates: 0 });
  });

  it('at the checkpoint of the log, and at the close: everything that was saved is there afterwards', async () => {
    const saved = fillCompletely();
    looked(databaseIn(small.dir), (db) =>
      expect(db.prepare('SELECT count(*) FROM customers').pluck().get()).toBe(saved),
    );
    await core.close(1_000);
    core = openCoreOn(small.dir, vault);
    expect(core.notice()).toBeUndefined();
    expect(core.outbox.status().customers.all).toBe(saved);
    small.free();
    expect(save()).toMatchObject({ ok: true });
    expect(integrityOf(databaseIn(small.dir))).toBe('ok');
  });
});
