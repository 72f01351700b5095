import { ask } from './api.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { expectCounts, showTheme } from './steps.ts';
import { say } from './words.ts';

const LONG = 'Minta brosur dan daftar harga. '.repeat(6).trim();
const SHOWN = LONG.slice(0, 98);

test('what a vendor would get shortened is shown, and goes there only with a word', async ({ launch, sandbox }) => {
  const { page, electron } = await launch();
  for (const vendor of ['salesmania', 'nxlink'] as const)
    await ask(page, 'connections.add', { ...sandbox.vendors[vendor].connection });
  const nxlink = sandbox.vendors.nxlink.connection.name;
  await page.keyboard.press('Control+n');
  const form = page.getByRole('form', { name: say('capture.form') });
  const fill = async (name: string, number: string): Promise<void> => {
    await form.getByLabel(say('field.fullName'), { exact: true }).fill(name);
    await form.getByLabel(say('field.whatsapp'), { exact: true }).fill(number);
    await form.getByLabel(say('field.notes'), { exact: true }).fill(LONG);
  };
  await fill('Ratna Wulandari', '081200000301');
  const tick = page.getByRole('checkbox', { name: say('shorten.agree', { vendor: nxlink }) });
  await expect(tick).toBeVisible();
  await expect(page.getByText(say('capture.willWait', { held: 1, total: 2 }))).toBeVisible();
  await page.getByText(say('shorten.lost', { field: say('field.notes'), over: LONG.length - SHOWN.length })).click();
  await expect(form.getByText(SHOWN, { exact: true })).toBeVisible();
  await expectAccessible(page, 'a text to be shortened');
  await page.screenshot({ path: 'out/e2e/shorten-asked.png' });
  await showTheme(page, 'dark');
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(800, 600));
  await expectAccessible(page, 'a text to be shortened, dark, 800x600');
  await page.screenshot({ path: 'out/e2e/shorten-asked-dark-800x600.png' });
  await showTheme(page, 'light');
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 697));

  // Agreed: both get it.
  await tick.check();
  await page.getByRole('button', { name: say('capture.save'), exact: true }).click();
  await expectCounts(page, { delivered: 2, attention: 0 });
  expect(sandbox.vendors.nxlink.customers()[0]?.customer['remark']).toBe(SHOWN);

  // The next customer is asked anew; without a word one waits, and the other does not.
  await fill('Agus Prasetyawan', '081200000302');
  await expect(tick).toBeVisible();
  await expect(tick).not.toBeChecked();
  await page.getByRole('button', { name: say('capture.save'), exact: true }).click();
  await expectCounts(page, { delivered: 3, attention: 1 });
  expect(sandbox.vendors.nxlink.customers()).toHaveLength(1);

  await page
    .getByRole('link', { name: say('capture.saved.open') })
    .first()
    .click();
  await page.getByRole('link', { name: new RegExp(`^${nxlink}`) }).click();
  const agree = page.getByRole('button', { name: say('shorten.now') });
  await expect(agree).toBeVisible();
  await expectAccessible(page, 'a customer that waits for a word');
  await page.screenshot({ path: 'out/e2e/shorten-waits.png' });
  await agree.click();
  await expectCounts(page, { delivered: 4, attention: 0 });
  expect(sandbox.vendors.nxlink.customers()[1]?.customer['remark']).toBe(SHOWN);
});

test('an import says how many rows would be shortened, shows what is left, and takes one word', async ({
  launch,
  sandbox,
}) => {
  const { page, electron } = await launch();
  await ask(page, 'connections.add', { ...sandbox.vendors.nxlink.connection });
  const nxlink = sandbox.vendors.nxlink.connection.name;
  await page.keyboard.press('Control+4');
  const file = `Nama Lengkap,No. HP / WA,Catatan\r\nSuharti,081200000311,${LONG}\r\nAgus,081200000312,-\r\n`;
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'pameran.csv', mimeType: '', buffer: Buffer.from(file, 'utf8') });
  const tick = page.getByRole('checkbox', { name: say('import.shorten', { count: 1 }) });
  await expect(tick).not.toBeChecked();
  const cut = say('import.shortened', {
    vendor: nxlink,
    field: say('field.notes'),
    over: LONG.length - SHOWN.length,
    text: SHOWN,
  });
  await expect(page.getByText(cut)).toBeVisible();
  await expectAccessible(page, 'an import with a text to be shortened');
  await page.screenshot({ path: 'out/e2e/import-shorten.png' });
  await showTheme(page, 'dark');
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(800, 600));
  await expectAccessible(page, 'an import with a text to be shortened, dark, 800x600');
  await page.screenshot({ path: 'out/e2e/import-shorten-dark-800x600.png' });
  await tick.check();
  await expect(page.getByText(say('import.shortenElse'))).toBeHidden();
  await page.getByRole('button', { name: say('import.do', { count: 2 }) }).click();
  await expectCounts(page, { delivered: 2, attention: 0 });
  expect(sandbox.vendors.nxlink.customers().map(({ customer }) => customer['remark'])).toContain(SHOWN);
});
