import type { Page } from '@playwright/test';
import { ask } from './api.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, connectAll, expectCounts, people } from './steps.ts';
import { say } from './words.ts';

const goTo = (page: Page, path: string): Promise<unknown> => page.evaluate((hash) => (location.hash = hash), path);

/** What a keyboard would act on; never the bare page, where a person would be lost. */
async function expectFocusKept(page: Page, after: string): Promise<void> {
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.tagName ?? 'none');
  await expect.poll(focused, { message: after }).not.toMatch(/^(BODY|HTML|none)$/);
}

test('a screen reader hears what was saved, what needs the person, and how a sync ended', async ({
  launch,
  sandbox,
}) => {
  const { page } = await launch();
  await connectAll(page, sandbox);
  sandbox.vendors.cuoral.refuseRows({ field: 'email', includes: 'ratna@' });
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const region = document.querySelector('[role="status"].sr');
    if (region === null) throw new Error('no live region');
    new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await goTo(page, '/capture');
  await page.getByLabel(say('field.fullName'), { exact: true }).fill('Ratna Wulandari');
  await page.getByLabel(say('field.whatsapp'), { exact: true }).fill('0812 1111 2222');
  await page.getByLabel(say('field.email'), { exact: true }).fill('ratna@toko.example');
  await page.keyboard.press('Enter');
  const heard = (): Promise<string> =>
    page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.join('\n'));
  await expect.poll(heard).toContain(say('capture.saved.online', { count: 5 }));
  await expectCounts(page, { delivered: 4, attention: 1 });
  await expect.poll(heard, { timeout: 15_000 }).toContain(say('queue.foot.needYou', { count: 1 }));
  await ask(page, 'outbox.pause', undefined);
  await captureAll(page, people(2));
  await expectCounts(page, { queued: 10 });
  sandbox.vendors.nxlink.faults.push({ kind: 'latency', latencyMs: 1_000 });
  await ask(page, 'outbox.resume', undefined);
  await ask(page, 'outbox.sync', undefined);
  await expect.poll(heard, { timeout: 15_000 }).toMatch(/\d+ delivered, 1 needs you/);
});

test('at 200 % everything is done by keyboard, and the pointer reaches what a screen is for', async ({
  launch,
  sandbox,
}) => {
  const { page, electron } = await launch();
  await connectAll(page, sandbox);
  await ask(page, 'outbox.pause', undefined);
  await captureAll(page, people(3));
  // A browser's zoom of 200 % on the smallest screen that we know, 1366×768.
  await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1366, 697);
    window?.webContents.setZoomFactor(2);
  });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(683);

  await page.keyboard.press('Control+n');
  await expect(page.getByLabel(say('field.fullName'), { exact: true })).toBeFocused();
  await page.keyboard.type('Kwesi Amponsah');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0812 3333 4444');
  await page.keyboard.press('Control+Enter');
  await expectCounts(page, { queued: 19, attention: 1 });
  await expect(page.getByLabel(say('field.fullName'), { exact: true })).toBeFocused();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: say('palette.search') })).toBeFocused();
  await page.keyboard.press('Escape');
  // The key was the palette's: the form below stays, and has the cursor again.
  await expect(page.getByLabel(say('field.fullName'), { exact: true })).toBeFocused();

  await goTo(page, '/queue');
  await expect(page.getByRole('row', { name: /Kwesi Amponsah/ }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await expectFocusKept(page, 'the question was put away');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/customer\//);

  // What a screen is for can be reached there, by the pointer as well.
  for (const [path, name] of [
    ['/capture', say('capture.save')],
    ['/connections', say('connections.testAll')],
  ] as const) {
    await goTo(page, path);
    await page.getByRole('button', { name }).first().click({ trial: true });
  }
});
