import { findTrayItem } from '#test/support/tray.ts';
import { launchApp } from '#test/support/app.ts';
import { startDesktop } from '#test/support/desktop.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './api.ts';
import { closeWindow, hasVisibleWindow } from './window.ts';
import { say } from './words.ts';

test('without a tray the window offers everything; when the tray comes, the icon goes there', async ({ dataDir }) => {
  const desktop = await startDesktop({ panel: false });
  try {
    const app = await launchApp(desktop, dataDir, { args: ['--hidden'] });
    // Hidden would mean unreachable here, so the window is shown.
    await expect.poll(() => app.page.evaluate(() => document.visibilityState)).toBe('visible');
    await expect.poll(async () => (await ask(app.page, 'app.info', undefined)).tray).toBe(false);
    await desktop.startPanel();
    await expect.poll(async () => (await ask(app.page, 'app.info', undefined)).tray).toBe(true);
    const first = await findTrayItem(desktop.bus, app.pid);
    expect(await first.toolTip()).toBe('Fieldpost: 0 need you, 0 waiting, online');

    await desktop.stopPanel();
    await expect.poll(async () => (await ask(app.page, 'app.info', undefined)).tray).toBe(false);
    await desktop.startPanel();
    const second = await findTrayItem(desktop.bus, app.pid);
    await second.pick('Pause sending');
    await expect.poll(async () => (await ask(app.page, 'outbox.status', undefined)).paused).toBe(true);
    await app.quit();
  } finally {
    await desktop.stop();
  }
});

test('--hidden starts in the tray, and "New customer" brings the form', async ({ desktop, launchHidden }) => {
  const app = await launchHidden();
  const tray = await findTrayItem(desktop.bus, app.pid);
  expect(app.electron.windows()).toEqual([]);
  const opened = app.electron.waitForEvent('window');
  await tray.pick('New customer');
  const page = await opened;
  await expect(page.getByRole('form', { name: say('capture.form') })).toBeVisible();
  await closeWindow(app);
  await page.evaluate(() => (location.hash = '/settings'));
  await tray.pick('New customer');
  await expect.poll(() => hasVisibleWindow(app)).toBe(true);
  await expect(page.getByRole('form', { name: say('capture.form') })).toBeVisible();
});
