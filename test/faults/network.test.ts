// N3, N4, N8, N9, N10: what answers is not the vendor, or the line comes and goes.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Transport } from '#electron/vendors/http.ts';
import type { ScriptedFault } from '#test/sandbox/faults.ts';
import { createRig, heldOnce, SANDBOX_VENDORS, type Rig } from '#test/support/rig.ts';
import { makeIdentities, startTlsFront, type Identities } from '#test/support/tls-front.ts';

const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let rig: Rig;
afterEach(() => rig.close());

const counts = () => rig.core().outbox.status().counts;
const attemptsMade = (): number[] => [...rig.core().deliveries.list({})].map((row) => row.attempts);

describe('a log-in page of the network in place of the vendor', () => {
  let strangerSaw: string[];
  let stranger: http.Server;
  beforeEach(async () => {
    rig = await createRig();
    strangerSaw = [];
    stranger = http.createServer((request, response) => {
      strangerSaw.push(`${request.method} ${JSON.stringify(request.headers)}`);
      response.end('<html>log in</html>');
    });
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    return () => void stranger.close();
  });
  const strangersPage = (): string => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/login`;

  // [form, fault, whether the vendor may have worked before the page was shown: then the row is in doubt, and burns a try]
  const forms: readonly (readonly [string, () => ScriptedFault, boolean])[] = [
    ['a page with 200', () => ({ kind: 'html', times: 'always' }), true],
    ['a page that calls itself JSON', () => ({ kind: 'html', contentType: 'application/json', times: 'always' }), true],
    ['302 to a foreign host', () => ({ kind: 'redirect', location: strangersPage(), times: 'always' }), false],
    [
      '307 to a foreign host',
      () => ({ kind: 'redirect', status: 307, location: strangersPage(), times: 'always' }),
      false,
    ],
    ['511 with a page', () => ({ kind: 'html', status: 511, times: 'always' }), false],
    ['511 with JSON', () => ({ kind: 'status', status: 511, times: 'always' }), false],
    ['a page with 403', () => ({ kind: 'html', status: 403, times: 'always' }), false],
  ];

  it.each(forms)(
    '%s: the lanes wait and say so, nothing goes off-host, and all goes on by itself',
    async (_, fault, doubtful) => {
      const vendors = ['alatwa', 'salesmania', 'nxlink', 'ladiflow'] as const;
      await rig.connect(...vendors);
      for (const vendor of vendors) rig.sandbox.vendors[vendor].faults.push(fault());
      rig.capture(8);
      rig.core().outbox.start();
      await expect
        .poll(() =>
          rig
            .core()
            .connections.list()
            .map(({ health, problem }) => [health, problem?.code]),
        )
        .toEqual(vendors.map(() => ['portal', 'captive-portal']));
      expect(counts()).toMatchObject({ delivered: 0, attention: 0 });
      if (!doubtful) {
        expect(attemptsMade()).toEqual(attemptsMade().map(() => 0));
        expect(counts().unknown).toBe(0);
      }
      // One customer a lane goes to see whether the page is gone, not the whole queue.
      for (const vendor of vendors) {
        const sizes = rig.sandbox.vendors[vendor].ledger.requests.slice(1).map(({ customers }) => customers.length);
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(1);
        rig.sandbox.vendors[vendor].faults.clear();
      }
      await expect.poll(() => counts().delivered).toBe(32);
      for (const vendor of vendors) expect(heldOnce(rig, vendor, 8)).toEqual(EXACTLY);
      expect(
        rig
          .core()
          .connections.list()
          .map(({ health }) => health),
      ).toEqual(vendors.map(() => 'working'));
      expect(strangerSaw).toEqual([]);
    },
  );

  it('Cuoral: only what may have been worked on is for a person; what a redirect met is simply sent later', async () => {
    await rig.connect('cuoral');
    rig.sandbox.vendors.cuoral.faults.push({ kind: 'redirect', location: strangersPage(), times: 3 });
    rig.capture(3);
    await rig.sync(2_000);
    await rig.sync(2_000);
    expect(counts()).toMatchObject({ delivered: 3, unknown: 0 });
    expect(heldOnce(rig, 'cuoral', 3)).toEqual(EXACTLY);
  });

  it('is why nothing could be sent', async () => {
    await rig.connect();
    for (const vendor of SANDBOX_VENDORS)
      rig.sandbox.vendors[vendor].faults.push({ kind: 'html', status: 511, times: 'always' });
    rig.capture(1);
    expect(await rig.sync(300)).toEqual({ blocked: 'offline' });
  });
});

describe('a wrong certificate', () => {
  let identities: Identities;
  beforeAll(() => {
    identities = makeIdentities();
  });

  it.each(['selfSigned', 'expired', 'wrongHost'] as const)(
    '%s: no byte of a request leaves, no try is burned, the cause is named, and it goes on by itself',
    async (wrong) => {
      rig = await createRig({ ca: identities.ca });
      const vendor = rig.sandbox.vendors.cuoral;
      const front = await startTlsFront(vendor.baseUrl, identities[wrong]);
      try {
        const { connection } = vendor;
        await rig
          .core()
          .connections.add({ ...connection, settings: { ...connection.settings, baseUrl: front.origin } });
        rig.capture(3);
        rig.core().outbox.start();
        const lane = () => rig.core().connections.list()[0];
        await expect.poll(() => lane()?.health).toBe('portal');
        expect(lane()?.problem?.code).toBe('tls-failed');
        await pause(300);
        expect(front.requests()).toBe(0);
        expect(counts()).toMatchObject({ delivered: 0, unknown: 0, attention: 0 });
        expect(attemptsMade()).toEqual([0, 0, 0]);
        front.show(identities.right);
        await expect.poll(() => counts().delivered).toBe(3);
        expect(heldOnce(rig, 'cuoral', 3)).toEqual(EXACTLY);
        expect(front.requests()).toBe(3);
      } finally {
        await front.close();
      }
    },
  );
});

describe('a line that comes and goes', () => {
  it('every 100 ms for three seconds: no customer twice, none lost, and few calls', async () => {
    let calls = 0;
    const around =
      (transport: Transport): Transport =>
      (request, options) => {
        calls += 1;
        return transport(request, options);
      };
    rig = await createRig({ around });
    await rig.connect();
    rig.capture(25);
    rig.core().outbox.start();
    const flaps = 15;
    for (let flap = 0; flap < flaps; flap += 1) {
      await Promise.all(SANDBOX_VENDORS.map((vendor) => rig.sandbox.vendors[vendor].offline()));
      rig.core().outbox.networkChanged(false);
      await pause(100);
      await Promise.all(SANDBOX_VENDORS.map((vendor) => rig.sandbox.vendors[vendor].online()));
      rig.core().outbox.networkChanged(true);
      await pause(100);
    }
    await rig.sync(8_000);
    const { delivered, unknownForPerson, ...rest } = counts();
    expect(rest).toMatchObject({ queued: 0, sending: 0, retrying: 0, attention: 0 });
    expect(delivered + unknownForPerson).toBe(25 * SANDBOX_VENDORS.length);
    for (const vendor of SANDBOX_VENDORS.filter((one) => one !== 'cuoral'))
      expect(heldOnce(rig, vendor, 25)).toEqual(EXACTLY);
    expect(rig.sandbox.summary().cuoral.duplicates).toBe(0);
    // What the work takes (25 one by one at three vendors, a batch at two) and, a flap, three tries on each lane.
    expect(calls).toBeLessThanOrEqual(3 * 25 + 2 + flaps * SANDBOX_VENDORS.length * 3);
  });
});

describe('the computer says that it is offline, and is not', () => {
  it('a person who syncs is not refused', async () => {
    rig = await createRig();
    await rig.connect('ladiflow');
    rig.core().outbox.networkChanged(false);
    rig.capture(2);
    expect((await rig.sync()).blocked).toBeUndefined();
    expect(heldOnce(rig, 'ladiflow', 2)).toEqual(EXACTLY);
  });

  it('what is captured meanwhile goes out by itself', async () => {
    rig = await createRig();
    await rig.connect('ladiflow');
    rig.core().outbox.start();
    rig.core().outbox.networkChanged(false);
    rig.capture(2);
    await expect.poll(() => counts().delivered).toBe(2);
    expect(heldOnce(rig, 'ladiflow', 2)).toEqual(EXACTLY);
  });
});
