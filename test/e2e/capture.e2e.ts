import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { publicVendorIds } from '#test/sandbox/model.ts';
import { expectNowhere } from './data-dir.ts';
import { expect, test } from './fixtures.ts';
import {
  captureAll,
  connectAll,
  expectOnceEverywhere,
  outboxStatus,
  people,
  setReachable,
  type Person,
} from './steps.ts';
import { say } from './words.ts';

async function fillIn(page: Page, person: Person): Promise<void> {
  const form = page.getByRole('form', { name: say('capture.form') });
  await form.getByLabel(say('field.fullName'), { exact: true }).fill(person.fullName);
  await form.getByLabel(say('field.whatsapp'), { exact: true }).fill(person.whatsapp);
  await form.getByLabel(say('field.email'), { exact: true }).fill(person.email);
  await form.getByLabel(say('field.city'), { exact: true }).fill(person.city);
}

/** Ctrl+N, as soon as there is a window that hears it. */
async function openCapture(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.keyboard.press('Control+n');
}

const outbox = (page: Page, rollUp: 'rollUp.waiting' | 'rollUp.delivered', count: number) =>
  page.getByRole('region', { name: say('outbox.label') }).getByRole('link', { name: `${say(rollUp)} ${count}` });

test('captured while offline, killed, started again: still there; back online: delivered once to all five', async ({
  launch,
  sandbox,
  dataDir,
}) => {
  const [first, second] = people(2) as [Person, Person];
  const app = await launch();
  await connectAll(app.page, sandbox);
  await setReachable(sandbox, false);
  await app.page.context().setOffline(true);
  await openCapture(app.page);
  await expect(app.page.getByText(say('capture.offlineTitle'))).toBeVisible();
  await fillIn(app.page, first);
  await app.page.screenshot({ path: 'out/e2e/capture-offline.png' });
  await app.page.keyboard.press('Enter');
  await expect(
    app.page
      .getByText(say('capture.saved.offline', { count: 5 }))
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await fillIn(app.page, second);
  await app.page.getByRole('button', { name: say('capture.save'), exact: true }).click();
  await expect(outbox(app.page, 'rollUp.waiting', 10)).toBeVisible();
  await app.page.screenshot({ path: 'out/e2e/capture-saved.png' });
  await app.kill();
  expect(sandbox.summary().alatwa.requests).toBe(0);
  expectNowhere(dataDir, {
    name: first.fullName,
    'first name': 'Ratna',
    phone: first.whatsapp,
    digits: first.whatsapp.slice(3),
    'e-mail': first.email,
  });

  const again = await launch();
  await again.page.getByRole('link', { name: say('nav.queue'), exact: true }).click();
  for (const { fullName } of [first, second])
    await expect(again.page.getByRole('row', { name: fullName })).toBeVisible();
  await expect(outbox(again.page, 'rollUp.waiting', 10)).toBeVisible();
  await again.page.screenshot({ path: 'out/e2e/queue-waiting.png' });

  await setReachable(sandbox, true);
  await again.page.getByRole('button', { name: say('outbox.syncNow') }).click();
  await expect(outbox(again.page, 'rollUp.delivered', 10)).toBeVisible({ timeout: 30_000 });
  expectOnceEverywhere(sandbox, [first, second]);
  const row = again.page.getByRole('row', { name: first.fullName });
  for (const vendor of publicVendorIds) {
    const { name } = sandbox.vendors[vendor].connection;
    const chip = say('queue.chip', { connection: name, state: say('state.delivered') });
    await expect(row.getByText(chip).or(row.getByLabel(chip)).first()).toBeVisible();
  }
  await again.page.screenshot({ path: 'out/e2e/queue-delivered.png' });
});

test('a half-filled form is there again after a crash, and gone once it is saved', async ({ launch, dataDir }) => {
  const app = await launch();
  await openCapture(app.page);
  const field = (page: Page, name: 'fullName' | 'whatsapp' | 'notes') =>
    page.getByRole('form', { name: say('capture.form') }).getByLabel(say(`field.${name}`), { exact: true });
  await field(app.page, 'fullName').pressSequentially('Wulan Canaryani');
  await field(app.page, 'whatsapp').pressSequentially('0812-77');
  await field(app.page, 'notes').pressSequentially('asks for kenari seed');
  const saved = new RegExp(`^${say('capture.draftSaved', { time: '' })}`);
  await expect(app.page.getByText(saved)).toBeVisible();
  await app.page.waitForTimeout(700); // the last pause
  await app.page.screenshot({ path: 'out/e2e/capture-draft.png' });
  await app.kill();
  expectNowhere(dataDir, { name: 'Canaryani', notes: 'kenari seed' });

  const again = await launch();
  await openCapture(again.page);
  await expect(field(again.page, 'fullName')).toHaveValue('Wulan Canaryani');
  await expect(field(again.page, 'whatsapp')).toHaveValue('0812-77');
  await expect(field(again.page, 'notes')).toHaveValue('asks for kenari seed');
  await expect(again.page.getByText(new RegExp(`^${say('capture.draftRestored', { time: '' })}`))).toBeVisible();
  await again.page.screenshot({ path: 'out/e2e/capture-restored.png' });
  await field(again.page, 'whatsapp').fill('0812-7700-1122');
  await again.page.keyboard.press('Enter');
  await expect(field(again.page, 'fullName')).toHaveValue('');
  await again.kill();

  const third = await launch();
  await openCapture(third.page);
  await expect(third.page.getByRole('link', { name: 'Wulan Canaryani' })).toBeVisible();
  await expect(field(third.page, 'fullName')).toHaveValue('');
});

test('somebody who is saved already is shown while the number is typed, and keeps nobody from saving', async ({
  launch,
  sandbox,
}) => {
  const [person] = people(1) as [Person];
  const { page } = await launch();
  await connectAll(page, sandbox);
  await captureAll(page, [person]);
  await expect(outbox(page, 'rollUp.delivered', 5)).toBeVisible({ timeout: 30_000 });
  await openCapture(page);
  const form = page.getByRole('form', { name: say('capture.form') });
  const note = form.getByRole('group', { name: say('capture.duplicate.title') });
  const number = form.getByLabel(say('field.whatsapp'), { exact: true });
  await form.getByLabel(say('field.fullName'), { exact: true }).fill('Ratna W.');
  await number.pressSequentially('0812000000');
  await page.waitForTimeout(600);
  await expect(note).toBeHidden();
  await number.pressSequentially('00');
  await expect(note.getByText(person.fullName)).toBeVisible();
  await expect(note.getByText(say('capture.duplicate.delivered', { count: 5 }))).toBeVisible();
  await page.screenshot({ path: 'out/e2e/capture-duplicate.png' });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.setViewportSize({ width: 800, height: 600 });
  await page.screenshot({ path: 'out/e2e/capture-duplicate-800.png' });
  await page.keyboard.press('Alt+o');
  await expect(page.getByRole('heading', { level: 1, name: person.fullName })).toBeVisible();
  await openCapture(page);
  await expect(note).toBeVisible();
  await number.focus();
  await page.keyboard.press('Alt+a');
  await expect(note).toBeHidden();
  await expect(number).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(number).toHaveValue('');
  expect((await outboxStatus(page)).customers.all).toBe(2);
});

test('a line of a chat, pasted, fills the form; undone, the form is empty', async ({ launch }) => {
  const { page, electron } = await launch();
  await openCapture(page);
  const line = 'Bu Dewi Anggraini Putri 0812-0000-0187, Jl. Pahlawan Baru 18 Kenjeran, minta price list';
  await electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), line);
  const form = page.getByRole('form', { name: say('capture.form') });
  const field = (name: 'fullName' | 'whatsapp' | 'street' | 'notes') =>
    form.getByLabel(say(`field.${name}`), { exact: true });
  await field('fullName').focus();
  await page.keyboard.press('Control+v');
  await expect(field('fullName')).toHaveValue('Dewi Anggraini Putri');
  await expect(field('whatsapp')).toHaveValue('0812-0000-0187');
  await expect(field('street')).toHaveValue('Jl. Pahlawan Baru 18 Kenjeran');
  await expect(field('notes')).toHaveValue('minta price list');
  const rail = page.getByRole('complementary', { name: say('capture.goesTo') });
  await expect(rail.getByText(line)).toBeVisible();
  await expect(rail.getByText(say('capture.pasted.filled', { count: 4 }))).toBeVisible();
  await page.screenshot({ path: 'out/e2e/capture-pasted.png' });
  await rail.getByRole('button', { name: say('capture.pasted.undo') }).click();
  for (const name of ['fullName', 'whatsapp', 'street', 'notes'] as const) await expect(field(name)).toHaveValue('');
  await expect(field('fullName')).toBeFocused();
  // A name alone is no contact: it goes where the cursor is.
  await electron.evaluate(({ clipboard }) => clipboard.writeText('Dewi Anggraini'));
  await field('notes').focus();
  await page.keyboard.press('Control+v');
  await expect(field('notes')).toHaveValue('Dewi Anggraini');
  await expect(field('fullName')).toHaveValue('');
});

