import { once } from 'node:events';
import { tallyOf } from '#shared/domain/tally.ts';
import { findTrayItem } from '#test/support/tray.ts';
import { expect, test } from './fixtures.ts';
import {
  captureAll,
  connectAll,
  expectCounts,
  expectOnceEverywhere,
  outboxStatus,
  people,
  setReachable,
} from './steps.ts';
import { closeWindow, hasVisibleWindow } from './window.ts';

test('"Sync now" in the tray drains the outbox, and the tray tells the same numbers as the window', async ({
  launch,
  desktop,
  sandbox,
}) => {
  const { page, pid } = await launch();
  const tray = await findTrayItem(desktop.bus, pid);
  await expect.poll(() => tray.toolTip()).toBe('Fieldpost: 0 need you, 0 waiting, online');
  const idleIcon = await tray.iconFingerprint();
  await connectAll(page, sandbox);
  await setReachable(sandbox, false);
  const customers = people(3);
  await captureAll(page, customers);
  await expect.poll(async () => (await outboxStatus(page)).syncing).toBe(false);
  const { needYou, waiting } = tallyOf((await outboxStatus(page)).counts);
  expect({ needYou, waiting }).toEqual({ needYou: 0, waiting: 15 });
  // The vendors cannot be reached: that is offline, whatever the operating system says.
  await expect.poll(() => tray.toolTip()).toBe('Fieldpost: 0 need you, 15 waiting, offline');
  await expect.poll(() => tray.iconFingerprint()).not.toBe(idleIcon);
  expect((await tray.menuLabels()).slice(0, 1)).toEqual(['0 need you · 15 waiting']);
  expect(sandbox.summary().alatwa.requests).toBe(0);

  await setReachable(sandbox, true);
  await tray.pick('Sync now');
  await expectCounts(page, { delivered: 15 });
  expectOnceEverywhere(sandbox, customers);
  await expect.poll(() => tray.toolTip()).toBe('Fieldpost: 0 need you, 0 waiting, online');
  await expect.poll(() => tray.iconFingerprint()).toBe(idleIcon);
});

test('the tray pauses and resumes, opens the window, and quits', async ({ launch, desktop, sandbox }) => {
  const app = await launch();
  const { page, pid } = app;
  const tray = await findTrayItem(desktop.bus, pid);
  await connectAll(page, sandbox);
  await tray.pick('Pause sending');
  await expect.poll(async () => (await outboxStatus(page)).paused).toBe(true);
  const customers = people(2);
  await captureAll(page, customers);
  await expect.poll(() => tray.toolTip()).toContain('10 waiting');
  await page.waitForTimeout(1_500); // longer than any wake-up takes
  expect(sandbox.summary().alatwa.requests).toBe(0);
  expect(await tray.menuLabels()).not.toContain('Pause sending');
  await tray.pick('Resume sending');
  await expectCounts(page, { delivered: 10 });
  expectOnceEverywhere(sandbox, customers);

  await closeWindow(app);
  await tray.pick('Open Fieldpost');
  await expect.poll(() => hasVisibleWindow(app)).toBe(true);
  await closeWindow(app);
  await tray.activate();
  await expect.poll(() => hasVisibleWindow(app)).toBe(true);

  const child = app.electron.process();
  const ended = once(child, 'exit');
  await tray.pick('Quit');
  expect(await ended).toEqual([0, null]);
});

test('a sync in the tray is told in one notification when nobody looks at the window', async ({
  launch,
  desktop,
  sandbox,
}) => {
  const app = await launch();
  const { page, pid } = app;
  const tray = await findTrayItem(desktop.bus, pid);
  await connectAll(page, sandbox);
  await setReachable(sandbox, false);
  await captureAll(page, people(2));
  await expect.poll(async () => (await outboxStatus(page)).syncing).toBe(false);
  sandbox.vendors.cuoral.refuseRows({ field: 'email', includes: 'person-1@' });
  await closeWindow(app);
  const before = (await desktop.notifications()).length;
  await setReachable(sandbox, true);
  await tray.pick('Sync now');
  await expectCounts(page, { delivered: 9, attention: 1 });
  await page.waitForTimeout(3_000);
  const shown = (await desktop.notifications()).slice(0, -before || undefined);
  expect(shown.map(({ summary }) => summary)).toEqual(['9 delivered, 1 needs you']);
});
