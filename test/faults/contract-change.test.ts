// V4, V7, V8: answers that prove less than they seem to, that cannot be read, or that come in a shape nobody documents.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRig, heldOnce, type Rig } from '#test/support/rig.ts';

const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const counts = () => rig.core().outbox.status().counts;
const lane = () => rig.core().connections.list()[0];
const ends = (vendor: 'alatwa' | 'salesmania', method: string): number =>
  rig.sandbox.vendors[vendor].ledger.requests.filter((request) => request.method === method).length;

describe('Alat WA counts fewer than were sent', () => {
  it('8 of 10: nobody is delivered and nobody has failed until a re-send under the filter says so', async () => {
    await rig.connect('alatwa');
    rig.sandbox.vendors.alatwa.faults.push({ kind: 'partial-count', missing: 2 }, { kind: 'hang', when: 'before' });
    rig.capture(10);
    const syncing = rig.sync(60_000);
    await expect.poll(() => ends('alatwa', 'POST')).toBe(2);
    expect(rig.sandbox.vendors.alatwa.customers()).toHaveLength(8);
    expect(counts()).toMatchObject({ delivered: 0, attention: 0 });
    await rig.restart();
    await syncing;
    await rig.sync();
    expect(counts()).toMatchObject({ delivered: 10, unknown: 0, attention: 0 });
    expect(heldOnce(rig, 'alatwa', 10)).toEqual(EXACTLY);
  });

  it('the two that were lost are found missing and created; every answer of the vendor is in the log', async () => {
    await rig.connect('alatwa');
    rig.sandbox.vendors.alatwa.faults.push({ kind: 'partial-count', missing: 2 });
    const [first = ''] = rig.capture(10);
    await rig.sync();
    expect(heldOnce(rig, 'alatwa', 10)).toEqual(EXACTLY);
    expect(counts().delivered).toBe(10);
    const detail = rig.core().customers.get(first);
    const log = detail.ok ? (detail.value.deliveries[0]?.attemptLog ?? []) : [];
    expect(log.map(({ outcome, saidBy }) => [outcome, saidBy])).toEqual([
      ['delivered', 'vendor'],
      ['unconfirmed', 'vendor'],
      ['unconfirmed', 'vendor'],
    ]);
    expect(detail.ok && detail.value.deliveries[0]?.receipt).toMatchObject({ evidence: 'already-there', attempt: 3 });
  });

  it('because some were there before: settled with one more call, and the lane never stops for it', async () => {
    await rig.connect('alatwa');
    rig.capture(3);
    await rig.sync();
    // The same three numbers once more, among two new ones.
    rig.capture(5);
    await rig.sync();
    expect(counts()).toMatchObject({ delivered: 8, unknown: 0 });
    expect(heldOnce(rig, 'alatwa', 5)).toEqual(EXACTLY);
    expect(ends('alatwa', 'POST')).toBe(3);
    expect(lane()).toMatchObject({ health: 'working' });
  });

  it('what is in doubt never shares a request with what is new', async () => {
    await rig.connect('alatwa');
    rig.sandbox.vendors.alatwa.faults.push({ kind: 'reset', when: 'after' });
    rig.capture(3);
    await rig.sync(30);
    rig.capture(3, 3);
    await rig.sync();
    expect(counts().delivered).toBe(6);
    const sizes = rig.sandbox.vendors.alatwa.ledger.requests.map(({ customers }) => customers.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(12);
    expect(sizes.every((size) => size === 3)).toBe(true);
  });
});

describe('SalesMania has a list that we cannot read', () => {
  const breakAfter = { on: 'create', kind: 'reset', when: 'after' } as const;

  it('is asked about the first doubtful customer only; those that follow go to a person at once', async () => {
    await rig.connect('salesmania');
    const { faults } = rig.sandbox.vendors.salesmania;
    faults.push(breakAfter, { on: 'read', kind: 'wrong-shape', times: 'always' });
    rig.capture(1);
    await rig.sync();
    expect(counts()).toMatchObject({ unknown: 1, unknownForPerson: 1 });
    const asked = ends('salesmania', 'GET');
    expect(asked).toBeGreaterThan(0);
    await rig.restart();
    faults.push(breakAfter);
    rig.capture(1, 1);
    await rig.sync();
    expect(counts()).toMatchObject({ unknown: 2, unknownForPerson: 2 });
    expect(ends('salesmania', 'GET')).toBe(asked);
    expect(ends('salesmania', 'POST')).toBe(2);
  });

  it('is asked again after a person has tested the connection, or changed its settings', async () => {
    const [id = ''] = await rig.connect('salesmania');
    const { faults, connection } = rig.sandbox.vendors.salesmania;
    faults.push(breakAfter, { on: 'read', kind: 'wrong-shape', times: 'always' });
    rig.capture(1);
    await rig.sync();
    expect(counts().unknownForPerson).toBe(1);
    for (const [n, forget] of [
      () => rig.core().connections.test(id),
      () => rig.core().connections.update({ id, settings: connection.settings }),
    ].entries()) {
      faults.clear();
      await forget();
      faults.push(breakAfter);
      rig.capture(1, n + 1);
      await rig.sync();
      expect(counts()).toMatchObject({ delivered: n + 1, unknownForPerson: 1 });
    }
    expect(rig.sandbox.vendors.salesmania.duplicates()).toBe(0);
  });

  it('a list that was read once is not given up because it fails later', async () => {
    await rig.connect('salesmania');
    const { faults } = rig.sandbox.vendors.salesmania;
    faults.push(breakAfter);
    rig.capture(1);
    await rig.sync();
    faults.push(breakAfter, { on: 'read', kind: 'wrong-shape', times: 4 });
    rig.capture(1, 1);
    await rig.sync();
    expect(counts()).toMatchObject({ delivered: 1, unknownForPerson: 1 });
    faults.push(breakAfter);
    rig.capture(1, 2);
    await rig.sync();
    expect(counts()).toMatchObject({ delivered: 2, unknownForPerson: 1 });
  });
});

describe('an answer of a shape that nobody documents', () => {
  it.each(['alatwa', 'nxlink', 'ladiflow', 'salesmania'] as const)(
    '%s: the lane says that the contract has changed, goes on, and says it no more when answers can be read again',
    async (vendor) => {
      await rig.connect(vendor);
      rig.sandbox.vendors[vendor].faults.push(
        { on: 'create', kind: 'wrong-shape', times: 2 },
        { on: 'create', kind: 'latency', latencyMs: 1_500 }, // time to see what the lane says
      );
      const [id = ''] = rig.capture(1);
      await rig.sync(5);
      await expect.poll(() => lane()?.problem?.code).toBe('vendor-contract-changed');
      expect(lane()).toMatchObject({ health: 'working' });
      const detail = rig.core().customers.get(id);
      expect(detail.ok && detail.value.deliveries[0]?.attemptLog.at(-1)).toMatchObject({ outcome: 'unknown' });
      rig.sandbox.vendors[vendor].faults.clear();
      rig.capture(1, 1);
      await rig.sync();
      expect(heldOnce(rig, vendor, 2)).toEqual(EXACTLY);
      expect(counts().delivered).toBe(2);
      expect(lane()?.problem).toBeUndefined();
    },
  );
});
