import { expectAccessible } from './accessible.ts';
import { ask } from './api.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, connectAll, expectCounts, outboxStatus, people, showTheme } from './steps.ts';

test('the queue is filtered, selected, changed at once, and kept as a view, by keyboard and in both themes', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launch();
  await connectAll(page, sandbox);
  await ask(page, 'outbox.pause', undefined);
  await captureAll(page, people(30));
  await ask(page, 'customers.capture', { fullName: 'Wayan Tagged', whatsapp: '+628120000999', tags: ['pameran'] });
  await page.evaluate(() => (location.hash = '/queue'));
  // Over the list the pointer would hold its order.
  await page.mouse.move(600, 400);
  await page.mouse.move(2, 2);
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
  await expect(row('Wayan Tagged')).toBeVisible();

  // X and Shift with the arrows select; the bar says how many, and the whole result is one key away.
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 selected')).toBeVisible();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('All 31 selected')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select Wayan Tagged' }).click();
  await expect(page.getByText('30 selected')).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await showTheme(page, theme);
    await expectAccessible(page, `selected in ${theme}`);
  }

  // Discarding asks first; the counts of window and database stay one set of numbers.
  await page.getByRole('button', { name: 'Discard…' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('Discard for 30 customers?');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('150 deliveries discarded.').first()).toBeVisible();
  await expectCounts(page, { discarded: 150, queued: 4, attention: 1 });
  const { customers } = await outboxStatus(page);
  await expect(page.getByRole('button', { name: `Discarded ${customers.discarded}` })).toBeVisible();
  await expect(page.locator('.foot')).toContainText('155 deliveries');

  // F opens the filters; what is chosen is a chip, and may be kept under a name.
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await page.getByRole('button', { name: 'Needs you' }).click();
  await page.getByRole('button', { name: 'pameran 1' }).click();
  await expectAccessible(page, 'filters');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: 'Active filters' }).getByRole('listitem')).toHaveCount(3);
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByLabel('Name of the view').fill('Fair');
  await page.keyboard.press('Enter');
  const fair = page.getByRole('button', { name: 'Fair', exact: true });
  await expect(fair).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: /^All/ }).click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '32');
  await fair.click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
  await page.getByRole('button', { name: 'Remove the filter Needs you' }).click();
  await page.getByRole('button', { name: 'Remove the filter #pameran' }).click();
  await expect(page.getByRole('list', { name: 'Active filters' })).toBeHidden();
});

test('what a person decides for many can be taken back for a moment', async ({ launch, sandbox }) => {
  const { page } = await launch();
  sandbox.vendors.cuoral.faults.push({ on: 'create', kind: 'reset', when: 'after', times: 'always' });
  await ask(page, 'connections.add', { ...sandbox.vendors.cuoral.connection });
  await captureAll(page, people(2));
  await expectCounts(page, { unknownForPerson: 2 });
  await page.evaluate(() => (location.hash = '/queue'));
  await expect(page.getByRole('checkbox', { name: 'Select all' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all' }).click();
  await page.getByRole('button', { name: 'It arrived' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone. Nothing was changed.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all' }).click();
  await page.getByRole('button', { name: 'It arrived' }).click();
  await expect(page.getByText('Marks 2 customers as arrived').last()).toBeVisible();
  expect((await outboxStatus(page)).counts.unknownForPerson).toBe(2);
  await expect(page.getByText('2 deliveries marked as arrived.').first()).toBeVisible();
  await expectCounts(page, { delivered: 2, unknown: 0 });
});

test('rows stay where they are under the pointer, also when they leave the tab', async ({ launch, sandbox }) => {
  const { page } = await launch();
  await ask(page, 'outbox.pause', undefined);
  await ask(page, 'connections.add', { ...sandbox.vendors.ladiflow.connection });
  await captureAll(page, people(3));
  await page.evaluate(() => (location.hash = '/queue'));
  await page.getByRole('button', { name: /^Waiting/ }).click();
  const rows = page.getByRole('grid').locator('.gr');
  await expect(rows).toHaveCount(3);
  await rows.nth(1).hover();
  const held = await rows.nth(1).getByRole('rowheader').textContent();
  const { rows: found } = await ask(page, 'customers.page', { filter: 'waiting', search: '', offset: 1, limit: 1 });
  await ask(page, 'deliveries.discard', { customerId: found[0]?.customerId ?? '' });
  await expect(rows.nth(1)).toContainText('Discarded');
  await expect(rows.nth(1).getByRole('rowheader')).toContainText(found[0]?.name ?? held ?? '');
  // By keyboard: on its way to the button the pointer would leave the list, which then takes its order anew by itself.
  await page.getByRole('button', { name: 'Refresh order' }).press('Enter');
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole('grid').getByText('Discarded')).toBeHidden();
});
