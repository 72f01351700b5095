import { expectAccessible } from './accessible.ts';
import { ask } from './api.ts';
import { fillVendorForm, openVendorForm, saveVendorForm } from './connect-form.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, expectCounts, people, showTheme } from './steps.ts';
import { say } from './words.ts';

test('a mapping is changed on a real customer, and reaches those that wait only if a person wants it', async ({
  launch,
  sandbox,
}) => {
  const { page, electron } = await launch();
  const { connection } = sandbox.vendors.nxlink;
  const { id } = await ask(page, 'connections.add', { ...connection });
  await ask(page, 'connections.pause', { id });
  await captureAll(page, people(2));
  await page.evaluate((path) => (location.hash = path), `/connections/${id}`);
  await page
    .getByRole('complementary')
    .getByRole('button', { name: say('mapping.open') })
    .click();
  const form = page.getByRole('form', { name: say('mapping.title', { name: connection.name }) });
  const row = (field: string) =>
    form.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${field}`) }) });

  // Filled from the newest customer, by the vendor's own way.
  await expect(row('address').getByRole('cell').last()).toHaveText('Bandung');
  await expect(row('time_zone').getByRole('cell').last()).toHaveText(say('mapping.leftOut'));
  const choose = async (field: string, way: string): Promise<void> => {
    await row(field).getByRole('combobox').click();
    await page.getByRole('option', { name: way, exact: true }).click();
  };
  await choose('address', say('mapping.way.template'));
  const template = row('address').getByRole('textbox', { name: say('mapping.text.template', { field: 'address' }) });
  await template.fill('{citty}');
  await expect(row('address').getByText(/citty/).last()).toBeVisible();
  await template.fill('{city}, {country}');
  await row('address')
    .getByRole('textbox', { name: say('mapping.ifEmptyOf', { field: 'address' }) })
    .fill('unknown');
  await choose('time_zone', say('mapping.way.fixed'));
  await row('time_zone').getByRole('textbox').last().fill('GMT+7');
  await expect(row('time_zone').getByRole('cell').last()).toHaveText('GMT+7');
  await form.getByRole('button', { name: say('mapping.ask.fields', { vendor: 'NXLink' }) }).click();
  await expect(form.getByText(say('mapping.asked.fields', { count: 2 }))).toBeVisible();
  await form.getByRole('button', { name: say('mapping.addField') }).click();
  const own = form.getByRole('row').last();
  await own.getByLabel(say('mapping.vendorField', { vendor: 'NXLink' })).click();
  await page.getByRole('option', { name: 'customize_1_14', exact: true }).click();
  await own.getByLabel(say('mapping.fills', { field: 'customize_1_14' })).click();
  await page.getByRole('option', { name: say('field.city'), exact: true }).click();
  await expect(row('customize_field').getByRole('cell').last()).toHaveText('{"customize_1_14":"Bandung"}');
  await expect(form.getByText(say('mapping.complete'))).toBeVisible();

  await expectAccessible(page, 'mapping');
  await page.screenshot({ path: 'out/e2e/mapping.png' });
  await showTheme(page, 'dark');
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(800, 600));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(800);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  await expectAccessible(page, 'mapping at 800 in dark');
  await page.screenshot({ path: 'out/e2e/mapping-800.png' });

  await form.getByRole('checkbox', { name: new RegExp(say('mapping.forWaiting', { count: 2 })) }).uncheck();
  await form.getByRole('button', { name: say('mapping.save') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('connections.title') })).toBeVisible();
  await captureAll(page, people(3).slice(2));
  await ask(page, 'connections.resume', { id });
  await expectCounts(page, { delivered: 3 });
  const zones = sandbox.vendors.nxlink.customers().map(({ customer }) => customer['time_zone']);
  expect(zones.filter((zone) => zone === 'GMT+7')).toHaveLength(1);
});

test('a new connection is mapped before it is saved, on a customer that is made up', async ({ launch, sandbox }) => {
  const { page, electron } = await launch();
  await page.getByRole('button', { name: say('welcome.connectDo') }).click();
  const opened = await openVendorForm(page, 'nxlink');
  const { form } = await fillVendorForm(opened, sandbox);
  const request = page.getByRole('region', { name: say('preview.region', { name: 'NXLink' }) });
  await expect(request).not.toContainText('time_zone');
  await form.getByRole('button', { name: say('mapping.whatGoesWhere') }).click();
  const row = (field: string) =>
    form.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${field}`) }) });
  const choose = async (field: string, way: string): Promise<void> => {
    await row(field).getByRole('combobox').click();
    await page.getByRole('option', { name: way, exact: true }).click();
  };
  await choose('time_zone', say('mapping.way.fixed'));
  await row('time_zone').getByRole('textbox').last().fill('GMT+7');
  await expect(row('time_zone').getByRole('cell').last()).toHaveText('GMT+7');
  await expect(request).toContainText('GMT+7');
  await choose('address', say('mapping.way.template'));
  const template = row('address').getByRole('textbox', { name: say('mapping.text.template', { field: 'address' }) });
  await template.fill('{citty}');
  await expect(row('address').getByText(/citty/).last()).toBeVisible();
  // What is wrong keeps it from being stored, and is said where it stands.
  await saveVendorForm(opened);
  await expect(form).toBeVisible();
  await expect(row('address').getByText(/citty/).last()).toBeVisible();
  await template.fill('{city} (pameran)');
  await expect(row('address').getByText(/citty/)).toHaveCount(0);
  await expectAccessible(page, 'mapping in the set-up');
  await page.screenshot({ path: 'out/e2e/setup-mapping.png' });
  await showTheme(page, 'dark');
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(800, 600));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(800);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  await expectAccessible(page, 'mapping in the set-up at 800 in dark');
  await page.screenshot({ path: 'out/e2e/setup-mapping-800.png' });

  await saveVendorForm(opened);
  await captureAll(page, people(1));
  await expectCounts(page, { delivered: 1 });
  expect(sandbox.vendors.nxlink.customers()[0]?.customer).toMatchObject({
    time_zone: 'GMT+7',
    address: 'Bandung (pameran)',
  });
});
