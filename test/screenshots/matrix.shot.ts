import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { createWords } from '#electron/words.ts';
import { ask } from '#test/e2e/api.ts';
import { expect, test } from '#test/e2e/fixtures.ts';
import { captureAll, people } from '#test/e2e/steps.ts';
import type { RunningApp } from '#test/support/app.ts';
import { LANGUAGES, type Language } from '#shared/domain/profile.ts';
import { aDayAtTheFair, connect, guestBook, resize } from './fair.ts';

/** Every screen in each look that a person can choose, to be looked at; only the chosen ones of docs/ are kept in git. */
const FOLDER = 'out/screenshots';
const THEMES = ['light', 'dark'] as const;
const ZOOMS = [1, 2] as const;
const WIDTH = 1366;
const HEIGHT = 697;
const SECTIONS = ['look', 'capture', 'desktop', 'notifications', 'privacy', 'keys', 'practice', 'about'] as const;

type Look = {
  readonly theme: (typeof THEMES)[number];
  readonly language: Language;
  readonly zoom: (typeof ZOOMS)[number];
};
type Screen = {
  readonly name: string;
  readonly path: string;
  /** What makes it worth a picture, once it is there. */
  readonly act?: (page: Page, language: Language) => Promise<void>;
};

test('every screen in every look', async ({ launch, sandbox }) => {
  test.setTimeout(1_200_000);
  const app = await launch({ build: 'product' });
  await resize(app, WIDTH, HEIGHT);
  await app.page.mouse.move(2, 2); // a list holds its order while the pointer is over it
  await pictures(app, [{ name: 'first-run', path: '/' }]);
  const ids = await connect(app.page, sandbox);
  const [unanswered = '', , refused = ''] = await aDayAtTheFair(app.page, sandbox);
  await captureAll(app.page, people(1)); // the guest book names them again
  await dropGuestBook(app.page);
  await pictures(app, [
    { name: 'capture', path: '/capture', act: fillIn },
    { name: 'queue', path: '/queue' },
    { name: 'palette', path: '/queue', act: openPalette },
    { name: 'customer', path: `/customer/${unanswered}/${ids.get('nxlink')}` },
    { name: 'customer-unknown', path: `/customer/${unanswered}/${ids.get('cuoral')}` },
    { name: 'customer-needs-you', path: `/customer/${refused}` },
    { name: 'connections', path: `/connections/${ids.get('nxlink')}` },
    { name: 'connection-choose', path: '/connections/new' },
    { name: 'connection-new', path: '/connections/new/nxlink', act: fillInNxlink },
    { name: 'mapping', path: `/connections/${ids.get('nxlink')}/mapping` },
    { name: 'activity', path: '/activity' },
    { name: 'import-preview', path: '/import' },
    ...SECTIONS.map((section) => ({ name: `settings-${section}`, path: `/settings/${section}` })),
  ]);
});

async function pictures(app: RunningApp, screens: readonly Screen[]): Promise<void> {
  for (const theme of THEMES)
    for (const language of LANGUAGES)
      for (const zoom of ZOOMS) {
        const look: Look = { theme, language, zoom };
        await wear(app, look);
        for (const screen of screens) await pictureOf(app, screen, look);
      }
  await wear(app, { theme: 'light', language: 'en', zoom: 1 });
}

async function wear({ electron, page }: RunningApp, { theme, language, zoom }: Look): Promise<void> {
  await ask(page, 'profile.set', { key: 'theme', value: theme });
  await ask(page, 'profile.set', { key: 'language', value: language });
  await electron.evaluate(
    ({ BrowserWindow }, factor) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor),
    zoom,
  );
  await expect(page.locator(`html[lang=${language}][data-theme=${theme}]`)).toBeAttached();
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(WIDTH / zoom);
}

async function pictureOf({ electron, page }: RunningApp, { name, path, act }: Screen, look: Look): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), path);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  await act?.(page, look.language);
  await page.waitForTimeout(450); // fades end after 160 ms, answers of the main process are drawn
  // Playwright's own picture is cut off in a window that is zoomed.
  const png = await electron.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  const folder = `${FOLDER}/${look.theme}-${look.language}-${look.zoom * 100}`;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(`${folder}/${name}.png`, Buffer.from(png, 'base64'));
  if (act === openPalette) await page.keyboard.press('Escape');
}

async function dropGuestBook(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = '/import'));
  await page.locator('input[type=file]').setInputFiles(guestBook());
  await expect(page.getByText('already here')).toBeVisible();
}

/** Once: the half-filled form is kept from screen to screen. */
async function fillIn(page: Page, language: Language): Promise<void> {
  const { say } = createWords(language);
  const field = (key: 'fullName' | 'whatsapp' | 'email' | 'city') =>
    page.getByRole('textbox', { name: say(`field.${key}`), exact: true });
  if ((await field('fullName').inputValue()) !== '') return;
  await field('fullName').fill('Dewi Anggraini Putri');
  await field('whatsapp').fill('0812-0000-0187');
  await field('email').fill('dewi.anggraini@sinarpagi');
  await page.waitForTimeout(600); // the verdicts follow the typing by a moment
}

async function fillInNxlink(page: Page, language: Language): Promise<void> {
  const { say } = createWords(language);
  await page.getByLabel(say('vendor.nxlink.accessKey'), { exact: true }).fill('fp82k1example');
  await page.getByLabel(say('vendor.nxlink.tenantId'), { exact: true }).fill('40217');
  await page.waitForTimeout(500); // the request is drawn a moment after the typing
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('an');
}
