import type { Page } from '@playwright/test';
import { publicVendorIds as vendorIds } from '#test/sandbox/model.ts';
import { expectAccessible } from './accessible.ts';
import { ask } from './api.ts';
import { fillVendorForm, openVendorForm, saveVendorForm } from './connect-form.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, expectCounts, expectOnceEverywhere, people } from './steps.ts';
import { say } from './words.ts';

const goTo = (page: Page, path: string): Promise<unknown> => page.evaluate((hash) => (location.hash = hash), path);

test('each of the five is set up, previewed, tested stage by stage, and gets its customer', async ({
  launch,
  sandbox,
}) => {
  const { page, electron } = await launch();
  await page.getByRole('button', { name: say('welcome.connectDo') }).click();
  for (const id of vendorIds) {
    const opened = await openVendorForm(page, id);
    const { vendor, form } = opened;
    await expect(form.getByText(say('setup.where'))).toBeVisible();
    await fillVendorForm(opened, sandbox);
    const request = page.getByRole('region', { name: say('preview.region', { name: vendor.name }) });
    await expect(request.getByText(sandbox.vendors[id].baseUrl)).toBeVisible();
    for (const secret of Object.values(sandbox.vendors[id].connection.secrets))
      await expect(request).not.toContainText(secret);
    if (id === 'nxlink') {
      await expect(request).toContainText(say('preview.stamped'));
      // Said while it is typed, and no more once it is right.
      const key = form.getByLabel(say('vendor.nxlink.appKey'), { exact: true });
      await key.fill('not a key');
      await expect(form.getByText(say('setup.badSecret'))).toBeVisible();
      await key.fill(sandbox.vendors.nxlink.connection.secrets['appKey'] ?? '');
      await expect(form.getByText(say('setup.badSecret'))).toBeHidden();
      await page.screenshot({ path: 'out/e2e/setup-nxlink.png' });
    }
    await saveVendorForm(opened);
    const { name } = sandbox.vendors[id].connection;
    const checkup = page.getByRole('complementary', { name: say('checkup.title', { name }) });
    const proven = id === 'alatwa' || id === 'cuoral' ? 'unproven' : 'passed';
    const key = checkup.getByRole('listitem').filter({ hasText: say('checkup.stage.auth') });
    await expect(key).toContainText(say(`checkup.result.${proven}`));
  }
  expect(sandbox.vendors.alatwa.ledger.requests).toEqual([]);
  await expectAccessible(page, 'the check-up');
  await page.screenshot({ path: 'out/e2e/setup-checkup.png' });

  const someone = people(1);
  const [customer = ''] = await captureAll(page, someone);
  await expectCounts(page, { delivered: 5 });
  expectOnceEverywhere(sandbox, someone);
  const connections = await ask(page, 'connections.list', undefined);
  const nxlink = connections.find(({ vendor }) => vendor === 'nxlink')!;
  await goTo(page, `/customer/${customer}/${nxlink.id}`);
  await page.getByText(say('preview.tab'), { exact: true }).click();
  await expect(page.getByRole('region', { name: say('preview.region', { name: nxlink.name }) })).toContainText(
    say('preview.will.create-or-keep', { vendor: nxlink.name }),
  );
  await expectAccessible(page, 'the request of a delivery');
  await page.getByRole('button', { name: say('preview.copy') }).click();
  await expect(page.getByRole('button', { name: say('preview.copied') })).toBeVisible();
  const copied = await electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('"app_key":"YOUR_APP_KEY"');
});

test('a log-in page of the network is opened by the app, at an address that the window cannot name', async ({
  launch,
  sandbox,
}) => {
  const { page, electron } = await launch();
  // Recorded instead of opened: a test must not start a browser.
  await electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (target) => {
      opened.push(target);
      return Promise.resolve();
    };
  });
  const refused = await page.evaluate(() => window.api.call('app.openLoginPage', undefined));
  expect(refused).toEqual({ ok: false, error: [{ code: 'not-allowed' }] });
  sandbox.vendors.cuoral.faults.push({ kind: 'html', times: 'always' });
  await ask(page, 'connections.add', { ...sandbox.vendors.cuoral.connection });
  await captureAll(page, people(1));
  await goTo(page, '/queue');
  await page.getByRole('button', { name: say('banner.openLogin') }).click();
  await expect
    .poll(() => electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
    .toEqual(['http://detectportal.firefox.com/canonical.html']);
});
