// P1, P2: a sending process that stands still (a real SIGSTOP), and the one that takes over from it.
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMPILE_CACHE } from '#test/support/compile-cache.ts';
import { createJumpingClock, type JumpingClock } from '#test/support/jumping-clock.ts';
import { createRig, heldOnce, type Rig } from '#test/support/rig.ts';

const CHILD = fileURLToPath(new URL('./draining-child.ts', import.meta.url));
const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };
/** More than a holder may be silent. */
const SILENCE_MS = 16_000;

let rig: Rig;
let clock: JumpingClock;
let child: ChildProcess;
beforeEach(async () => {
  clock = createJumpingClock();
  rig = await createRig({ clock });
});
afterEach(async () => {
  child.kill('SIGKILL');
  await rig.close();
});

const counts = () => rig.core().outbox.status().counts;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function drainInChild(): void {
  child = spawn(process.execPath, [CHILD], {
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...process.env, ...COMPILE_CACHE },
  });
  child.stdin?.end(JSON.stringify({ dataDir: rig.dataDir, entries: [...rig.vault.entries], timeoutMs: 30_000 }));
}

describe('a sender that stands still in the middle of a request', () => {
  it('is not overtaken before its silence is certain; then it is, and when it comes back its word no longer counts', async () => {
    await rig.connect('ladiflow');
    rig.sandbox.vendors.ladiflow.faults.push({ kind: 'latency', latencyMs: 700 });
    rig.capture(6);
    drainInChild();
    const { ledger } = rig.sandbox.vendors.ladiflow;
    await expect.poll(() => ledger.requests.length).toBeGreaterThan(0);
    child.kill('SIGSTOP');
    expect(await rig.sync(200)).toEqual({ blocked: 'another-process-sends' });
    clock.elapse(SILENCE_MS);
    expect(await rig.sync(5_000)).toEqual({});
    expect(counts()).toMatchObject({ delivered: 6, unknown: 0, sending: 0 });
    child.kill('SIGCONT');
    rig.capture(4, 6);
    await pause(1_000);
    expect(await rig.sync(5_000)).toEqual({});
    expect(counts()).toMatchObject({ delivered: 10, unknown: 0, sending: 0 });
    expect(heldOnce(rig, 'ladiflow', 10)).toEqual(EXACTLY);
    expect(rig.core().receipts.verify()).toMatchObject({ ok: true, receipts: 10, deliveredWithoutReceipt: 0 });
  });

  it('keeps its place when it was only a jump of the clock', async () => {
    await rig.connect('ladiflow');
    rig.sandbox.vendors.ladiflow.faults.push({ kind: 'latency', latencyMs: 100, times: 'always' });
    rig.capture(12);
    drainInChild();
    await expect
      .poll(() => rig.sandbox.vendors.ladiflow.ledger.requests.length, { timeout: 10_000 })
      .toBeGreaterThan(0);
    clock.jump(315_360_000_000);
    expect(await rig.sync(100)).toEqual({ blocked: 'another-process-sends' });
    await expect.poll(() => counts().delivered).toBe(12);
    expect(heldOnce(rig, 'ladiflow', 12)).toEqual(EXACTLY);
    expect(rig.sandbox.vendors.ladiflow.ledger.requests).toHaveLength(12);
  });
});
