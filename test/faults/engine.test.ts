import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRig, heldOnce, SANDBOX_VENDORS, type Rig } from '#test/support/rig.ts';

const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const counts = () => rig.core().outbox.status().counts;

describe('draining to five vendors', () => {
  it('delivers every customer exactly once, with a receipt', async () => {
    await rig.connect();
    const ids = rig.capture(30);
    expect(counts().queued).toBe(150);
    expect(await rig.sync()).toEqual({});
    for (const vendor of SANDBOX_VENDORS) expect(heldOnce(rig, vendor, 30)).toEqual(EXACTLY);
    expect(counts()).toMatchObject({ delivered: 150, queued: 0, sending: 0, retrying: 0, unknown: 0, attention: 0 });
    const detail = rig.core().customers.get(ids[0] ?? '');
    expect(detail.ok && detail.value.deliveries.map((one) => one.receipt?.bodySha256?.length)).toEqual([
      64, 64, 64, 64, 64,
    ]);
    expect(rig.core().receipts.verify()).toMatchObject({ ok: true, receipts: 150, deliveredWithoutReceipt: 0 });
  });

  it('logs every request that a vendor saw, with the hash of the very body', async () => {
    await rig.connect();
    const ids = rig.capture(3);
    await rig.sync();
    const hashes = new Set(
      ids.flatMap((id) => {
        const detail = rig.core().customers.get(id);
        return detail.ok
          ? detail.value.deliveries.flatMap((one) => one.attemptLog.map((attempt) => attempt.bodySha256))
          : [];
      }),
    );
    for (const vendor of SANDBOX_VENDORS) {
      const seen = rig.sandbox.vendors[vendor].ledger.requests.filter((request) => request.method === 'POST');
      expect(seen.length).toBeGreaterThan(0);
      for (const request of seen) expect(hashes).toContain(request.bodySha256);
    }
  });

  it('is not held up by a vendor that is down: the others deliver, and it follows when it is back', async () => {
    await rig.connect();
    await rig.sandbox.vendors.ladiflow.offline();
    rig.capture(10);
    await rig.sync(1_500);
    for (const vendor of SANDBOX_VENDORS.filter((one) => one !== 'ladiflow'))
      expect(heldOnce(rig, vendor, 10)).toEqual(EXACTLY);
    expect(counts()).toMatchObject({ delivered: 40, unknown: 0, attention: 0 });
    const list = rig.core().connections.list();
    expect(list.find((one) => one.vendor === 'ladiflow')).toMatchObject({
      health: 'offline',
      problem: { code: 'connection-refused' },
    });
    await rig.sandbox.vendors.ladiflow.online();
    await rig.sync();
    expect(heldOnce(rig, 'ladiflow', 10)).toEqual(EXACTLY);
    expect(counts().delivered).toBe(50);
  });

  it('holds what is captured for a paused connection, and sends it when it goes on', async () => {
    const [id = ''] = await rig.connect('ladiflow');
    rig.core().connections.pause(id);
    rig.capture(2);
    await rig.sync(500);
    expect(counts()).toMatchObject({ queued: 2, delivered: 0 });
    expect(rig.sandbox.vendors.ladiflow.ledger.requests).toHaveLength(0);
    rig.core().connections.resume(id);
    await rig.sync();
    expect(heldOnce(rig, 'ladiflow', 2)).toEqual(EXACTLY);
  });

  it('burns no attempt while the network is away', async () => {
    await rig.connect('ladiflow');
    await rig.sandbox.vendors.ladiflow.offline();
    rig.capture(1);
    expect(await rig.sync(500)).toEqual({ blocked: 'offline' });
    expect([...rig.core().deliveries.list({})]).toMatchObject([
      { state: 'retrying', attempts: 0, problem: { code: 'connection-refused' } },
    ]);
  });
});

