import { copyFileSync, cpSync, existsSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRig, heldOnce, SANDBOX_VENDORS, type Rig } from '#test/support/rig.ts';
import * as storage from '#test/support/storage.ts';

/**
 * S4, S5. Data that are older than what was sent from them: a lost page, a lost or foreign log, a file that was restored.
 * The vendors' ledgers judge: nothing is sent twice by itself, and what nobody can know is said.
 * Shown by: npm run test:faults -- storage-doubt
 */
const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };
const LEVERED = SANDBOX_VENDORS.filter((vendor) => vendor !== 'cuoral');

let rig: Rig;
let file: string;
beforeEach(async () => {
  rig = await createRig();
  file = storage.databaseIn(rig.dataDir);
  await rig.connect();
});
afterEach(() => rig.close());

const counts = () => rig.core().outbox.status().counts;
const duplicates = () => SANDBOX_VENDORS.map((vendor) => rig.sandbox.summary()[vendor].duplicates);
const NONE = [0, 0, 0, 0, 0];

/** Every vendor but Cuoral has each customer once; of Cuoral's, those that may be there wait for a person. */
function expectOnce(count: number): void {
  expect(duplicates()).toEqual(NONE);
  for (const vendor of LEVERED) expect(heldOnce(rig, vendor, count)).toEqual(EXACTLY);
  const { delivered, unknownForPerson, unknown } = counts();
  expect({ sum: delivered + unknownForPerson, unknown }).toEqual({ sum: count * 5, unknown: unknownForPerson });
}

describe('a damaged file', () => {
  it('with deliveries that were being sent: they stay in doubt', async () => {
    rig.capture(4);
    for (const vendor of SANDBOX_VENDORS)
      rig.sandbox.vendors[vendor].faults.push({ on: 'create', kind: 'hang', when: 'after' });
    const syncing = rig.sync(500);
    await expect.poll(() => SANDBOX_VENDORS.every((one) => rig.sandbox.vendors[one].customers().length > 0)).toBe(true);
    // As a power cut leaves it, in the middle of five requests that each had their effect.
    const image = storage.copyOf(rig.dataDir);
    await syncing;
    await rig.core().close(100);
    cpSync(image, rig.dataDir, { recursive: true });
    storage.emptyLog(file);
    storage.flip(file, 3);
    for (const vendor of SANDBOX_VENDORS) rig.sandbox.vendors[vendor].faults.clear();
    await rig.restart();
    expect(rig.core().notice()).toMatchObject({ code: 'database-salvaged', params: { customers: 4 } });
    expect(counts()).toMatchObject({ sending: 0, delivered: 0 });
    expect(counts().unknown).toBeGreaterThanOrEqual(5);
    await rig.sync();
    expectOnce(4);
    expect(counts().unknownForPerson).toBe(1);
    rmSync(image, { recursive: true });
  });

  it('that lost deliveries: a person is asked, nothing is sent blindly, and the answer settles them', async () => {
    rig.capture(30);
    await rig.sync();
    await rig.core().close(1_000);
    await storage.saveAndDie({ dataDir: rig.dataDir, vault: rig.vault, count: 0, from: 0, checkpoint: true });
    const pages = storage.pagesOf(file, 'deliveries').leaves;
    storage.flip(file, storage.pageAt(pages[Math.floor(pages.length / 2)] ?? 0), storage.PAGE);
    await rig.restart();
    const lost = counts().unknownForPerson;
    expect(lost).toBeGreaterThan(3);
    expect(counts()).toMatchObject({ delivered: 150 - lost, queued: 0, retrying: 0, unknown: lost });
    expect(rig.core().notice()).toMatchObject({ params: { customers: 30, deliveries: 150, uncertain: lost } });
    const before = rig.sandbox.summary();
    await rig.sync();
    expect(rig.sandbox.summary()).toEqual(before);
    const [row] = rig.core().deliveries.list({ state: 'unknown' });
    expect(row).toMatchObject({ problem: { code: 'delivery-uncertain' } });
    const target = { customerId: row?.customerId ?? '', connectionId: row?.connectionId ?? '' };
    expect(rig.core().deliveries.resolve({ ...target, as: 'delivered' })).toMatchObject({ ok: true });
    expect(counts().unknownForPerson).toBe(lost - 1);
    expect(duplicates()).toEqual(NONE);
  });
});

