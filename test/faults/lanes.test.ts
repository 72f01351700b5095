import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseIn, looked } from '#test/support/storage.ts';
import { createRig, heldOnce, SANDBOX_VENDORS, type Rig } from '#test/support/rig.ts';

const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const counts = () => rig.core().outbox.status().counts;

describe('refusals', () => {
  it('finds the one bad record of a batch; the others are delivered once', async () => {
    await rig.connect('nxlink');
    rig.capture(40);
    rig.sandbox.vendors.nxlink.refuseRows({ field: 'email', includes: 'pelanggan.17@' });
    await rig.sync();
    expect(counts()).toMatchObject({ delivered: 39, attention: 1 });
    expect(heldOnce(rig, 'nxlink', 39)).toEqual(EXACTLY);
    expect(rig.sandbox.vendors.nxlink.ledger.requests.length).toBeLessThanOrEqual(1 + 2 * Math.ceil(Math.log2(40)));
  });

  it('holds back only the vendor whose rule refuses the customer, names the field, and sends after an edit', async () => {
    await rig.connect();
    const { email: _, ...rest } = { email: '', fullName: 'Tanpa Email', whatsapp: '+628120000999' };
    const saved = rig.core().customers.capture(rest);
    expect(saved.ok && saved.value).toMatchObject({ deliveries: 4, held: 1 });
    await rig.sync();
    expect(counts()).toMatchObject({ delivered: 4, attention: 1 });
    const held = [...rig.core().deliveries.list({ state: 'attention' })];
    expect(held).toMatchObject([{ problem: { code: 'vendor-needs-field', field: 'email' } }]);
    const id = saved.ok ? saved.value.id : '';
    expect(rig.core().customers.update(id, { ...rest, email: 'kini.ada@contoh.example' })).toMatchObject({
      ok: true,
      value: { requeued: 1 },
    });
    await rig.sync();
    expect(counts()).toMatchObject({ delivered: 5, attention: 0 });
  });

  it('stops a lane once when the credentials are refused, keeps its rows, and goes on after a new key', async () => {
    const [id = ''] = await rig.connect('ladiflow');
    rig.sandbox.vendors.ladiflow.faults.push({ kind: 'status', status: 401, times: 'always' });
    rig.capture(20);
    await rig.sync(1_500);
    expect(rig.sandbox.vendors.ladiflow.ledger.requests).toHaveLength(1);
    expect(rig.core().connections.list()[0]).toMatchObject({ health: 'unauthorized' });
    expect(counts()).toMatchObject({ delivered: 0, unknown: 0, attention: 0, discarded: 0 });
    rig.sandbox.vendors.ladiflow.faults.clear();
    await rig.core().connections.update({ id, secrets: rig.sandbox.vendors.ladiflow.connection.secrets });
    await rig.sync();
    expect(heldOnce(rig, 'ladiflow', 20)).toEqual(EXACTLY);
  });

  it('waits as long as a vendor asks, and not a moment less', async () => {
    await rig.connect('ladiflow');
    rig.sandbox.vendors.ladiflow.faults.push({ kind: 'status', status: 429, retryAfter: 2 });
    rig.capture(3);
    const started = Date.now();
    await rig.sync(10_000);
    expect(heldOnce(rig, 'ladiflow', 3)).toEqual(EXACTLY);
    const times = rig.sandbox.vendors.ladiflow.ledger.requests.map((request) => request.at);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(1_900);
    expect(Date.now() - started).toBeLessThan(9_000);
  });

  it('signs with the corrected time when this computer is minutes off', async () => {
    rig.sandbox.skewClock(4 * 60_000);
    await rig.connect('nxlink');
    rig.capture(5);
    await rig.sync();
    expect(heldOnce(rig, 'nxlink', 5)).toEqual(EXACTLY);
    expect(rig.sandbox.vendors.nxlink.ledger.requests.length).toBeLessThanOrEqual(2);
  });

  it('signs the very same body again when the way to the vendor took longer than a signature lives', async () => {
    await rig.connect('nxlink');
    const { nxlink } = rig.sandbox.vendors;
    nxlink.faults.push({ kind: 'latency', latencyMs: 600 });
    rig.capture(3);
    const syncing = rig.sync();
    await expect.poll(() => nxlink.ledger.requests.length).toBe(1);
    rig.sandbox.skewClock(62_000);
    await syncing;
    expect(heldOnce(rig, 'nxlink', 3)).toEqual(EXACTLY);
    const bodies = nxlink.ledger.requests.map(({ bodySha256 }) => bodySha256);
    expect(bodies).toHaveLength(2);
    expect(new Set(bodies).size).toBe(1);
    const tries = [...rig.core().deliveries.list({})].map(({ attempts }) => attempts);
    expect(tries).toEqual([1, 1, 1]);
    // At once, under the same claim, and not as a try after a pause.
    const claims = 'SELECT count(DISTINCT lease_token) FROM attempts';
    expect(looked(databaseIn(rig.dataDir), (db) => db.prepare(claims).pluck().get())).toBe(1);
  });

  it('signs in anew when a token has expired, once for the whole lane', async () => {
    const added = await rig.core().connections.add(rig.sandbox.vendors.salesmania.signInConnection);
    expect(added).toMatchObject({ ok: true });
    rig.capture(2);
    await rig.sync();
    rig.sandbox.vendors.salesmania.expireTokens();
    rig.capture(4, 2);
    await rig.sync();
    expect(heldOnce(rig, 'salesmania', 6)).toEqual(EXACTLY);
    expect(counts()).toMatchObject({ delivered: 6, attention: 0, unknown: 0 });
  });
});

describe('the keychain', () => {
  it('locked: capture works, nothing is sent, nothing is lost, and it goes on after unlocking', async () => {
    await rig.connect();
    rig.vault.mode = 'locked';
    await rig.restart();
    rig.capture(5);
    expect(await rig.sync(600)).toEqual({ blocked: 'keychain-locked' });
    expect(counts()).toMatchObject({ delivered: 0, attention: 0, unknown: 0 });
    rig.vault.mode = 'open';
    await rig.core().outbox.unlock();
    await rig.sync();
    for (const vendor of SANDBOX_VENDORS) expect(heldOnce(rig, vendor, 5)).toEqual(EXACTLY);
  });
});

describe('one sender', () => {
  it('of two on one directory, one sends; the other captures, and takes over when the first is gone', async () => {
    await rig.connect('ladiflow');
    rig.core().outbox.start();
    const second = rig.openAnother();
    await second.outbox.unlock();
    expect(second.customers.capture({ fullName: 'Dari yang kedua', email: 'kedua@contoh.example' })).toMatchObject({
      ok: true,
    });
    expect(await second.outbox.sync({ timeoutMs: 500 })).toEqual({ blocked: 'another-process-sends' });
    await rig.sync();
    expect(heldOnce(rig, 'ladiflow', 1)).toEqual(EXACTLY);
    await rig.core().close(1_000);
    second.customers.capture({ fullName: 'Sesudahnya', email: 'sesudah@contoh.example' });
    expect(await second.outbox.sync({ timeoutMs: 5_000 })).toEqual({});
    expect(heldOnce(rig, 'ladiflow', 2)).toEqual(EXACTLY);
    await second.close(1_000);
  });
});
