import type { Page } from '@playwright/test';
import { ask } from '#test/e2e/api.ts';
import { expect, test } from '#test/e2e/fixtures.ts';
import { VISITORS } from '#test/demo/customers.ts';
import { aDayAtTheFair, connect, resize, show } from './fair.ts';

/** The pictures of the documentation: the real window at a day's work, with something of everything in the queue. */
const FOLDER = 'docs/screenshots';

test('pictures of the documentation', async ({ launch, sandbox }) => {
  test.setTimeout(180_000);
  const app = await launch({ build: 'product' });
  const ids = await connect(app.page, sandbox);
  const [unanswered = '', edited = '', refused = ''] = await aDayAtTheFair(app.page, sandbox);
  await resize(app, 1366, 697);
  // The list holds its order while the pointer is over it, and Xvfb's pointer stands in the middle.
  await app.page.mouse.move(2, 2);
  await show(app.page, '/queue');
  await expect(app.page.getByRole('row', { name: VISITORS[0]?.fullName ?? '' })).toBeVisible();
  await picture(app.page, 'queue');
  await show(app.page, `/customer/${refused}`);
  await picture(app.page, 'customer-needs-you');
  await show(app.page, `/customer/${unanswered}/${ids.get('cuoral')}`);
  await picture(app.page, 'customer-unknown');
  await show(app.page, `/customer/${unanswered}/${ids.get('ladiflow')}`);
  await show(app.page, `/customer/${unanswered}/${ids.get('nxlink')}`);
  await picture(app.page, 'customer');
  await ask(app.page, 'customers.update', { id: edited, customer: { ...VISITORS[2], city: 'Malang' } });
  await show(app.page, `/customer/${edited}`);
  await expect(app.page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
  await picture(app.page, 'customer-change');
  for (const id of ids.values()) await ask(app.page, 'connections.test', { id });
  await show(app.page, `/connections/${ids.get('nxlink')}`);
  await picture(app.page, 'connections');
  await show(app.page, '/activity');
  await expect(app.page.locator('.recharts-rectangle').first()).toBeVisible();
  await picture(app.page, 'activity');
  await show(app.page, '/queue');
  await app.page.keyboard.press('x');
  await app.page.keyboard.press('Shift+ArrowDown');
  await picture(app.page, 'queue-selected');
  await app.page.keyboard.press('Escape');
  await app.page.mouse.move(2, 2);
  await show(app.page, '/connections/new/nxlink');
  await fillInNxlink(app.page);
  await picture(app.page, 'connection-new');
  await show(app.page, '/capture');
  await fillIn(app.page);
  await picture(app.page, 'capture');
  await ask(app.page, 'profile.set', { key: 'theme', value: 'dark' });
  await ask(app.page, 'profile.set', { key: 'language', value: 'id' });
  await show(app.page, '/queue');
  await expect(app.page.getByRole('gridcell', { name: /Terkirim/ }).first()).toBeVisible();
  await picture(app.page, 'queue-dark-id');
  await ask(app.page, 'profile.set', { key: 'theme', value: 'light' });
  await ask(app.page, 'profile.set', { key: 'language', value: 'vi' });
  await resize(app, 800, 600);
  await show(app.page, '/queue');
  await picture(app.page, 'queue-800x600-vi');
  await show(app.page, '/capture');
  await picture(app.page, 'capture-800x600-vi');
});

async function fillInNxlink(page: Page): Promise<void> {
  const form = page.getByRole('form', { name: 'Connect NXLink' });
  await form.getByLabel('Access key', { exact: true }).fill('fp82k1example');
  await form.getByLabel('Tenant ID', { exact: true }).fill('40217');
  await expect(page.getByText('made from these bytes when sent')).toBeVisible();
}

async function fillIn(page: Page): Promise<void> {
  const form = page.getByRole('form', { name: 'New customer' });
  await form.getByLabel('Name', { exact: true }).fill('Dewi Anggraini Putri');
  await form.getByLabel('WhatsApp', { exact: true }).fill('0812-0000-0187');
  await form.getByLabel('E-mail', { exact: true }).fill('dewi.anggraini@sinarpagi');
  await form.getByLabel('City', { exact: true }).fill('Surabaya');
  await form.getByLabel('Street', { exact: true }).fill('Jl. Pahlawan Baru 18, Kenjeran');
  await form.getByLabel('Notes', { exact: true }).fill('Wants the November price list, call after 3 pm');
  await expect(page.getByText('+62 812').first()).toBeVisible();
  await page.waitForTimeout(600); // the verdicts follow the typing by a moment
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' });
}
