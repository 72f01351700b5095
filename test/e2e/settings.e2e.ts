import fs from 'node:fs';
import path from 'node:path';
import { expectAccessible } from './accessible.ts';
import { ask } from './api.ts';
import { expect, test } from './fixtures.ts';
import { say } from './words.ts';

test('settings change the look at once, the desktop, and what is kept; each is found by a search', async ({
  launch,
  dataDir,
}) => {
  const config = path.join(dataDir, 'xdg');
  const { page, electron } = await launch({ env: { XDG_CONFIG_HOME: config } });
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 697));
  const open = (section: string) => page.evaluate((hash) => (location.hash = hash), `/settings/${section}`);
  await open('look');
  const root = page.locator('html');
  await page.getByRole('radio', { name: say('settings.textSize.19') }).press('Space');
  await expect(root).toHaveCSS('font-size', '19px');
  await page.getByRole('switch', { name: say('settings.contrast') }).press('Space');
  await expect(root).toHaveAttribute('data-theme', /^hc-/);
  await page.getByRole('switch', { name: say('settings.motion') }).press('Space');
  await expect(root).toHaveAttribute('data-motion', 'off');
  await expectAccessible(page, 'settings, high contrast, large text');
  await ask(page, 'profile.set', { key: 'textSize', value: 16 });
  await ask(page, 'profile.set', { key: 'highContrast', value: false });

  await open('desktop');
  const login = page.getByRole('switch', { name: say('settings.startAtLogin') });
  await expect(login).not.toBeChecked();
  await login.press('Space');
  await expect(login).toBeChecked();
  const entry = path.join(config, 'autostart', 'fieldpost.desktop');
  expect(fs.readFileSync(entry, 'utf8')).toMatch(/^Exec=".*" ".*" "--hidden"$/m);
  await login.press('Space');
  await expect.poll(() => fs.existsSync(entry)).toBe(false);

  // Taking data away is asked for, once; keeping them longer is not.
  await open('privacy');
  const keep = page.getByRole('combobox', { name: say('settings.keep') });
  await keep.click();
  await page.getByRole('option', { name: say('settings.keep.days', { count: 90 }) }).click();
  await expect(page.getByRole('alert')).toContainText(say('settings.keepAsk', { days: 90 }));
  expect((await ask(page, 'profile.get', undefined)).keepDelivered).toBe(0);
  await expectAccessible(page, 'settings, privacy');
  await page.getByRole('button', { name: say('settings.keepYes') }).click();
  await expect.poll(async () => (await ask(page, 'profile.get', undefined)).keepDelivered).toBe(90);

  await page.getByRole('searchbox', { name: say('settings.search') }).fill('quiet');
  await expect(page.getByRole('switch', { name: say('settings.quiet') })).toBeVisible();
  await expect(page.getByRole('combobox', { name: say('settings.keep') })).toBeHidden();

  await open('about');
  await page.getByRole('searchbox', { name: say('settings.search') }).fill('');
  await expect(page.getByText(/Chromium \d+/)).toBeVisible();
  await page.getByText(/\d+ packages/).click();
  await expect(page.getByText(/^react \d/)).toBeVisible();
  await expect(page.getByText(/^better-sqlite3 \d/)).toBeVisible();
  await expectAccessible(page, 'settings, about');

  await open('keys');
  await expect(page.getByText(say('keys.openDuplicate'))).toBeVisible();
  await expectAccessible(page, 'settings, keys');
  for (const section of ['look', 'capture', 'notifications', 'privacy', 'keys']) {
    await open(section);
    await page.screenshot({ path: `out/e2e/settings-${section}.png` });
  }
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: say('keys.title') });
  await expect(sheet).toBeVisible();
  await expectAccessible(page, 'all keys');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
});
