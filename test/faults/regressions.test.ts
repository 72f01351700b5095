// Failures that other tests found by chance, shrunk and kept: each of these once lost, doubled or stranded something.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRig, heldOnce, type Rig } from '#test/support/rig.ts';

const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const counts = () => rig.core().outbox.status().counts;

describe('found by a flapping line', () => {
  it('a lane that was offline, with nothing due but a question about a doubtful customer, goes on by itself', async () => {
    await rig.connect('salesmania');
    const vendor = rig.sandbox.vendors.salesmania;
    vendor.faults.push({ on: 'create', kind: 'reset', when: 'after' }, { on: 'read', kind: 'hang', when: 'before' });
    rig.capture(1);
    rig.core().outbox.start();
    await expect.poll(() => vendor.ledger.requests.filter(({ method }) => method === 'GET').length).toBe(1);
    await vendor.offline();
    await expect.poll(() => rig.core().connections.list()[0]?.health).toBe('offline');
    await vendor.online();
    await expect.poll(() => counts().delivered).toBe(1);
    expect(heldOnce(rig, 'salesmania', 1)).toEqual(EXACTLY);
  });
});

describe('found by the model', () => {
  it('a first token that expired while the second one was being fetched is fetched anew', async () => {
    const { salesmania } = rig.sandbox.vendors;
    expect((await rig.core().connections.add(salesmania.signInConnection)).ok).toBe(true);
    salesmania.faults.push({ on: { path: '/extapi/v1.0/team_token' }, kind: 'hang', when: 'before' });
    rig.capture(1);
    const syncing = rig.sync(300);
    await expect.poll(() => salesmania.ledger.requests.length).toBe(2);
    salesmania.expireTokens();
    rig.core().outbox.wokeUp();
    await syncing;
    await rig.sync();
    expect(heldOnce(rig, 'salesmania', 1)).toEqual(EXACTLY);
    expect(counts().delivered).toBe(1);
  });
});

describe('found by a soak', () => {
  it('a customer that Alat WA answers with "0 created" at its first sending is not taken for delivered', async () => {
    await rig.connect('alatwa');
    rig.sandbox.vendors.alatwa.faults.push({ kind: 'partial-count', missing: 1 });
    rig.capture(1);
    await rig.sync();
    expect(heldOnce(rig, 'alatwa', 1)).toEqual(EXACTLY);
    expect(counts().delivered).toBe(1);
    expect(rig.sandbox.vendors.alatwa.ledger.requests).toHaveLength(2);
  });

  it('a customer whose first request never arrived, and whose second Alat WA answers with "0 created", is not taken for delivered', async () => {
    await rig.connect('alatwa');
    rig.sandbox.vendors.alatwa.faults.push(
      { kind: 'reset', when: 'before', on: 'create' },
      { kind: 'partial-count', missing: 1 },
    );
    rig.capture(1);
    await rig.sync();
    expect(heldOnce(rig, 'alatwa', 1)).toEqual(EXACTLY);
    expect(counts().delivered).toBe(1);
  });
});