test('goes out by itself when the network comes back, without anybody asking', async ({ launch, sandbox }) => {
  const [person] = people(1) as [Person];
  const { page } = await launch();
  await connectAll(page, sandbox);
  await setReachable(sandbox, false);
  await page.context().setOffline(true);
  await openCapture(page);
  await fillIn(page, person);
  await page.keyboard.press('Enter');
  await expect(outbox(page, 'rollUp.waiting', 5)).toBeVisible();
  await setReachable(sandbox, true);
  await page.waitForTimeout(1_000);
  await page.context().setOffline(false);
  await expect(outbox(page, 'rollUp.delivered', 5)).toBeVisible({ timeout: 30_000 });
  expectOnceEverywhere(sandbox, [person]);
});

test('a form with a mistake saves nothing, says where, and keeps what was typed', async ({ launch }) => {
  const { page } = await launch();
  await openCapture(page);
  const form = page.getByRole('form', { name: say('capture.form') });
  const name = form.getByLabel(say('field.fullName'), { exact: true });
  const email = form.getByLabel(say('field.email'), { exact: true });
  await name.fill('Ratna Wulandari');
  await email.fill('ratna@');
  await page.keyboard.press('Enter');
  await expect(form.getByText(say('problem.email-invalid')).first()).toBeVisible();
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveValue('Ratna Wulandari');
  await page.getByRole('link', { name: say('nav.queue'), exact: true }).click();
  await expect(page.getByText(say('queue.empty.title'))).toBeVisible();
});
