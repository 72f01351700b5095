import type { Page } from '@playwright/test';
import { ask } from '#test/e2e/api.ts';
import { expect, test } from '#test/e2e/fixtures.ts';
import { captureAll, connectAll, expectCounts, people } from '#test/e2e/steps.ts';
import { guestBook } from './fair.ts';

const FOLDER = 'docs/screenshots';

test('pictures of the import', async ({ launch, sandbox }) => {
  test.setTimeout(120_000);
  const app = await launch({ build: 'product' });
  const { page } = app;
  await connectAll(page, sandbox);
  await captureAll(page, people(1));
  await expectCounts(page, { delivered: 5 });
  await ask(page, 'outbox.pause', undefined);
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 697));
  await page.evaluate(() => (location.hash = '/import'));
  await picture(page, 'import');
  await page.locator('input[type=file]').setInputFiles(guestBook());
  await expect(page.getByText('already here')).toBeVisible();
  await page.waitForTimeout(1_500); // the last rows are looked through
  await picture(page, 'import-preview');
  await ask(page, 'profile.set', { key: 'theme', value: 'dark' });
  await ask(page, 'profile.set', { key: 'language', value: 'id' });
  await picture(page, 'import-preview-dark-id');
  await ask(page, 'profile.set', { key: 'language', value: 'vi' });
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(800, 600));
  await picture(page, 'import-800x600-vi');
});

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400); // fades end after 160 ms
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' });
}
