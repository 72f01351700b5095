import fs from 'node:fs';
import path from 'node:path';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, connectAll, expectCounts, people } from './steps.ts';
import { say } from './words.ts';

test('a refused customer is fixed in place, its change is in the history, and its receipt is taken along', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const { page, electron } = await launch();
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 697));
  const ids = await connectAll(page, sandbox);
  sandbox.vendors.cuoral.refuseRows({ field: 'email', includes: 'person-0@' });
  const [id = ''] = await captureAll(page, people(1));
  await expectCounts(page, { attention: 1, delivered: 4 });
  await page.evaluate((hash) => (location.hash = hash), `/customer/${id}/${ids.cuoral}`);

  // Who said it, and the two sides of the exchange, with the address redacted.
  await expect(page.getByText(say('saidBy.vendor', { vendor: 'Cuoral sandbox' }))).toBeVisible();
  const sent = page.getByRole('region', { name: /^Sent, / });
  await expect(sent).toContainText('pe••••@toko.example');
  await expect(page.getByRole('region', { name: /^Answered, / })).toBeVisible();
  await expectAccessible(page, 'customer that needs you');
  await page.screenshot({ path: 'out/e2e/customer-needs-you.png' });

  const fix = page.getByRole('textbox', { name: say('field.email') });
  await expect(fix).toBeFocused();
  await fix.fill('ratna@toko.example');
  await fix.press('Enter');
  await expectCounts(page, { delivered: 5 });
  await expect(
    page.getByRole('listitem').filter({ hasText: 'person-0@toko.example → ratna@toko.example' }),
  ).toBeVisible();

  // The receipt: as data, as a page, and the chain that it stands in.
  const save = async (name: string, button: string): Promise<Buffer> => {
    const file = path.join(dataDir, name);
    await electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await page.getByRole('button', { name: button }).click();
    await expect.poll(() => fs.existsSync(file) && fs.statSync(file).size > 0).toBe(true);
    return fs.readFileSync(file);
  };
  const json: unknown = JSON.parse((await save('receipt.json', say('receipt.saveJson'))).toString('utf8'));
  expect(json).toMatchObject({ connection: 'Cuoral sandbox', customerId: id, receipt: { evidence: 'created' } });
  await expect(page.getByRole('button', { name: say('receipt.savePdf') })).toBeEnabled();
  const pdf = await save('receipt.pdf', say('receipt.savePdf'));
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  fs.copyFileSync(path.join(dataDir, 'receipt.pdf'), 'out/e2e/receipt.pdf');
  await page.getByRole('button', { name: say('receipt.check') }).click();
  await expect(page.getByText(say('receipt.unbroken', { count: 5 }))).toBeVisible();
  await page.keyboard.press('c');
  await expect
    .poll(() => electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain('Ratna Wulandari 1 → Cuoral sandbox');
  await expectAccessible(page, 'receipt');
  await page.screenshot({ path: 'out/e2e/receipt.png' });
});
