import { publicVendorIds as vendorIds } from '#test/sandbox/model.ts';
import { ask } from './api.ts';
import { fillVendorForm, openVendorForm, saveVendorForm } from './connect-form.ts';
import { expectNowhere } from './data-dir.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, expectCounts, people } from './steps.ts';
import { say } from './words.ts';

test('all five are connected through their forms; every secret lies in the keychain, and nowhere else', async ({
  launch,
  desktop,
  sandbox,
  dataDir,
}) => {
  const { page, log, kill } = await launch();
  await page.getByRole('button', { name: say('welcome.connectDo') }).click();
  for (const id of vendorIds) {
    await saveVendorForm(await fillVendorForm(await openVendorForm(page, id), sandbox));
    await expect(page.getByRole('heading', { name: say('connections.title') })).toBeVisible();
    await expect(page.getByText(sandbox.vendors[id].connection.name).first()).toBeVisible();
    if (id === 'nxlink') await page.screenshot({ path: 'out/e2e/connections.png' });
  }
  const connections = await ask(page, 'connections.list', undefined);
  expect(connections.map(({ vendor }) => vendor)).toEqual([...vendorIds]);

  const secrets: Record<string, string> = {};
  for (const { id, vendor } of connections) {
    const stored = await desktop.keyring.lookup({ service: 'Fieldpost', account: `connection:${id}` });
    expect(JSON.parse(stored ?? '')).toEqual(sandbox.vendors[vendor].connection.secrets);
    for (const [key, text] of Object.entries(sandbox.vendors[vendor].connection.secrets))
      secrets[`${vendor} ${key}`] = text;
  }
  await captureAll(page, people(1));
  await expectCounts(page, { delivered: 5 });

  // Write-only: the window cannot get them back, neither by its calls nor on the screen.
  const answers = JSON.stringify([connections, await ask(page, 'vendors.list', undefined)]);
  for (const { id, vendor } of connections) {
    await page.evaluate((path) => (location.hash = path), `/connections/${id}/edit`);
    await expect(
      page.getByRole('form', { name: say('setup.editTitle', { name: sandbox.vendors[vendor].connection.name }) }),
    ).toBeVisible();
    const values = await page
      .locator('input')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    for (const text of Object.values(secrets)) {
      expect(values).not.toContain(text);
      expect(await page.content()).not.toContain(text);
      expect(answers).not.toContain(text);
    }
  }
  for (const text of Object.values(secrets)) expect(log()).not.toContain(text);
  await kill(); // as it lies on the disk, without the tidying of a proper end
  expectNowhere(dataDir, secrets);
});

test('a wrong key is said in words, the customers wait, and the right one lets them go', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launch();
  const { connection } = sandbox.vendors.cuoral;
  const { id } = await ask(page, 'connections.add', { ...connection, secrets: { apiKey: 'not-the-key' } });
  await captureAll(page, people(2));
  await page.evaluate((path) => (location.hash = path), '/connections');
  await expect(page.getByText(say('health.unauthorized')).first()).toBeVisible({ timeout: 20_000 });
  expect(sandbox.vendors.cuoral.customers()).toHaveLength(0);
  await page.screenshot({ path: 'out/e2e/connection-unauthorized.png' });

  await page.evaluate((path) => (location.hash = path), `/connections/${id}/edit`);
  const form = page.getByRole('form', { name: say('setup.editTitle', { name: connection.name }) });
  await form.getByLabel(say('vendor.cuoral.apiKey'), { exact: true }).fill(connection.secrets['apiKey'] ?? '');
  await form.getByRole('button', { name: say('setup.save') }).click();
  await expectCounts(page, { delivered: 2 });
  expect(sandbox.vendors.cuoral.customers()).toHaveLength(2);
});

test('removing a connection takes its secret out of the keychain', async ({ launch, desktop, sandbox }) => {
  const { page } = await launch();
  const { id } = await ask(page, 'connections.add', { ...sandbox.vendors.ladiflow.connection });
  const account = { service: 'Fieldpost', account: `connection:${id}` };
  expect(await desktop.keyring.lookup(account)).toBeDefined();
  await ask(page, 'connections.remove', { id });
  expect(await desktop.keyring.lookup(account)).toBeUndefined();
});
