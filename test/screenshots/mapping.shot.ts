import { ask } from '#test/e2e/api.ts';
import { expect, test } from '#test/e2e/fixtures.ts';
import { say } from '#test/e2e/words.ts';
import { VISITORS } from '#test/demo/customers.ts';

test('the mapping of a connection', async ({ launch, sandbox }) => {
  test.setTimeout(120_000);
  const { page, electron } = await launch({ build: 'product' });
  const { connection } = sandbox.vendors.nxlink;
  const fieldMap = { address: '{street}, {district}, {city}', time_zone: { fixed: 'GMT+7' }, customize_1_14: 'city' };
  const settings = { ...connection.settings, fieldMap };
  const { id } = await ask(page, 'connections.add', { ...connection, name: 'NXLink', settings });
  await ask(page, 'connections.pause', { id });
  const street = { street: 'Jl. Kenanga Raya 27', district: 'Gubeng', tags: ['expo-nov', 'reseller'] };
  for (const visitor of VISITORS.slice(0, 3)) await ask(page, 'customers.capture', { ...visitor, ...street });
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 940));
  await page.evaluate((hash) => (location.hash = hash), `/connections/${id}/mapping`);
  await expect(page.getByText(say('mapping.complete'))).toBeVisible();
  await page.mouse.move(2, 2);
  await page.waitForTimeout(400); // fades end after 160 ms
  await page.screenshot({ path: 'docs/screenshots/mapping.png', animations: 'disabled' });
});
