import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { ask } from './api.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, expectCounts, people } from './steps.ts';
import { say } from './words.ts';

const label = (key: Parameters<typeof say>[0]): string => say('setup.optional', { label: say(key) });

/** What a person reads in the vendor's documentation, typed into the form. */
async function fillIn(page: Page, baseUrl: string): Promise<void> {
  const form = page.getByRole('form');
  await form.getByLabel(say('vendor.custom.url'), { exact: true }).fill(`${baseUrl}/v1/contacts`);
  await form.getByRole('button', { name: say('vendor.custom.headers.add') }).click();
  await form.getByLabel(say('vendor.custom.headers.key')).last().fill('X-Api-Key');
  await form.getByLabel(say('vendor.custom.headers.value')).last().fill('{secret:apiKey}');
  const body =
    '{ "ref": "{externalId}", "name": "{fullName}", "phone": "{whatsapp.digits}", "address": "{street}, {city}" }';
  await form.getByLabel(say('vendor.custom.body'), { exact: true }).fill(body);
  await form.getByLabel(label('vendor.custom.idPath'), { exact: true }).fill('data.id');
}

test('a vendor that nobody programmed: typed into the form, its key in the keychain, its customer there once', async ({
  launch,
  desktop,
  sandbox,
}) => {
  const { page } = await launch();
  const { custom } = sandbox.vendors;
  const secret = custom.connection.secrets['apiKey'] ?? '';
  await page.evaluate(() => (location.hash = '/connections/new/custom'));
  await fillIn(page, custom.baseUrl);
  const form = page.getByRole('form');
  await form.getByLabel(say('vendor.custom.body'), { exact: true }).fill('{ "name": {fullName} }');
  await form.getByLabel('apiKey', { exact: true }).fill(secret);
  await form.getByRole('button', { name: say('setup.save') }).click();
  await expect(form.getByText(say('problem.template-not-json'))).toBeVisible();
  await expectAccessible(page, 'custom form with a fault');
  await page.screenshot({ path: 'out/e2e/custom-fault.png' });
  await fillIn(page, custom.baseUrl);
  // The second row of headers is the first one again; one of them goes.
  await form
    .getByRole('button', { name: say('setup.map.remove') })
    .last()
    .click();
  await form.getByRole('button', { name: say('setup.save') }).click();
  await expect(page.getByRole('heading', { name: say('connections.title') })).toBeVisible();
  const [connection] = await ask(page, 'connections.list', undefined);
  expect(connection).toMatchObject({ vendor: 'custom', settings: { headers: { 'X-Api-Key': '{secret:apiKey}' } } });
  const stored = await desktop.keyring.lookup({ service: 'Fieldpost', account: `connection:${connection?.id}` });
  expect(JSON.parse(stored ?? '')).toEqual({ apiKey: secret });
  await captureAll(page, people(2));
  await expectCounts(page, { delivered: 2 });
  expect(custom.customers().map(({ customer }) => customer['address'])).toEqual(['Bandung', 'Bandung']);
  expect(custom.duplicates()).toBe(0);
  expect(custom.ledger.violations).toEqual([]);
  // What is stored comes back into the form, but not its secret.
  await page.evaluate((path) => (location.hash = path), `/connections/${connection?.id}/edit`);
  await expect(form.getByLabel('apiKey', { exact: true })).toHaveValue('');
  await form.getByRole('button', { name: say('setup.save') }).click();
  await expect(page.getByRole('heading', { name: say('connections.title') })).toBeVisible();
  expect(await ask(page, 'connections.list', undefined)).toMatchObject([{ settings: connection?.settings }]);
});
