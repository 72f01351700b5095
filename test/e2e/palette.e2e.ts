import { expectAccessible } from './accessible.ts';
import { ask } from './api.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, people } from './steps.ts';
import { say } from './words.ts';

test('the palette finds a customer without accents and every action, by the keyboard alone', async ({ launch }) => {
  const { page, electron } = await launch();
  const [, nguyen = ''] = await captureAll(page, people(4));
  await page.evaluate(() => (location.hash = '/queue'));
  await expect(page.getByRole('row', { name: 'Ratna' })).toBeVisible();

  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: say('palette.search') });
  await expect(box).toBeFocused();
  for (const [words, keys] of [
    [say('tray.capture'), 'Ctrl+N'],
    [say('tray.sync'), 'Ctrl+Shift+Enter'],
    [say('nav.settings'), 'Ctrl+,'],
  ] as const) {
    await expect(page.getByRole('option', { name: words }).locator('kbd')).toHaveText(keys);
  }
  await box.pressSequentially('nguyen thi');
  await expect(page.getByRole('option', { name: 'Nguyễn Thị Ánh' })).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page, 'palette');
  await page.screenshot({ path: 'out/e2e/palette.png' });
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('+6281200000001');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/customer/${nguyen}$`));
  await expect(page.getByRole('heading', { level: 1, name: 'Nguyễn Thị Ánh' })).toBeVisible();

  // An action of this page, then one of the whole window.
  await page.keyboard.press('Control+k');
  await box.fill(say('customer.edit'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: say('customer.cancel') })).toBeVisible();
  await page.keyboard.press('Control+k');
  await box.fill(say('tray.pause'));
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await ask(page, 'outbox.status', undefined)).paused).toBe(true);
});

test('plain letters act outside of text fields only, and not at all when they are turned off', async ({ launch }) => {
  const { page } = await launch();
  const paused = async () => (await ask(page, 'outbox.status', undefined)).paused;
  await page.evaluate(() => (location.hash = '/capture'));
  await page.getByLabel(say('field.fullName'), { exact: true }).press('p');
  await page.evaluate(() => (location.hash = '/settings'));
  await expect(page.getByRole('heading', { level: 1, name: say('settings.title') })).toBeVisible();
  expect(await paused()).toBe(false);
  await page.keyboard.press('p');
  await expect.poll(paused).toBe(true);
  await ask(page, 'profile.set', { key: 'letterKeys', value: false });
  await ask(page, 'outbox.resume', undefined);
  await page.waitForTimeout(300); // the window has read its profile again
  await page.keyboard.press('p');
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('heading', { level: 1, name: say('nav.queue') })).toBeVisible();
  expect(await paused()).toBe(false);
});
