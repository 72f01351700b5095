// T1: the wall clock jumps by ten years, forward and back, while running and across a restart.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#electron/db/open.ts';
import { DAY_MS } from '#shared/duration.ts';
import { createJumpingClock, type JumpingClock } from '#test/support/jumping-clock.ts';
import { createRig, heldOnce, SANDBOX_VENDORS, type Rig } from '#test/support/rig.ts';

const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };
const TEN_YEARS_MS = 3_652 * DAY_MS;
const JUMPS = [
  ['forward', TEN_YEARS_MS],
  ['back', -TEN_YEARS_MS],
] as const;

let clock: JumpingClock;
let rig: Rig;
beforeEach(async () => {
  clock = createJumpingClock();
  rig = await createRig({ clock });
});
afterEach(() => rig.close());

const counts = () => rig.core().outbox.status().counts;
const ladiflow = () => rig.sandbox.vendors.ladiflow;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(JUMPS)('a wall clock that jumps ten years: %s', (_, jumpMs) => {
  it('in the middle of a drain: everybody ends with each customer once, and nobody waits', async () => {
    await rig.connect();
    // NXLink's time is known from its answers; a clock that was ten years off from the start is a person's to set.
    rig.capture(1);
    await rig.sync();
    for (const vendor of SANDBOX_VENDORS)
      rig.sandbox.vendors[vendor].faults.push(
        { on: 'create', kind: 'status', status: 500, when: 'before' },
        { kind: 'latency', latencyMs: 5, times: 'always' },
      );
    rig.capture(5, 1);
    const syncing = rig.sync(10_000);
    await pause(60);
    clock.jump(jumpMs);
    rig.capture(6, 6);
    await syncing;
    await rig.sync(10_000);
    expect(counts()).toMatchObject({ queued: 0, sending: 0, retrying: 0, attention: 0, discarded: 0 });
    const { delivered, unknownForPerson } = counts();
    // A 500 leaves a row of Cuoral in doubt, and that is for a person, whatever the clock says.
    expect(delivered + unknownForPerson).toBe(60);
    expect(unknownForPerson).toBeGreaterThanOrEqual(1);
    for (const vendor of SANDBOX_VENDORS.filter((one) => one !== 'cuoral'))
      expect(heldOnce(rig, vendor, 12)).toEqual(EXACTLY);
  });

  it("keeps a vendor's Retry-After to the second: not a call sooner, and not a year later", async () => {
    await rig.connect('ladiflow');
    ladiflow().faults.push({ kind: 'status', status: 429, retryAfter: 2 });
    rig.capture(20);
    rig.core().outbox.start();
    await expect.poll(() => ladiflow().ledger.requests.length).toBe(1);
    await expect.poll(() => rig.core().connections.list()[0]?.health).toBe('throttled');
    clock.jump(jumpMs);
    rig.core().outbox.wokeUp();
    await pause(1_000);
    expect(ladiflow().ledger.requests).toHaveLength(1);
    await expect.poll(() => counts().delivered).toBe(20);
    expect(heldOnce(rig, 'ladiflow', 20)).toEqual(EXACTLY);
    const [first, second] = ladiflow().ledger.requests.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1_900);
  });

  it('across a restart: nothing is stuck, nothing is lost', async () => {
    await rig.connect('ladiflow', 'alatwa');
    await ladiflow().offline();
    rig.capture(5);
    await rig.sync(300);
    await rig.restart();
    clock.jump(jumpMs);
    await rig.restart();
    await ladiflow().online();
    rig.core().outbox.start();
    rig.core().outbox.networkChanged(false);
    rig.core().outbox.networkChanged(true);
    await expect.poll(() => counts().delivered).toBe(10);
    expect(heldOnce(rig, 'ladiflow', 5)).toEqual(EXACTLY);
    expect(heldOnce(rig, 'alatwa', 5)).toEqual(EXACTLY);
  });
});

describe('the order of the queue', () => {
  it('is that of capture, whatever the clock said at each one', async () => {
    await rig.connect('ladiflow');
    rig.capture(1, 0);
    for (const [n, jumpMs] of [-TEN_YEARS_MS, 2 * TEN_YEARS_MS, -TEN_YEARS_MS].entries()) {
      clock.jump(jumpMs);
      // A new process takes the clock as it is.
      await rig.restart();
      rig.capture(1, n + 1);
    }
    const db = openDatabase(`${rig.dataDir}/fieldpost.db`);
    const order = db
      .prepare<[], { seq: number }>('SELECT seq FROM deliveries ORDER BY next_attempt_at, seq')
      .all()
      .map(({ seq }) => seq);
    db.close();
    expect(order).toEqual([1, 2, 3, 4]);
    await rig.sync();
    expect(counts().delivered).toBe(4);
  });
});

describe('a jump back that only a restart can notice', () => {
  it('keeps what was left of a wait, instead of forgetting it or waiting for years', async () => {
    await rig.connect('ladiflow');
    ladiflow().faults.push({ kind: 'status', status: 429, retryAfter: 3 });
    rig.capture(2);
    await rig.sync(200);
    expect(rig.core().connections.list()[0]?.health).toBe('throttled');
    await rig.core().close(1_000);
    clock.jump(-TEN_YEARS_MS);
    await rig.restart();
    rig.core().outbox.start();
    await pause(1_000);
    expect(ladiflow().ledger.requests).toHaveLength(1);
    await expect.poll(() => counts().delivered).toBe(2);
  });
});

describe('a signature over the time', () => {
  it('is right at once after a jump, because what was learned of the clock follows it', async () => {
    await rig.connect('nxlink');
    rig.capture(1);
    await rig.sync();
    clock.jump(TEN_YEARS_MS);
    rig.capture(1, 1);
    await rig.sync();
    expect(counts().delivered).toBe(2);
    expect(rig.sandbox.vendors.nxlink.ledger.requests).toHaveLength(2);
  });
});
