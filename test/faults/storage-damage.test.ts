import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FieldpostCore } from '#electron/core/create-core.ts';
import { NO_KEYCHAIN, runCli } from '#test/support/cli.ts';
import { createRig, type Rig } from '#test/support/rig.ts';
import * as storage from '#test/support/storage.ts';

/**
 * S4. A database that is damaged in each way that a disk, a program or a person can damage it. It is found at the start,
 * set aside as it was, and everything readable goes into a fresh one, in which saving goes on.
 * The image: 30 delivered customers, 20 that wait, 5 saved by a process that was killed (real kill -9).
 * Shown by: npm run test:faults -- storage-damage
 */
const DELIVERED = 30;
const SAVED = 55;

let rig: Rig;
let image: string;
beforeAll(async () => {
  rig = await createRig();
  await rig.connect();
  rig.capture(DELIVERED);
  await rig.sync();
  rig.capture(20, DELIVERED);
  rig.core().customers.keepDraft({ texts: { fullName: 'Belum Selesai' }, tags: [], custom: [], skipped: [] });
  await rig.core().close(1_000);
  await storage.saveAndDie({ dataDir: rig.dataDir, vault: rig.vault, count: 5, from: 50, checkpoint: true });
  image = rig.dataDir;
}, 60_000);
afterAll(() => rig.close());

