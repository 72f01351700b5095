import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, connectAll, expectCounts, expectOnceEverywhere, people } from './steps.ts';
import { say } from './words.ts';

test('an edit of a delivered customer is sent on to those who can take it, each with a receipt of its own', async ({
  launch,
  sandbox,
}) => {
  const { page, electron } = await launch();
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 697));
  await connectAll(page, sandbox);
  const [person] = people(1);
  const [id = ''] = await captureAll(page, people(1));
  await expectCounts(page, { delivered: 5 });
  await page.evaluate((hash) => (location.hash = hash), `/customer/${id}`);

  await page.getByRole('button', { name: say('customer.edit'), exact: true }).click();
  await page.getByLabel(say('field.city'), { exact: true }).fill('Malang');
  await page.getByRole('button', { name: say('customer.save'), exact: true }).click();
  const vendors = 'SalesMania sandbox, NXLink sandbox and LadiFlow sandbox';
  const note = page.getByRole('status').filter({ hasText: say('change.ask', { vendors }) });
  await expect(note).toContainText(say('change.cannot', { vendors: 'Cuoral sandbox', count: 1 }));
  await expectAccessible(page, 'a change that can be sent');
  await page.screenshot({ path: 'out/e2e/change-asked.png' });
  await note.getByText(say('change.show', { vendor: 'SalesMania sandbox' })).click();
  const request = note.getByRole('region', { name: say('preview.region', { name: 'SalesMania sandbox' }) });
  await expect(request).toContainText('PATCH');
  await expect(request).toContainText('Malang');
  await expect(request).toContainText(say('preview.will.change', { vendor: 'SalesMania sandbox' }));
  await expectAccessible(page, 'the request of a change');
  await page.screenshot({ path: 'out/e2e/change-request.png' });

  // Not asked again and again, and not forgotten either: the next visit asks once more.
  await note.getByRole('button', { name: say('change.later') }).click();
  await expect(note).toBeHidden();
  await page.reload();
  await note.getByRole('button', { name: say('change.send'), exact: true }).click();
  await expect(note).toBeHidden();
  await expectCounts(page, { delivered: 8, attention: 0 });

  const line = page.getByRole('link', { name: `${say('change.label')} SalesMania sandbox` });
  await line.click();
  await expect(page.getByText(say('change.receipt', { vendor: 'SalesMania sandbox' }))).toBeVisible();
  await expectAccessible(page, 'receipt of a change');
  await page.screenshot({ path: 'out/e2e/change-receipt.png' });
  await page.getByRole('link', { name: /^Cuoral sandbox/ }).click();
  await expect(page.getByText(say('change.older', { vendor: 'Cuoral sandbox' }))).toBeVisible();

  expectOnceEverywhere(sandbox, person === undefined ? [] : [person]);
  expect(sandbox.vendors.salesmania.customers()[0]?.customer['city']).toBe('Malang');
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(800, 600));
  await page.getByRole('button', { name: say('customer.edit'), exact: true }).click();
  await page.getByLabel(say('field.city'), { exact: true }).fill('Batu');
  await page.getByRole('button', { name: say('customer.save'), exact: true }).click();
  await expect(note).toBeVisible();
  await expectAccessible(page, 'a change that can be sent, 800x600');
  await page.screenshot({ path: 'out/e2e/change-asked-800x600.png' });
});
