import { ask } from '#test/e2e/api.ts';
import { expect, test } from '#test/e2e/fixtures.ts';
import { say } from '#test/e2e/words.ts';

/** The form of a new connection of each vendor, for docs/vendors/: at its full height, as it is when it opens. */
test('forms of all vendors', async ({ launch }) => {
  test.setTimeout(120_000);
  const app = await launch({ build: 'product' });
  const { page } = app;
  for (const { id } of await ask(page, 'vendors.list', undefined)) {
    const height = id === 'custom' ? 1_330 : 760;
    await app.electron.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(1_040, size),
      height,
    );
    await page.evaluate((hash) => (location.hash = hash), `/connections/new/${id}`);
    await expect(page.getByRole('form')).toBeVisible();
    if (id === 'custom') {
      const form = page.getByRole('form');
      await form.getByLabel(say('vendor.custom.url'), { exact: true }).fill('https://crm.example/v1/contacts');
      await form.getByRole('button', { name: say('vendor.custom.headers.add') }).click();
      await form.getByLabel(say('vendor.custom.headers.key')).fill('Authorization');
      await form.getByLabel(say('vendor.custom.headers.value')).fill('Bearer {secret:token}');
    }
    await page.mouse.move(2, 2);
    await page.waitForTimeout(400); // fades end after 160 ms
    await page.screenshot({ path: `docs/screenshots/vendors/${id}.png`, animations: 'disabled' });
  }
});