let core: FieldpostCore | undefined;
let dataDir = '';
afterEach(async () => {
  await core?.close(1_000);
  core = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

/** Opens the core on a copy of the image that `damage` has spoilt. Answers what the damaged file held. */
async function openDamaged(damage: (file: string) => void): Promise<{ core: FieldpostCore; spoilt: Buffer }> {
  dataDir = storage.copyOf(image);
  const file = storage.databaseIn(dataDir);
  damage(file);
  const spoilt = readFileSync(file);
  core = storage.openCoreOn(dataDir, rig.vault);
  await core.outbox.unlock();
  return { core, spoilt };
}

const fileOf = (): string => storage.databaseIn(dataDir);

/** The damaged file lies in `damaged/`, byte for byte. */
function expectSetAside(spoilt: Buffer): void {
  const [folder = ''] = readdirSync(join(dataDir, 'damaged'));
  expect(folder).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/);
  expect(readFileSync(join(dataDir, 'damaged', folder, 'fieldpost.db')).equals(spoilt)).toBe(true);
}

function expectSavingGoesOn(open: FieldpostCore): void {
  expect(open.customers.capture({ fullName: 'Sesudah Rusak', email: 'sesudah@contoh.example' })).toMatchObject({
    ok: true,
  });
  expect(storage.integrityOf(fileOf())).toBe('ok');
}

const leaf = (file: string, table: string, place: number): number =>
  storage.pageAt(storage.pagesOf(file, table).leaves[place] ?? 0);

/** Other bytes in an entry: the page is well-formed, and the index does not agree with its table. */
function spoilIndex(file: string): void {
  const [page = 0] = storage.pagesOf(file, 'customers_roll_up').leaves;
  storage.flip(file, storage.firstCellOf(file, page) + 8, 20);
}

describe('damage that hides rows and destroys none', () => {
  it.each<readonly [string, (file: string) => void]>([
    ['a flipped byte in the first line of the header', (file) => storage.flip(file, 3)],
    ['a flipped byte in the page size', (file) => storage.flip(file, 16)],
    ['a flipped byte in the version', (file) => storage.flip(file, 60)],
    ['a schema that cannot be read', (file) => storage.flip(file, 100, 900)],
    ['a root page that is none', (file) => storage.flip(file, storage.pageAt(storage.pagesOf(file, 'customers').root))],
    ['an index that has other entries', (file) => spoilIndex(file)],
    ['a page of an index that is none', (file) => storage.flip(file, leaf(file, 'deliveries_due', 0))],
  ])('%s: every row is taken over as it was', async (_, damage) => {
    const before = storage.contentOf(storage.databaseIn(image));
    const { core: open, spoilt } = await openDamaged(damage);
    expect(storage.contentOf(fileOf())).toEqual(before);
    expect(open.notice()).toMatchObject({
      code: 'database-salvaged',
      params: { customers: SAVED, deliveries: SAVED * 5, uncertain: 0, folder: join(dataDir, 'damaged') },
    });
    expect(open.outbox.status()).toMatchObject({
      customers: { all: SAVED },
      counts: { delivered: DELIVERED * 5, queued: 125 },
    });
    const page = open.customers.page({ filter: 'all', search: 'contoh', offset: 0, limit: 100 });
    expect(page.ok && page.value.rows.filter((row) => row.readable).length).toBe(SAVED);
    expectSetAside(spoilt);
    expectSavingGoesOn(open);
  });
});

describe('damage that destroys rows', () => {
  it('a page of customers: the others are there, and the lost ones can still be seen in their deliveries', async () => {
    const { core: open, spoilt } = await openDamaged((file) =>
      storage.flip(file, leaf(file, 'customers', 1), storage.PAGE),
    );
    const found = open.notice()?.params?.['customers'];
    expect(found).toBeGreaterThan(20);
    expect(found).toBeLessThan(SAVED);
    expect(open.outbox.status()).toMatchObject({
      customers: { all: SAVED },
      counts: { delivered: DELIVERED * 5, queued: 125 },
    });
    const page = open.customers.page({ filter: 'all', search: '', offset: 0, limit: 100 });
    expect(page.ok && page.value.rows.filter((row) => row.readable).length).toBe(found);
    expectSetAside(spoilt);
    expectSavingGoesOn(open);
  });

  it('half of the file: what is left is taken over, and what is in doubt is said', async () => {
    const { core: open, spoilt } = await openDamaged((file) => truncateSync(file, readFileSync(file).length / 2));
    expect(open.notice()).toMatchObject({ code: 'database-salvaged' });
    expect(open.outbox.status().customers.all).toBeGreaterThan(0);
    expectSetAside(spoilt);
    expectSavingGoesOn(open);
  });

  it.each<readonly [string, (file: string) => void]>([
    ['an empty file', (file) => truncateSync(file, 0)],
    [
      'a file that is no database',
      (file) => writeFileSync(file, 'not a database, and long enough to be looked at '.repeat(9)),
    ],
    ['a file of zeros', (file) => writeFileSync(file, Buffer.alloc(3 * storage.PAGE))],
  ])('%s: saving goes on in a fresh database', async (_, damage) => {
    const { core: open, spoilt } = await openDamaged(damage);
    expect(open.notice()).toMatchObject({ code: 'database-salvaged', params: { customers: 0, deliveries: 0 } });
    expectSetAside(spoilt);
    expectSavingGoesOn(open);
  });

  it('takes from the newest backup what the file has lost, and never as if it had not been sent', async () => {
    const { core: open } = await openDamaged((file) => {
      const backups = join(dataDir, 'backups');
      mkdirSync(backups);
      cpSync(file, join(backups, 'fieldpost-v1-2026-01-01T00-00-00Z.db'));
      storage.flip(file, 0, readFileSync(file).length);
    });
    expect(open.notice()).toMatchObject({
      code: 'database-salvaged',
      params: { customers: SAVED, deliveries: SAVED * 5 },
    });
    const { delivered, queued, unknown, retrying } = open.outbox.status().counts;
    expect({ retrying, all: delivered + queued + unknown }).toEqual({ retrying: 0, all: SAVED * 5 });
    expect(unknown).toBeGreaterThan(0);
    expect(open.notice()?.params?.['uncertain']).toBe(unknown);
    expectSavingGoesOn(open);
  });
});

describe('a recovery', () => {
  it('says what happened until it was read, in this process and in the next', async () => {
    const { core: open } = await openDamaged((file) => storage.flip(file, 3));
    await open.close(1_000);
    core = storage.openCoreOn(dataDir, rig.vault);
    expect(core.notice()).toMatchObject({ code: 'database-salvaged' });
    core.noticeRead();
    expect(core.notice()).toBeUndefined();
    expect(readdirSync(join(dataDir, 'damaged'))).toHaveLength(1);
  });

  it('is said by the command line that met the damage, once, and left for the window to say', async () => {
    dataDir = storage.copyOf(image);
    storage.flip(fileOf(), 3);
    const first = await runCli(NO_KEYCHAIN, ['--data-dir', dataDir, 'status', '--json']);
    expect(first).toMatchObject({ status: 0, stderr: expect.stringContaining(`${SAVED} customers were taken over`) });
    expect(first.stderr).toContain(join(dataDir, 'damaged'));
    expect(JSON.parse(first.stdout)).toMatchObject({ customers: SAVED });
    expect(await runCli(NO_KEYCHAIN, ['--data-dir', dataDir, 'status', '--json'])).toMatchObject({
      status: 0,
      stderr: '',
    });
    core = storage.openCoreOn(dataDir, rig.vault);
    expect(core.notice()).toMatchObject({ code: 'database-salvaged' });
  });

  it('that was cut off at its last steps is finished by the next start', async () => {
    const before = storage.contentOf(storage.databaseIn(image));
    await openDamaged((file) => {
      // It had salvaged everything and was about to set the damaged file aside.
      cpSync(file, `${file}-salvaged`);
      storage.flip(file, 0, 4_096);
    });
    expect(storage.contentOf(fileOf())).toEqual(before);
    expect(existsSync(`${fileOf()}-salvaged`)).toBe(false);
    expect(readdirSync(join(dataDir, 'damaged'))).toHaveLength(1);
  });

  it('that was cut off earlier begins anew', async () => {
    const before = storage.contentOf(storage.databaseIn(image));
    await openDamaged((file) => {
      writeFileSync(`${file}-salvaging`, 'half of a database');
      storage.flip(file, 3);
    });
    expect(storage.contentOf(fileOf())).toEqual(before);
    expect(readdirSync(dataDir).filter((name) => /salvag|copy/.test(name))).toEqual([]);
  });
});

describe('after a clean stop', () => {
  it('the file is not read as a whole: a change behind the back of the file system is not looked for', async () => {
    const { core: open } = await openDamaged(() => undefined);
    await open.close(1_000);
    const { atime, mtime } = statSync(fileOf());
    spoilIndex(fileOf());
    utimesSync(fileOf(), atime, mtime);
    core = storage.openCoreOn(dataDir, rig.vault);
    expect(core.notice()).toBeUndefined();
    expect(existsSync(join(dataDir, 'damaged'))).toBe(false);
  });

  it('a file that something else has changed is checked', async () => {
    const { core: open } = await openDamaged(() => undefined);
    await open.close(1_000);
    spoilIndex(fileOf());
    core = storage.openCoreOn(dataDir, rig.vault);
    expect(core.notice()).toMatchObject({ code: 'database-salvaged' });
  });

  it('damage that a write meets is looked for at the next start', async () => {
    const { core: open } = await openDamaged(() => undefined);
    await open.close(1_000);
    const { atime, mtime } = statSync(fileOf());
    storage.flip(fileOf(), leaf(fileOf(), 'customers', 0));
    storage.flip(
      fileOf(),
      storage.pageAt(storage.pagesOf(storage.databaseIn(image), 'sqlite_autoindex_customers_1').root),
    );
    utimesSync(fileOf(), atime, mtime);
    core = storage.openCoreOn(dataDir, rig.vault);
    expect(core.customers.capture({ fullName: 'Tidak Jadi' })).toEqual({
      ok: false,
      error: [{ code: 'database-failed' }],
    });
    await core.close(1_000);
    core = storage.openCoreOn(dataDir, rig.vault);
    expect(core.notice()).toMatchObject({ code: 'database-salvaged', params: { customers: SAVED } });
    expectSavingGoesOn(core);
  });

  it('a process that was killed without having saved anything leaves no doubt about what was sent', async () => {
    const { core: open } = await openDamaged(() => undefined);
    await open.close(1_000);
    await storage.saveAndDie({ dataDir, vault: rig.vault, count: 0, from: 0 });
    core = storage.openCoreOn(dataDir, rig.vault);
    expect(core.notice()).toBeUndefined();
    expect(core.outbox.status().counts).toMatchObject({ queued: 125, unknown: 0 });
  });
});

describe('beside another process that has the database open', () => {
  it('nothing is checked, set aside or replaced', async () => {
    const { core: open } = await openDamaged(() => undefined);
    spoilIndex(fileOf());
    const second = storage.openCoreOn(dataDir, rig.vault);
    expect(second.notice()).toBeUndefined();
    expect(second.outbox.status().customers.all).toBe(SAVED);
    await second.close(1_000);
    await open.close(1_000);
    expect(existsSync(join(dataDir, 'damaged'))).toBe(false);
  });
});
