import type { Page } from '@playwright/test';
import { ask } from '#test/e2e/api.ts';
import { expect, test } from '#test/e2e/fixtures.ts';
import { say } from '#test/e2e/words.ts';

/** The form of a new connection of each vendor, for docs/vendors/: as it is when it opens. */
test('forms of all vendors', async ({ launch }) => {
  test.setTimeout(120_000);
  const app = await launch({ build: 'product' });
  const { page } = app;
  for (const { id } of await ask(page, 'vendors.list', undefined)) {
    const size: [number, number] = id === 'custom' ? [1_240, 1_330] : [1_040, 760];
    await app.electron.evaluate(
      ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setContentSize(...bounds),
      size,
    );
    await page.evaluate((hash) => (location.hash = hash), `/connections/new/${id}`);
    await expect(page.getByRole('form')).toBeVisible();
    if (id === 'custom') await describeVendor(page);
    await page.mouse.move(2, 2);
    await page.waitForTimeout(400); // fades end after 160 ms
    await page.screenshot({ path: `docs/screenshots/vendors/${id}.png`, animations: 'disabled' });
  }
});

/** Enough of a vendor's documentation for its request to be shown beside the form. */
async function describeVendor(page: Page): Promise<void> {
  const form = page.getByRole('form');
  await form.getByLabel(say('vendor.custom.url'), { exact: true }).fill('https://crm.example/v1/contacts');
  await form.getByRole('button', { name: say('vendor.custom.headers.add') }).click();
  await form.getByLabel(say('vendor.custom.headers.key')).fill('Authorization');
  await form.getByLabel(say('vendor.custom.headers.value')).fill('Bearer {secret:token}');
  const path = say('setup.optional', { label: say('vendor.custom.idPath') });
  await form.getByLabel(path, { exact: true }).fill('data.id');
  await expect(page.getByText('POST https://crm.example').first()).toBeVisible();
}
