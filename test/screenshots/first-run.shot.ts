import type { Page } from '@playwright/test';
import { ask } from '#test/e2e/api.ts';
import { expect, test } from '#test/e2e/fixtures.ts';
import { captureAll, expectCounts, people } from '#test/e2e/steps.ts';
import { say } from '#test/e2e/words.ts';
import type { RunningApp } from '#test/support/app.ts';

const FOLDER = 'docs/screenshots';

test('pictures of the first start and of practice', async ({ launch }) => {
  test.setTimeout(120_000);
  const app = await launch({ build: 'product' });
  const { page } = app;
  await resize(app, 1366, 697);
  await picture(page, 'first-run');
  await page.getByRole('button', { name: say('welcome.practiseDo') }).click();
  await expect(page.getByRole('dialog', { name: say('tour.capture') })).toBeVisible();
  await captureAll(page, people(6));
  await expectCounts(page, { delivered: 30 });
  await picture(page, 'practice');
  await ask(page, 'profile.set', { key: 'theme', value: 'dark' });
  await ask(page, 'profile.set', { key: 'language', value: 'vi' });
  await resize(app, 800, 600);
  await picture(page, 'practice-800x600-vi');
});

/** Again until it holds: a window that is only coming up takes its own size once more. */
async function resize({ electron, page }: RunningApp, width: number, height: number): Promise<void> {
  const size: [number, number] = [width, height];
  await expect(async () => {
    await electron.evaluate(
      ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setContentSize(...wanted),
      size,
    );
    expect(await page.evaluate(() => innerWidth)).toBe(width);
  }).toPass();
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(600); // fades end after 160 ms, a pointer finds its place
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' });
}
