import type { Page } from '@playwright/test';
import { ask } from './api.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, connectAll, people } from './steps.ts';
import { say } from './words.ts';

/** The focus is on something that is there, and not on the page as a whole. */
async function expectFocus(page: Page, after: string): Promise<void> {
  const focused = (): Promise<boolean> =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element !== null && element !== document.body && element.checkVisibility();
    });
  await expect.poll(focused, { message: `focus after ${after}` }).toBe(true);
}

/** Classes of what fades, slides or turns. */
const movingParts = (page: Page): Promise<readonly (string | null)[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('#root *')]
      .filter((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return `${transitionDuration},${animationDuration}`.split(',').some((time) => Number.parseFloat(time) > 0.05);
      })
      .map((element) => element.getAttribute('class')),
  );

/** What opens over the list gives the focus back to it. */
async function openAndClose(page: Page): Promise<void> {
  for (const key of ['Control+k', '?', 'f']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog').first()).toBeVisible();
    await expectFocus(page, `opening with ${key}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expectFocus(page, `closing what ${key} opened`);
  }
}

test('the focus is never lost, changes of the queue are read out, and less motion is honoured', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launch();
  const goTo = (path: string): Promise<unknown> => page.evaluate((hash) => (location.hash = hash), path);
  await connectAll(page, sandbox);
  await ask(page, 'outbox.pause', undefined);
  const [first = ''] = await captureAll(page, people(4));
  await goTo('/queue');
  await expect(page.getByRole('row', { name: 'Ratna' })).toBeVisible();
  await page.mouse.move(2, 2);
  const live = page.locator('#root [role="status"][aria-live="polite"].sr');

  await page.keyboard.press('ArrowDown');
  await expectFocus(page, 'moving in the list');
  await openAndClose(page);

  // The row that had it goes; what has happened is said once.
  await page.keyboard.press('x');
  await page.getByRole('button', { name: say('bulk.discard') }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).press('Enter');
  await expect(live).toHaveText(say('bulk.done.discard', { count: 5 }));
  await expectFocus(page, 'discarding the selected row');

  await goTo(`/customer/${first}`);
  await page.getByRole('button', { name: say('customer.edit') }).press('Enter');
  await expectFocus(page, 'beginning to edit');
  await page.getByRole('button', { name: say('customer.cancel') }).press('Enter');
  await expect(page.getByRole('button', { name: say('customer.cancel') })).toHaveCount(0);
  await expectFocus(page, 'cancelling an edit');

  await goTo('/capture');
  await page.getByLabel(say('field.fullName'), { exact: true }).fill('Sri Utami');
  await page.getByLabel('WhatsApp', { exact: true }).fill('0812-0000-0777');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel(say('field.fullName'), { exact: true })).toBeFocused();
  await expect(live).toContainText(/saved/i);

  expect(await movingParts(page)).not.toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await movingParts(page)).toEqual([]);
});
