import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCoreEvents } from '#electron/core/events.ts';
import { createManualClock } from '#test/support/manual-clock.ts';
import { createRig, sampleCustomer, type Rig } from '#test/support/rig.ts';

describe('events', () => {
  test('many changes in a short time are one event each; nobody is called after closing', async () => {
    const clock = createManualClock();
    const events = createCoreEvents(clock);
    const heard: string[] = [];
    const stop = events.on((event) => heard.push(event));
    for (let n = 0; n < 1_000; n += 1) events.mark('deliveries.changed', 'outbox.changed');
    expect(heard).toEqual([]);
    await clock.pass(50);
    expect(heard).toEqual(['deliveries.changed', 'outbox.changed']);
    events.mark('profile.changed');
    await clock.pass(50);
    expect(heard).toHaveLength(3);
    stop();
    events.mark('profile.changed');
    events.close();
    await clock.pass(1_000);
    expect(heard).toHaveLength(3);
  });
});

describe('the core', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await createRig();
  });
  afterEach(() => rig.close());

  test('sends what is captured by itself once it was started, and tells of it', async () => {
    await rig.connect('ladiflow');
    const heard = new Set<string>();
    rig.core().on((event) => heard.add(event));
    rig.core().outbox.start();
    rig.capture(1);
    await expect.poll(() => rig.core().outbox.status().counts.delivered).toBe(1);
    await expect.poll(() => [...heard]).toEqual(expect.arrayContaining(['deliveries.changed', 'outbox.changed']));
  });

  test('sends what another process captured, soon', async () => {
    await rig.connect('ladiflow');
    rig.core().outbox.start();
    const other = rig.openAnother();
    other.customers.capture(sampleCustomer(1));
    await other.close(100);
    await expect.poll(() => rig.core().outbox.status().counts.delivered).toBe(1);
  });

  test('sends nothing while paused, and goes on when resumed', async () => {
    await rig.connect('ladiflow');
    rig.core().outbox.pause();
    rig.core().outbox.start();
    rig.capture(1);
    await rig.sync(500);
    expect(rig.core().outbox.status()).toMatchObject({ paused: true, counts: { queued: 1 } });
    expect(rig.sandbox.vendors.ladiflow.ledger.requests).toHaveLength(0);
    rig.core().outbox.resume();
    await expect.poll(() => rig.core().outbox.status().counts.delivered).toBe(1);
  });

  test('counts the progress of a sync', async () => {
    await rig.connect('ladiflow');
    rig.capture(5);
    expect(rig.core().outbox.status().progress).toBeUndefined();
    await rig.sync();
    expect(rig.core().outbox.status().progress).toEqual({ done: 5, total: 5 });
  });

  test('waits for the keychain with a lane that says so, and goes on after an unlock', async () => {
    await rig.connect('ladiflow');
    rig.capture(1);
    await rig.restart();
    rig.vault.mode = 'locked';
    const locked = rig.openAnother();
    expect(await locked.outbox.sync({ timeoutMs: 500 })).toEqual({ blocked: 'keychain-locked' });
    expect(locked.connections.list()).toMatchObject([{ health: 'keychain', counts: { queued: 1 } }]);
    expect(locked.outbox.status().keychain).toBe('locked');
    rig.vault.mode = 'open';
    expect(await locked.outbox.unlock()).toBe('open');
    expect(locked.connections.list()).toMatchObject([{ health: 'working' }]);
    expect(await locked.outbox.sync({ timeoutMs: 5_000 })).toEqual({});
    expect(locked.outbox.status().counts.delivered).toBe(1);
    await locked.close(500);
  });

  test('captures many in one transaction: the good ones are saved, the bad ones answered in their place', () => {
    const answers = rig.core().customers.captureAll([sampleCustomer(1), { fax: 1 }, sampleCustomer(2)]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, false, true]);
    expect(rig.core().outbox.status().customers.all).toBe(2);
  });

  test('closes once, whoever asks how often', async () => {
    rig.core().outbox.start();
    await Promise.all([rig.core().close(500), rig.core().close(500)]);
    await expect(rig.core().close(500)).resolves.toBeUndefined();
  });
});
