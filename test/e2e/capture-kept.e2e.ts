import { expectAccessible } from './accessible.ts';
import { ask } from './api.ts';
import { expect, test } from './fixtures.ts';
import { say } from './words.ts';

test('what is pinned stays for the day, through a crash too; similar names are shown; a place is pasted', async ({
  launch,
}) => {
  let app = await launch();
  await ask(app.page, 'customers.capture', { fullName: 'Nguyễn Thị Ánh', city: 'Huế' });
  await app.page.evaluate(() => (location.hash = '/capture'));
  const field = (name: 'fullName' | 'city') =>
    app.page.getByRole('textbox', { name: say(`field.${name}`), exact: true });
  await expect(app.page.getByText('Ctrl+V')).toBeVisible();
  await field('fullName').fill('nguyen thi anh');
  const note = app.page.getByRole('group', { name: say('capture.duplicate.title') });
  await expect(note).toContainText(say('capture.duplicate.name'));
  await expect(note).toContainText('Nguyễn Thị Ánh');
  await app.page.keyboard.press('Alt+a');
  await expect(note).toBeHidden();

  await field('city').fill('Surabaya');
  await app.page.getByRole('button', { name: say('capture.keep', { field: say('noun.city') }) }).click();
  const bar = () => app.page.getByRole('group', { name: say('capture.kept') });
  await expect(bar()).toContainText('Surabaya');

  // This computer is Linux: it is not asked, and the place is pasted.
  await field('fullName').focus();
  await app.page.keyboard.press('Alt+l');
  const place = app.page.getByRole('textbox', { name: say('location.typed') });
  await expect(place).toBeFocused();
  await place.fill('nowhere');
  await place.press('Enter');
  await expect(app.page.getByText(say('location.wrong'))).toBeVisible();
  await place.fill('−7,2575; 112,7521');
  await expectAccessible(app.page, 'capture with a place');
  await app.page.screenshot({ path: 'out/e2e/capture-kept.png' });
  await place.press('Enter');
  await expect(app.page.getByText('-7.2575, 112.7521')).toBeVisible();

  await field('fullName').press('Enter');
  await expect(field('fullName')).toHaveValue('');
  await expect(field('city')).toHaveValue('Surabaya');
  const { rows } = await ask(app.page, 'customers.page', { filter: 'all', search: '', offset: 0, limit: 5 });
  const saved = await ask(app.page, 'customers.get', { id: rows[0]?.customerId ?? '' });
  expect(saved.customer).toMatchObject({ city: 'Surabaya', latitude: -7.2575, longitude: 112.7521 });

  // Esc leaves, a crash takes nothing.
  await app.page.keyboard.press('Escape');
  await expect(app.page.getByRole('heading', { level: 1, name: say('queue.title') })).toBeVisible();
  await app.page.waitForTimeout(600); // the pause after which a draft is kept
  await app.kill();
  app = await launch();
  await app.page.evaluate(() => (location.hash = '/capture'));
  await expect(field('city')).toHaveValue('Surabaya');
  await expect(bar()).toContainText('Surabaya');
  await app.page.getByRole('button', { name: say('capture.keepNone') }).click();
  await expect(bar()).toBeHidden();
});
