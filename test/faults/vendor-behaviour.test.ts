// V2, V10, V11, V12: vendors that fall for a while, gateways before them, one bad record, and definitions with mistakes.
import { afterEach, describe, expect, it } from 'vitest';
import type { Vendor } from '#electron/vendors/definition.ts';
import { VENDORS } from '#electron/vendors/registry.ts';
import { createJumpingClock } from '#test/support/jumping-clock.ts';
import { createRig, heldOnce, sampleCustomer, SANDBOX_VENDORS, type Rig } from '#test/support/rig.ts';

const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };
const MINUTE_MS = 60_000;

let rig: Rig;
afterEach(() => rig.close());

const counts = () => rig.core().outbox.status().counts;
const lane = () => rig.core().connections.list()[0];

describe('a vendor that answers 503 for half an hour', () => {
  it('is asked now and then by one request, burns nobody up, and gets the queue back in peace when it is well', async () => {
    const clock = createJumpingClock();
    rig = await createRig({ clock });
    await rig.connect('ladiflow');
    const { ledger, faults } = rig.sandbox.vendors.ladiflow;
    faults.push({ kind: 'status', status: 503, body: 'html', times: 'always' });
    rig.capture(20);
    rig.core().outbox.start();
    await expect.poll(() => lane()?.health).toBe('down');
    // Four in a row open the breaker; what was under way beside them may end as well.
    const opening = ledger.requests.length;
    expect(opening).toBeLessThanOrEqual(4 + 4);
    for (let minute = 0; minute < 30; minute += 1) {
      clock.elapse(MINUTE_MS);
      rig.core().outbox.wokeUp();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(ledger.requests.length - opening).toBeLessThanOrEqual(12);
    expect(ledger.requests.length).toBeGreaterThan(opening);
    expect(counts()).toMatchObject({ attention: 0, discarded: 0, delivered: 0 });

    faults.clear();
    const healed = ledger.requests.length;
    clock.elapse(20 * MINUTE_MS);
    rig.core().outbox.wokeUp();
    await expect.poll(() => counts().delivered).toBe(20);
    expect(ledger.requests.length - healed).toBe(20);
    const [probe, next] = ledger.requests.slice(healed);
    expect(next?.at).toBeGreaterThanOrEqual(probe?.endedAt ?? Infinity);
    expect(heldOnce(rig, 'ladiflow', 20)).toEqual(EXACTLY);
  });
});

describe('a gateway in front of a vendor', () => {
  it.each([
    ['a 404 of a router that knows no such host just now', { kind: 'status', status: 404, body: 'html' }],
    ['a 400 of a firewall', { kind: 'status', status: 400, body: 'html' }],
    ['a 502 with nothing in it', { kind: 'status', status: 502, body: 'empty' }],
  ] as const)('%s: it passes, nobody is refused for it', async (_, fault) => {
    rig = await createRig();
    await rig.connect('nxlink', 'ladiflow', 'salesmania');
    for (const vendor of ['nxlink', 'ladiflow', 'salesmania'] as const)
      rig.sandbox.vendors[vendor].faults.push({ on: 'create', ...fault });
    rig.capture(2);
    await rig.sync();
    expect(counts()).toMatchObject({ delivered: 6, attention: 0, unknown: 0 });
    for (const vendor of ['nxlink', 'ladiflow', 'salesmania'] as const)
      expect(heldOnce(rig, vendor, 2)).toEqual(EXACTLY);
  });
});

describe('one bad record at the head of every lane', () => {
  it('waits alone; the other 59 are delivered', async () => {
    rig = await createRig();
    await rig.connect();
    const poison = rig.core().customers.capture({ ...sampleCustomer(0), fullName: 'Racun' });
    expect(poison.ok).toBe(true);
    rig.capture(59, 1);
    for (const vendor of SANDBOX_VENDORS)
      rig.sandbox.vendors[vendor].refuseRows((customer) => JSON.stringify(customer).includes('Racun'));
    await rig.sync(15_000);
    expect(counts()).toMatchObject({ delivered: 59 * 5, attention: 5, unknown: 0, queued: 0, retrying: 0 });
    for (const vendor of SANDBOX_VENDORS) expect(heldOnce(rig, vendor, 59)).toEqual(EXACTLY);
    const held = [...rig.core().deliveries.list({ state: 'attention' })];
    expect(new Set(held.map((row) => row.customerId)).size).toBe(1);
  });
});

describe('a definition with a mistake', () => {
  const broken = (part: Partial<Vendor>): readonly Vendor[] =>
    VENDORS.map((vendor) => (vendor.id === 'ladiflow' ? { ...vendor, ...part } : vendor));
  // The mistake itself: anything may be thrown.
  const throwsText = (): never => {
    throw 'a text';
  };

  it.each([
    ['throws something that is no error', { classify: throwsText }],
    // What no type would let through, a missing return in untyped code would.
    ['says nothing', { classify: (() => undefined) as unknown as Vendor['classify'] }],
    ['answers for fewer records than were sent', { classify: () => ({ kind: 'settled', outcomes: [] }) as const }],
  ] as const)('%s: never a delivery, and the other lanes do not notice', async (_, part) => {
    rig = await createRig({ vendors: broken(part) });
    await rig.connect();
    rig.capture(3);
    await rig.sync(1_000);
    for (const vendor of SANDBOX_VENDORS.filter((one) => one !== 'ladiflow'))
      expect(heldOnce(rig, vendor, 3)).toEqual(EXACTLY);
    const own = rig
      .core()
      .connections.list()
      .find((row) => row.vendor === 'ladiflow');
    expect(own?.counts).toMatchObject({ delivered: 0, attention: 0, discarded: 0, queued: 0, sending: 0 });
    expect(rig.sandbox.vendors.ladiflow.duplicates()).toBe(0);
  });

  it('cannot map a customer: that row waits for a person with its reason, the lane goes on', async () => {
    const ladiflow = VENDORS.find((vendor) => vendor.id === 'ladiflow');
    const map: Vendor['map'] = (customer, settings, ref) => {
      if (customer.fullName?.endsWith(' 1') === true) throw new Error('a mistake');
      if (ladiflow === undefined) throw new Error('no such vendor');
      return ladiflow.map(customer, settings, ref);
    };
    // Captured while the rules were sound; the mistake comes with an update.
    rig = await createRig();
    await rig.connect('ladiflow');
    rig.capture(3);
    const other = rig.openAnother(broken({ map }));
    await other.outbox.unlock();
    await other.outbox.sync({ timeoutMs: 1_500 });
    const states = [...other.deliveries.list({})].map((row) => row.state).sort();
    await other.close(1_000);
    expect(states).toEqual(['attention', 'delivered', 'delivered']);
  });
});
