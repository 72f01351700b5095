import fs from 'node:fs';
import path from 'node:path';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, connectAll, expectCounts, people, showTheme } from './steps.ts';

test('activity says what to wait for, then how it went, as a chart and as a table, in both themes', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const { page, electron } = await launch();
  await page.evaluate(() => (location.hash = '/queue'));
  await page.keyboard.press('Control+3');
  await expect(page.getByText('Charts begin with your first delivery.')).toBeVisible();
  await connectAll(page, sandbox);
  sandbox.vendors.cuoral.refuseRows({ field: 'email', includes: 'person-1@' });
  await captureAll(page, people(4));
  await expectCounts(page, { delivered: 19, attention: 1 });
  const figures = page.locator('.figures');
  await expect(figures).toContainText('Delivered19');
  await expect(figures).toContainText('Captured4');
  await expect(figures).toContainText('Need you now1');
  await expect(page.getByRole('img', { name: /4 captured, 19 delivered, 1 refused/ })).toBeVisible();
  await expect(page.locator('.recharts-rectangle').first()).toBeVisible();
  const cuoral = page.getByRole('row', { name: /Cuoral/ });
  await expect(cuoral.getByRole('cell').nth(0)).toHaveText('3');
  await expect(cuoral.getByRole('cell').nth(1)).toHaveText('1');
  await expect(page.getByRole('complementary')).toContainText('Nguyễn Thị Ánh 2');
  for (const theme of ['light', 'dark'] as const) {
    await showTheme(page, theme);
    await expectAccessible(page, `chart in ${theme}`);
  }
  // As a file for a spreadsheet, in the place that the person says.
  const file = path.join(dataDir, 'figures.csv');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  await expect(page.getByText('Saved as figures.csv.').first()).toBeVisible();
  expect(fs.readFileSync(file, 'utf8')).toMatch(/,[^,]*Cuoral[^,]*,,3,1,0,1,/);
  await page.getByRole('button', { name: 'Show as table' }).click();
  const total = page.getByRole('table', { name: 'By hour' }).getByRole('cell', { name: '19', exact: true });
  await expect(total).toHaveCount(1);
  await expectAccessible(page, 'table');
  await page.getByText('Month', { exact: true }).click();
  await expect(page.getByRole('table', { name: 'By day' })).toBeVisible();
  await page.getByRole('button', { name: 'Earlier' }).click();
  await expect(figures).toContainText('Delivered0');
  // Small windows keep the heading whole.
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(800, 600));
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(800);
  const heading = page.getByRole('heading', { level: 1 });
  expect(await heading.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await expect(page.getByRole('button', { name: 'Save as CSV' })).toBeInViewport({ ratio: 1 });
});