describe('an answer that never came', () => {
  it.each(['alatwa', 'salesmania', 'nxlink', 'ladiflow'] as const)(
    '%s: settles by itself, and the customer is there once',
    async (vendor) => {
      await rig.connect(vendor);
      rig.sandbox.vendors[vendor].faults.push({ on: 'create', kind: 'reset', when: 'after' });
      rig.capture(1);
      await rig.sync();
      expect(heldOnce(rig, vendor, 1)).toEqual(EXACTLY);
      expect(counts()).toMatchObject({ delivered: 1, unknown: 0 });
    },
  );

  it.each(['alatwa', 'salesmania', 'nxlink', 'ladiflow'] as const)(
    '%s: nothing is lost when the request had no effect',
    async (vendor) => {
      await rig.connect(vendor);
      rig.sandbox.vendors[vendor].faults.push({ on: 'create', kind: 'reset', when: 'before' });
      rig.capture(1);
      await rig.sync();
      expect(heldOnce(rig, vendor, 1)).toEqual(EXACTLY);
      expect(counts().delivered).toBe(1);
    },
  );

  it('salesmania: looks up before it sends again', async () => {
    await rig.connect('salesmania');
    rig.sandbox.vendors.salesmania.faults.push({ on: 'create', kind: 'reset', when: 'after' });
    rig.capture(1);
    await rig.sync();
    const methods = rig.sandbox.vendors.salesmania.ledger.requests.map((request) => request.method);
    expect(methods).toEqual(['POST', 'GET']);
  });

  it('salesmania: asks a person when the look-up cannot be understood', async () => {
    await rig.connect('salesmania');
    rig.sandbox.vendors.salesmania.faults.push(
      { on: 'create', kind: 'reset', when: 'after' },
      { on: 'read', kind: 'wrong-shape', times: 'always' },
    );
    const [id = ''] = rig.capture(1);
    await rig.sync(4_000);
    expect(counts()).toMatchObject({ unknown: 1, unknownForPerson: 1 });
    expect(rig.sandbox.vendors.salesmania.ledger.requests.filter((request) => request.method === 'POST')).toHaveLength(
      1,
    );
    const connection = rig.core().connections.list()[0]?.id ?? '';
    expect(rig.core().deliveries.resolve({ customerId: id, connectionId: connection, as: 'delivered' })).toEqual({
      ok: true,
      value: { changed: 1 },
    });
    expect(counts().delivered).toBe(1);
  });

  it('cuoral: is never sent again by itself; a person decides', async () => {
    await rig.connect('cuoral');
    rig.sandbox.vendors.cuoral.faults.push({ on: 'create', kind: 'reset', when: 'after' });
    const [id = ''] = rig.capture(1);
    await rig.sync();
    await rig.restart();
    await rig.sync();
    expect(counts()).toMatchObject({ unknown: 1, unknownForPerson: 1 });
    expect(rig.sandbox.vendors.cuoral.ledger.requests).toHaveLength(1);
    const connection = rig.core().connections.list()[0]?.id ?? '';
    rig.core().deliveries.resolve({ customerId: id, connectionId: connection, as: 'send-again' });
    await rig.sync();
    expect(counts().delivered).toBe(1);
    expect(rig.sandbox.vendors.cuoral.ledger.requests).toHaveLength(2);
  });
});

describe('settings that change while an outcome is unknown', () => {
  it('ladiflow from upsert to create: asks first instead of sending again', async () => {
    const [id = ''] = await rig.connect('ladiflow');
    rig.sandbox.vendors.ladiflow.faults.push({ on: 'create', kind: 'hang', when: 'after' });
    rig.capture(1);
    const syncing = rig.sync(60_000);
    await expect.poll(() => rig.sandbox.vendors.ladiflow.customers().length).toBe(1);
    await rig.restart();
    await syncing;
    expect(counts().unknown + counts().sending).toBe(1);
    expect(
      await rig
        .core()
        .connections.update({ id, settings: { ...rig.sandbox.vendors.ladiflow.connection.settings, mode: 'create' } }),
    ).toMatchObject({ ok: true });
    await rig.sync();
    expect(heldOnce(rig, 'ladiflow', 1)).toEqual(EXACTLY);
    expect(counts().delivered).toBe(1);
    const paths = rig.sandbox.vendors.ladiflow.ledger.requests.map((request) => request.path);
    expect(paths).toEqual(['/1.0/customer/create-or-update', '/1.0/customer/show']);
  });
});

describe('vendors that talk nonsense', () => {
  const nonsense = [
    { kind: 'html' },
    { kind: 'garbled', how: 'truncated' },
    { kind: 'garbled', how: 'false-gzip' },
    { kind: 'wrong-shape', when: 'before' },
    { kind: 'wrong-shape', when: 'before', body: '' },
    { kind: 'wrong-shape', when: 'before', body: 'null' },
    { kind: 'wrong-shape', when: 'before', body: '[]' },
    { kind: 'huge', bytes: 2_000_000 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503, body: 'html' },
    { kind: 'error-in-200' },
    { kind: 'redirect', location: 'http://127.0.0.1:9/' },
  ] as const;

  it.each(nonsense.map((fault) => [JSON.stringify(fault), fault] as const))(
    '%s never yields delivered',
    async (_, fault) => {
      await rig.connect();
      for (const vendor of SANDBOX_VENDORS)
        rig.sandbox.vendors[vendor].faults.push({ on: 'any', times: 'always', ...fault });
      rig.capture(1);
      await rig.sync(700);
      expect(counts().delivered).toBe(0);
    },
  );
});
