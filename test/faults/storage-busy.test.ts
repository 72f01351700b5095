import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerCall } from '#electron/ipc/dispatch.ts';
import { ok } from '#shared/result.ts';
import { createHandlers } from '#electron/ipc/handlers.ts';
import { NO_KEYCHAIN, runCli } from '#test/support/cli.ts';
import { createRig, heldOnce, SANDBOX_VENDORS, type Rig } from '#test/support/rig.ts';
import { sampleCustomer } from '#test/support/sample-customer.ts';
import { databaseIn } from '#test/support/storage.ts';

/**
 * S2. Another process that holds the database (BEGIN EXCLUSIVE, for real): the app's thread never stands still, a save is
 * tried again for four seconds and then answered with `database-busy`, the end of a request is written later, and nothing
 * is sent twice. FIELDPOST_LONG=1 holds it for 60 s, and until a save is given up (in short: test/unit/db/patience.test.ts).
 * Shown by: npm run test:faults -- storage-busy
 */
const LOCK = fileURLToPath(new URL('./storage-lock.ts', import.meta.url));
const LONG = process.env['FIELDPOST_LONG'] === '1';
/** What the app takes (electron/shell/start-core.ts). */
const APP_BUSY_MS = 10;
/** A thread that waited for the lock would stand still for as long as it is held: twice this and more. */
const FREEZE_MS = 600;
const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };

let rig: Rig;
beforeEach(async () => {
  rig = await createRig({ busyTimeoutMs: APP_BUSY_MS });
});
afterEach(() => rig.close());

const counts = () => rig.core().outbox.status().counts;

/** Resolves when the database is held; `released` when it is free again. */
async function hold(ms: number): Promise<{ released: Promise<unknown> }> {
  const child = spawn(process.execPath, [LOCK, databaseIn(rig.dataDir), String(ms)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const released = once(child, 'exit');
  await once(child.stdout, 'data');
  return { released };
}

/** The longest time between two turns of the event loop, ms. */
function watchThread(): { readonly stop: () => number } {
  let last = performance.now();
  let longest = 0;
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 2);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return longest;
    },
  };
}

/** A call as the window makes it. */
function call(channel: 'customers.capture' | 'outbox.pause', input: unknown): Promise<unknown> {
  const facts = {
    info: () => ({ version: '', electron: '', chromium: '', node: '', dataDir: '', tray: false, practice: false }),
    licences: () => [],
    openExternal: () => false,
    saveReceipt: async () => ok({}),
    openLoginPage: () => false,
    chooseFile: () => Promise.resolve(undefined),
    desktop: {
      get: () => ({ startAtLogin: false, quickCapture: 'off' as const }),
      showQuickCapture: () => undefined,
      handOver: () => undefined,
      takeHanded: () => undefined,
      setStartAtLogin: () => false,
    },
    practice: { start: async () => ok({}), stop: async () => ok({}) },
  };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  return answerCall(createHandlers(rig.core(), facts), channel, input, log);
}

describe('another process that holds the database', () => {
  it('does not make the app stand still, and a save waits for it', async () => {
    await rig.connect();
    rig.capture(10);
    const { released } = await hold(LONG ? 3_500 : 1_200);
    const thread = watchThread();
    rig.core().outbox.start();
    const saving = call('customers.capture', sampleCustomer(10));
    const pausing = call('outbox.pause', undefined);
    await released;
    expect(thread.stop()).toBeLessThan(FREEZE_MS);
    expect(await saving).toMatchObject({ ok: true });
    expect(await pausing).toEqual({ ok: true, value: {} });
    rig.core().outbox.resume();
    await expect.poll(() => counts().delivered).toBe(55);
    for (const vendor of SANDBOX_VENDORS) expect(heldOnce(rig, vendor, 11)).toEqual(EXACTLY);
  });

  it.runIf(LONG)('for longer: the save is answered after four seconds, and nothing was half-written', async () => {
    const thread = watchThread();
    const { released } = await hold(4_600);
    const started = performance.now();
    expect(await call('customers.capture', sampleCustomer(0))).toEqual({
      ok: false,
      error: [{ code: 'database-busy' }],
    });
    expect(performance.now() - started).toBeGreaterThan(3_500);
    expect(thread.stop()).toBeLessThan(FREEZE_MS);
    await released;
    expect(rig.core().outbox.status().customers.all).toBe(0);
    expect(await call('customers.capture', sampleCustomer(0))).toMatchObject({ ok: true });
  });

  it('while answers come in: their ends are written afterwards, and no request is made again', async () => {
    await rig.connect();
    rig.capture(3);
    for (const vendor of SANDBOX_VENDORS)
      rig.sandbox.vendors[vendor].faults.push({ on: 'create', kind: 'latency', latencyMs: 400 });
    const syncing = rig.sync(LONG ? 90_000 : 15_000);
    await expect.poll(() => SANDBOX_VENDORS.every((one) => requests(one) === 1), { interval: 5 }).toBe(true);
    const thread = watchThread();
    const { released } = await hold(LONG ? 60_000 : 1_500);
    await released;
    expect(thread.stop()).toBeLessThan(FREEZE_MS);
    await syncing;
    for (const vendor of SANDBOX_VENDORS) expect(heldOnce(rig, vendor, 3)).toEqual(EXACTLY);
    expect(counts()).toMatchObject({ delivered: 15, unknown: 0, attention: 0 });
    expect(requests('alatwa')).toBe(1);
    expect(requests('ladiflow')).toBe(3);
  }, 100_000);

  it('makes the command line wait, and then do its work', async () => {
    const { released } = await hold(1_800);
    const run = await runCli(
      NO_KEYCHAIN,
      ['--data-dir', rig.dataDir, 'capture', '--json'],
      '{"fullName":"Menunggu"}\n',
    );
    expect(run).toMatchObject({ status: 0 });
    await released;
    expect(rig.core().outbox.status().customers.all).toBe(1);
  });
});

const requests = (vendor: (typeof SANDBOX_VENDORS)[number]): number =>
  rig.sandbox.vendors[vendor].ledger.requests.length;