describe('a damaged file without its connections', () => {
  it('sends nothing, and each open delivery says why', async () => {
    rig.capture(2);
    await rig.sync();
    rig.capture(3, 2);
    await rig.core().close(1_000);
    await storage.saveAndDie({ dataDir: rig.dataDir, vault: rig.vault, count: 0, from: 0, checkpoint: true });
    for (const page of storage.pagesOf(file, 'connections').leaves)
      storage.flip(file, storage.pageAt(page), storage.PAGE);
    await rig.restart();
    expect(rig.core().notice()).toMatchObject({ code: 'database-salvaged', params: { customers: 5, deliveries: 25 } });
    expect(counts()).toMatchObject({ delivered: 10, attention: 15, queued: 0 });
    const reasons = [...rig.core().deliveries.list({ state: 'attention' })].map((row) => row.problem?.code);
    expect(new Set(reasons)).toEqual(new Set(['connection-not-found']));
    await rig.sync();
    for (const vendor of SANDBOX_VENDORS) expect(heldOnce(rig, vendor, 2)).toEqual(EXACTLY);
    expect(rig.capture(1, 9)).toHaveLength(1);
  });
});

describe('files beside the database', () => {
  it('that are missing or stale where nothing depends on them change nothing', async () => {
    rig.capture(3);
    await rig.core().close(1_000);
    await storage.saveAndDie({ dataDir: rig.dataDir, vault: rig.vault, count: 2, from: 3 });
    rmSync(`${file}-shm`);
    await rig.restart();
    expect(rig.core().outbox.status().customers.all).toBe(5);
    await rig.core().close(1_000);
    writeFileSync(`${file}-shm`, Buffer.alloc(32_768, 7));
    await rig.restart();
    expect(rig.core().notice()).toBeUndefined();
    await rig.sync();
    expectOnce(5);
  });

  it('a log that is gone: what was sent since is not sent again', async () => {
    rig.capture(5);
    await rig.core().close(1_000);
    await storage.saveAndDie({ dataDir: rig.dataDir, vault: rig.vault, count: 0, from: 0, checkpoint: true });
    await storage.saveAndDie({ dataDir: rig.dataDir, vault: rig.vault, count: 0, from: 0, sync: true });
    expect(rig.sandbox.summary().salesmania.customers).toBe(5);
    rmSync(`${file}-wal`);
    rmSync(`${file}-shm`, { force: true });
    await rig.restart();
    expect(rig.core().notice()).toMatchObject({ code: 'database-older', params: { uncertain: 25 } });
    expect(counts()).toMatchObject({ queued: 0, delivered: 0, unknown: 25 });
    await rig.sync();
    expectOnce(5);
    expect(counts().unknownForPerson).toBe(5);
  });

  it('a database that was restored from a copy: what was sent since is not sent again', async () => {
    rig.capture(5);
    await rig.core().close(1_000);
    copyFileSync(file, `${file}.bak`);
    await rig.restart();
    await rig.sync();
    await rig.core().close(1_000);
    rmSync(file);
    copyFileSync(`${file}.bak`, file);
    await rig.restart();
    expect(rig.core().notice()).toMatchObject({ code: 'database-older' });
    await rig.sync();
    expectOnce(5);
  });

  it('a database that was restored beside the log of a newer one: nothing is lost, nothing is sent twice', async () => {
    rig.capture(12);
    await rig.core().close(1_000);
    copyFileSync(file, `${file}.bak`);
    await rig.restart();
    await rig.sync();
    rig.capture(12, 12);
    await rig.core().close(1_000);
    await storage.saveAndDie({ dataDir: rig.dataDir, vault: rig.vault, count: 5, from: 24 });
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    copyFileSync(`${file}.bak`, file);
    await rig.restart();
    // Those in the copy and those in the log; what lay between was in the file that was written over.
    expect(rig.core().outbox.status().customers.all).toBeGreaterThanOrEqual(17);
    await rig.sync();
    expect(duplicates()).toEqual(NONE);
    expect(storage.integrityOf(file)).toBe('ok');
  });

  it('no database, and the log of one: the log is read, not thrown away', async () => {
    await rig.core().close(1_000);
    await storage.saveAndDie({ dataDir: rig.dataDir, vault: rig.vault, count: 5, from: 0 });
    rmSync(file);
    await rig.restart();
    expect(rig.core().notice()).toMatchObject({ code: 'database-salvaged', params: { customers: 5 } });
    const page = rig.core().customers.page({ filter: 'all', search: '', offset: 0, limit: 10 });
    expect(page).toMatchObject({ ok: true, value: { total: 5 } });
  });

  it('a profile that was copied whole, with its times, is as it was', async () => {
    rig.capture(2);
    await rig.core().close(1_000);
    const { atimeMs, mtimeMs } = statSync(file);
    copyFileSync(file, `${file}.bak`);
    copyFileSync(`${file}.bak`, file);
    utimesSync(file, atimeMs / 1_000, mtimeMs / 1_000);
    await rig.restart();
    expect(rig.core().notice()).toBeUndefined();
    expect(existsSync(`${rig.dataDir}/damaged`)).toBe(false);
    await rig.sync();
    expectOnce(2);
  });
});
