import fs from 'node:fs';
import path from 'node:path';
import { expectAccessible } from './accessible.ts';
import { ask } from './api.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, expectCounts, outboxStatus, people } from './steps.ts';
import { say } from './words.ts';

test('practice: sample vendors take customers over real HTTP, every screen is marked, and nothing of it is left', async ({
  launch,
  dataDir,
}) => {
  const app = await launch();
  const { page } = app;
  await ask(page, 'profile.set', { key: 'defaultCountry', value: 'VN' });
  await expectAccessible(page, 'first start');
  await page.getByRole('button', { name: say('welcome.practiseDo') }).click();
  const band = page.getByRole('region', { name: say('practice.word'), exact: true });
  await expect(band).toBeVisible();
  expect((await ask(page, 'profile.get', undefined)).defaultCountry).toBe('VN');

  // The tour begins by itself, locks nothing, and can be left.
  const tour = page.getByRole('dialog', { name: say('tour.capture') });
  await expect(tour).toBeVisible();
  await expectAccessible(page, 'practice, tour');
  await tour.getByRole('button', { name: say('tour.next') }).click();
  await expect(page.getByRole('dialog', { name: say('tour.queue') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await captureAll(page, people(2));
  await expectCounts(page, { delivered: 10 });
  for (const screen of ['capture', 'queue', 'connections', 'import', 'settings']) {
    await page.evaluate((hash) => (location.hash = hash), `/${screen}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(band).toBeVisible();
  }
  expect(fs.existsSync(path.join(dataDir, 'practice', 'fieldpost.db'))).toBe(true);

  await band.getByRole('button', { name: say('practice.end') }).click();
  await expect(page.getByRole('button', { name: say('welcome.practiseDo') })).toBeVisible();
  await expect(band).toHaveCount(0);
  const { customers, counts } = await outboxStatus(page);
  expect([customers.all, ...Object.values(counts)].every((count) => count === 0)).toBe(true);
  expect(await ask(page, 'connections.list', undefined)).toEqual([]);
  await expect.poll(() => fs.existsSync(path.join(dataDir, 'practice'))).toBe(false);

  // The third way, and the tour on it.
  await page.getByRole('link', { name: say('tour.start') }).click();
  await expect(page.getByRole('dialog', { name: say('tour.capture') })).toBeVisible();
});
