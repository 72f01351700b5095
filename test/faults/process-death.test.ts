import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMPILE_CACHE } from '#test/support/compile-cache.ts';
import { createRig, heldOnce, SANDBOX_VENDORS, type Rig } from '#test/support/rig.ts';

const CHILD = fileURLToPath(new URL('./draining-child.ts', import.meta.url));
const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };
const LEVERED = SANDBOX_VENDORS.filter((vendor) => vendor !== 'cuoral');

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

function drainInChild(options: { crashAt?: string; timeoutMs?: number } = {}): ChildProcess {
  const child = spawn(process.execPath, [CHILD], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...COMPILE_CACHE,
      ...(options.crashAt === undefined ? {} : { FIELDPOST_CRASH_AT: options.crashAt }),
    },
  });
  child.stdin?.end(
    JSON.stringify({ dataDir: rig.dataDir, entries: [...rig.vault.entries], timeoutMs: options.timeoutMs ?? 15_000 }),
  );
  return child;
}

const ended = (child: ChildProcess): Promise<NodeJS.Signals | number | null> =>
  new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));

const counts = () => rig.core().outbox.status().counts;

describe('a process that dies while it drains (real SIGKILL)', () => {
  // [point, whether Cuoral may have the customer, so that a person must say]
  it.each([
    ['after-claim', false],
    ['after-attempt', true],
    ['after-send', true],
    ['before-settle', true],
    ['inside-settle', true],
    ['after-settle', true],
  ] as const)('%s: every vendor ends with each customer once, Cuoral in doubt: %s', async (crashAt, doubt) => {
    await rig.connect();
    rig.capture(2);
    expect(await ended(drainInChild({ crashAt }))).toBe('SIGKILL');
    expect(await ended(drainInChild())).toBe(0);
    for (const vendor of LEVERED) expect(heldOnce(rig, vendor, 2)).toEqual(EXACTLY);
    // A child dies with the first lane that gets there; Cuoral's may have been at it or not.
    expect(rig.sandbox.summary().cuoral.duplicates).toBe(0);
    const { delivered, unknownForPerson, ...rest } = counts();
    expect(delivered + unknownForPerson).toBe(10);
    expect(rest).toMatchObject({ queued: 0, sending: 0, retrying: 0, attention: 0, discarded: 0 });
    if (!doubt) expect(unknownForPerson).toBe(0);
    expect(unknownForPerson).toBeLessThanOrEqual(1);
  });

  it('leaves a row of Cuoral in unknown when it dies after the bytes left, and never sends it again by itself', async () => {
    await rig.connect('cuoral');
    rig.capture(1);
    rig.sandbox.vendors.cuoral.faults.push({ kind: 'hang', when: 'after' });
    const child = drainInChild();
    await expect.poll(() => rig.sandbox.vendors.cuoral.customers().length).toBe(1);
    child.kill('SIGKILL');
    await ended(child);
    expect(await ended(drainInChild({ timeoutMs: 2_000 }))).toBe(0);
    expect(counts()).toMatchObject({ unknown: 1, unknownForPerson: 1, delivered: 0 });
    expect(rig.sandbox.vendors.cuoral.ledger.requests).toHaveLength(1);
  });

  it('survives 12 kills at random moments over 40 customers and five vendors', async () => {
    const count = 40;
    await rig.connect();
    rig.capture(count);
    for (const vendor of SANDBOX_VENDORS)
      rig.sandbox.vendors[vendor].faults.push({ kind: 'latency', latencyMs: 15, times: 'always' });
    for (let kill = 0; kill < 12; kill += 1) {
      const child = drainInChild();
      await new Promise((resolve) => child.stdout?.once('data', resolve));
      // Spread over the first moments of a drain, where claims, attempts and settlements crowd.
      await new Promise((resolve) => setTimeout(resolve, (kill * 37) % 160));
      child.kill('SIGKILL');
      await ended(child);
    }
    expect(await ended(drainInChild({ timeoutMs: 30_000 }))).toBe(0);
    for (const vendor of LEVERED) expect(heldOnce(rig, vendor, count)).toEqual(EXACTLY);
    const cuoral = rig.sandbox.summary().cuoral;
    expect(cuoral.duplicates).toBe(0);
    const { delivered, unknownForPerson } = counts();
    expect(delivered + unknownForPerson).toBe(count * SANDBOX_VENDORS.length);
    // What Cuoral holds is delivered or in doubt; what is in doubt may or may not be held.
    expect(cuoral.customers).toBeGreaterThanOrEqual(count - unknownForPerson);
  }, 90_000);
});
