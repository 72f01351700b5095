import { expectAccessible } from './accessible.ts';
import { ask } from './api.ts';
import { expect, test } from './fixtures.ts';
import { say } from './words.ts';

test('the global key is ours, a second program is told that it is taken, and the small window saves', async ({
  launch,
  launchIn,
  dataDir,
  desktop,
}) => {
  const { page, electron } = await launch();
  const quick = (of: typeof page) => ask(of, 'desktop.get', undefined).then(({ quickCapture }) => quickCapture);
  expect(await quick(page)).toBe('free');
  const other = await launchIn(`${dataDir}/other`);
  expect(await quick(other.page)).toBe('taken');
  await other.page.evaluate(() => (location.hash = '/settings/capture'));
  await expect(other.page.getByText(say('settings.quickKey.taken'))).toBeVisible();
  await ask(other.page, 'profile.set', { key: 'quickKey', value: 'Ctrl+Alt+C' });
  await expect.poll(() => quick(other.page)).toBe('free');
  await expect(other.page.getByText(say('settings.quickKey.taken'))).toBeHidden();
  await other.quit();

  const opened = electron.waitForEvent('window');
  await desktop.exec('xdotool', 'key', 'ctrl+alt+f');
  const small = await opened;
  const name = small.getByRole('textbox', { name: say('field.fullName'), exact: true });
  await expect(name).toBeFocused();
  await expectAccessible(small, 'quick capture');
  await name.fill('Suharti Ningsih');
  await small.getByRole('textbox', { name: say('field.whatsapp'), exact: true }).fill('0812 0000 0201');
  await small.screenshot({ path: 'out/e2e/quick-capture.png' });
  await small.keyboard.press('Control+Enter');
  await expect(small.getByText(say('capture.saved.none'))).toBeVisible();
  await expect(name).toBeFocused();
  const { rows } = await ask(page, 'customers.page', { filter: 'all', search: 'suharti', offset: 0, limit: 2 });
  expect(rows).toMatchObject([{ name: 'Suharti Ningsih', whatsapp: '+6281200000201' }]);

  // Ctrl+O: the same customer goes on in the big window; whoever was half typed there is put aside.
  await page.evaluate(() => (location.hash = '/capture'));
  const bigName = page.getByRole('textbox', { name: say('field.fullName'), exact: true });
  await bigName.fill('Half Typed');
  await name.fill('Dewi Ningrum');
  const email = small.getByRole('textbox', { name: say('field.email'), exact: true });
  await email.pressSequentially('dewi@');
  await expect(
    small.getByRole('button', { name: say('capture.emailOffer', { email: 'dewi@gmail.com' }) }),
  ).toBeVisible();
  await expectAccessible(small, 'an e-mail is offered');
  await small.screenshot({ path: 'out/e2e/quick-email.png' });
  await email.press('Tab');
  await expect(email).toHaveValue('dewi@gmail.com');
  const closed = small.waitForEvent('close');
  await small.keyboard.press('Control+o').catch(() => undefined); // its window may be gone before the key is up
  await closed;
  await expect(bigName).toHaveValue('Dewi Ningrum');
  await expect(page.getByRole('textbox', { name: say('field.email'), exact: true })).toHaveValue('dewi@gmail.com');
  await expect(page.getByText(say('capture.aside', { name: 'Half Typed' }))).toBeVisible();
  await expectAccessible(page, 'a draft is aside');
  await page.screenshot({ path: 'out/e2e/capture-aside.png' });
  await page.getByRole('button', { name: say('capture.asideBack') }).click();
  await expect(bigName).toHaveValue('Half Typed');
  await expect(bigName).toBeFocused();
});
