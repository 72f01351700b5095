import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFailingSqlite, type FailingSqlite } from '#test/support/failing-sqlite.ts';
import { createRig, heldOnce, SANDBOX_VENDORS, type Rig } from '#test/support/rig.ts';
import { sampleCustomer } from '#test/support/sample-customer.ts';
import { databaseIn, integrityOf } from '#test/support/storage.ts';

/**
 * S3. An I/O error at the N-th operation of the database, for N = 1, 2, 3 … until none fails any more: during a save, and
 * during a whole drain to five vendors, once and for good. Each N ends in a clean error or in success; the next run is
 * consistent, and the vendors' ledgers hold everyone exactly once.
 * FIELDPOST_LONG=1 tries each N of a drain; the short form one in some dozens.
 * Shown by: npm run test:faults -- storage-io
 */
const LONG = process.env['FIELDPOST_LONG'] === '1';
const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };

let rig: Rig;
let disk: FailingSqlite;
beforeEach(async () => {
  disk = createFailingSqlite();
  rig = await createRig();
  await rig.connect();
});
afterEach(async () => {
  disk.heal();
  disk.restore();
  await rig.close();
});

const counts = () => rig.core().outbox.status().counts;

describe('an I/O error at the N-th operation', () => {
  it('of a save: refused as a whole or saved as a whole', () => {
    let saved = 0;
    for (let at = 1; ; at += 1) {
      disk.failAt(at);
      const answer = rig.core().customers.capture(sampleCustomer(at));
      const failed = disk.heal();
      if (answer.ok) saved += 1;
      else expect(answer.error).toEqual([{ code: 'database-failed' }]);
      expect(answer.ok).toBe(!failed);
      expect(rig.core().outbox.status()).toMatchObject({ customers: { all: saved }, counts: { queued: saved * 5 } });
      if (!failed) break;
      expect(at).toBeLessThan(500);
    }
    expect(saved).toBe(1);
    expect(integrityOf(databaseIn(rig.dataDir))).toBe('ok');
  });

  it.each([
    ['once', false],
    ['for good, until the disk is well again', true],
  ] as const)(
    'of a drain, %s: everyone arrives exactly once',
    async (_, stays) => {
      const step = LONG ? 1 : stays ? 83 : 37;
      let saved = 0;
      for (let at = 1; ; at += step) {
        rig.capture(2, saved);
        saved += 2;
        disk.failAt(at, stays);
        await rig
          .sync(stays ? 60 : 1_500)
          .catch((error: unknown) => expect(error).toMatchObject({ code: 'SQLITE_IOERR_WRITE' }));
        const failed = disk.heal();
        await rig.sync();
        const { delivered, unknownForPerson } = counts();
        expect({ at, sum: delivered + unknownForPerson }).toEqual({ at, sum: saved * 5 });
        for (const vendor of SANDBOX_VENDORS)
          expect(heldOnce(rig, vendor, saved), `${vendor} at ${at}`).toEqual(EXACTLY);
        if (!failed) break;
        expect(at).toBeLessThan(5_000);
      }
      expect(integrityOf(databaseIn(rig.dataDir))).toBe('ok');
    },
    LONG ? 900_000 : 60_000,
  );

  it('of the key that records are sealed with: no record is blamed for it', async () => {
    rig.capture(2);
    await rig.restart();
    disk.failOn(/working_keys/);
    await rig.sync(300);
    expect(disk.heal()).toBe(true);
    expect(counts()).toMatchObject({ attention: 0, delivered: 0 });
    await rig.sync();
    expect(counts()).toMatchObject({ attention: 0, delivered: 10 });
  });

  it.each<readonly [string, () => void]>([
    ['as it starts', () => (rig.capture(2), fail(), rig.core().outbox.start())],
    ['after a save', () => (rig.core().outbox.start(), rig.capture(2), fail())],
  ])('while the app looks for work, %s: it looks again by itself when the disk is well', async (_, begin) => {
    begin();
    await expect.poll(disk.failed).toBe(true);
    disk.heal();
    await expect.poll(() => counts().delivered).toBe(10);
    for (const vendor of SANDBOX_VENDORS) expect(heldOnce(rig, vendor, 2)).toEqual(EXACTLY);
  });
});

const fail = (): void => disk.failOn(/FROM deliveries|FROM connections/);
