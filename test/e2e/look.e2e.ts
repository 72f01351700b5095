import type { Page } from '@playwright/test';
import { createWords } from '#electron/words.ts';
import { findTrayItem } from '#test/support/tray.ts';
import { expectAccessible } from './accessible.ts';
import { ask } from './api.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, connectAll, expectCounts, people } from './steps.ts';

const WIDTHS = [
  [1366, 697],
  [800, 600],
  [683, 384],
] as const;

const goTo = (page: Page, path: string): Promise<unknown> => page.evaluate((hash) => (location.hash = hash), path);

test('the language is switched in the settings, at once and everywhere: window, tray, next start', async ({
  launch,
  desktop,
}) => {
  let app = await launch();
  let tray = await findTrayItem(desktop.bus, app.pid);
  let shown = createWords('en');
  await goTo(app.page, '/settings');
  for (const language of ['id', 'vi'] as const) {
    await app.page.getByRole('combobox', { name: shown.say('settings.language') }).click();
    await app.page.getByRole('option', { name: shown.say(`language.${language}`) }).click();
    shown = createWords(language);
    await expect(app.page.getByRole('heading', { level: 1, name: shown.say('settings.title') })).toBeVisible();
    await expect(app.page.locator('html')).toHaveAttribute('lang', language);
    await expect.poll(() => tray.menuLabels()).toContain(shown.say('tray.sync'));
    await expect.poll(() => tray.toolTip()).toBe(shown.say('tray.tooltip', { needYou: 0, waiting: 0, online: 'true' }));
    for (const screen of ['capture', 'queue', 'connections', 'settings'] as const) {
      await goTo(app.page, `/${screen}`);
      await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible();
      await app.page.screenshot({ path: `out/e2e/${screen}-${language}.png` });
    }
  }
  await app.quit();
  app = await launch();
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'vi');
  tray = await findTrayItem(desktop.bus, app.pid);
  expect(await tray.menuLabels()).toContain(shown.say('tray.sync'));
});

for (const look of ['light', 'dark', 'high contrast'] as const) {
  const theme = look === 'dark' ? 'dark' : 'light';
  test(`every screen can be used with assistive technology, in ${look}`, async ({ launch, sandbox }) => {
    test.setTimeout(120_000);
    const { page, electron } = await launch();
    await expectAccessible(page, 'first start');
    await ask(page, 'profile.set', { key: 'theme', value: theme });
    await ask(page, 'profile.set', { key: 'highContrast', value: look === 'high contrast' });
    const ids = await connectAll(page, sandbox);
    sandbox.vendors.cuoral.refuseRows({ field: 'email', includes: 'person-1@' });
    sandbox.vendors.ladiflow.faults.push({ kind: 'status', status: 503, times: 'always' });
    const [first] = await captureAll(page, people(3));
    await expectCounts(page, { attention: 1 });
    const screens = [
      '/capture',
      '/queue',
      `/customer/${first}`,
      `/customer/${first}/${ids.cuoral}`,
      '/connections',
      '/connections/new',
      '/connections/new/nxlink',
      `/connections/${ids.alatwa}/edit`,
      '/activity',
      '/import',
      ...['look', 'capture', 'desktop', 'notifications', 'privacy', 'keys', 'about'].map((part) => `/settings/${part}`),
    ];
    for (const path of screens) {
      await goTo(page, path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      // Where things stand is the same in every look.
      for (const [width, height] of look === 'light' ? WIDTHS : WIDTHS.slice(0, 1)) {
        await electron.evaluate(
          ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
          [width, height] as [number, number],
        );
        await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
        const scrollsSideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(scrollsSideways, `${path} at ${width} scrolls sideways`).toBe(false);
        // The two screens that are drawn for small windows are also looked into there.
        const isDrawnSmall = width === 683 && (path === '/capture' || path === '/queue');
        if (width === 1366 || isDrawnSmall) await expectAccessible(page, `${path} at ${width} in ${look}`);
      }
      await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 697));
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1366);
      await page.screenshot({
        path: `out/e2e/${look}${path.replaceAll('/', '-').replaceAll(/[0-9a-f-]{30,}/g, '-id')}.png`,
      });
    }
  });
}
