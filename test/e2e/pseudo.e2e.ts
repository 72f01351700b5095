import type { Page } from '@playwright/test';
import { messages } from '#shared/i18n/catalogue.ts';
import { CLOSE, OPEN, pseudo } from '#test/support/pseudo-locale.ts';
import { ask } from './api.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, connectAll, expectCounts, people } from './steps.ts';

declare global {
  /** The window's words, which a test build opens to us. */
  var fieldpostWords: Record<string, Record<string, string>> | undefined;
}

const SCREENS = ['/capture', '/queue', '/connections', '/connections/new', '/activity', '/import'];
const SETTINGS = ['look', 'capture', 'desktop', 'notifications', 'privacy', 'keys', 'about'];

/** Shows the English words as pseudo texts. */
async function speakPseudo(page: Page): Promise<void> {
  const words = Object.fromEntries(Object.entries(messages.en).map(([key, text]) => [key, pseudo(text)]));
  await page.evaluate((written) => {
    if (globalThis.fieldpostWords === undefined) throw new Error('not a test build');
    Object.assign(globalThis.fieldpostWords['en'] ?? {}, written);
  }, words);
  // Words are taken anew when the language changes.
  await ask(page, 'profile.set', { key: 'language', value: 'vi' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  await ask(page, 'profile.set', { key: 'language', value: 'en' });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(OPEN);
}

/** Texts of the page that are cut, spill out of their box, or lie outside the window, with what shows it. */
const clipped = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const ownText = (element: Element): string =>
      [...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.textContent : '')).join('');
    const isInScroller = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || isInScroller(element.parentElement));
    /** Of what it stands in, up to what scrolls, cuts on purpose or stands free. */
    const boxes = (element: Element): readonly DOMRect[] => {
      const { parentElement } = element;
      if (parentElement === null || /absolute|fixed|sticky/.test(getComputedStyle(element).position)) return [];
      const { overflowX, textOverflow } = getComputedStyle(parentElement);
      if (/auto|scroll/.test(overflowX) || textOverflow === 'ellipsis') return [];
      const own = parentElement.getBoundingClientRect();
      return [...(own.width > 0 ? [own] : []), ...boxes(parentElement)];
    };
    const why = (element: HTMLElement): string | undefined => {
      const style = getComputedStyle(element);
      // For the ears only.
      if (style.clip !== 'auto' || style.clipPath !== 'none') return undefined;
      const { right, left } = element.getBoundingClientRect();
      if ((right > innerWidth + 1 || left < -1) && !isInScroller(element)) return `from ${left} to ${right}`;
      const box = boxes(element).find((one) => right > one.right + 1);
      if (box !== undefined) return `to ${right}, its box to ${box.right}`;
      if (style.display === 'inline') return undefined;
      // Cut on purpose, and read in full by pointing at it.
      if (style.textOverflow === 'ellipsis' && element.closest('[title], [aria-label]') !== null) return undefined;
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      if (scrollWidth > clientWidth + 1) return `${scrollWidth} in ${clientWidth}`;
      const hidesBelow = style.overflowY === 'hidden' || style.overflowY === 'clip';
      return hidesBelow && scrollHeight > clientHeight + 4 ? `${scrollHeight} high in ${clientHeight}` : undefined;
    };
    return [...document.body.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
      if (ownText(element).trim() === '' || !element.checkVisibility()) return [];
      const found = why(element);
      return found === undefined
        ? []
        : [`${element.tagName}.${element.className} ${found}: ${ownText(element).slice(0, 60)}`];
    });
  });

/** Texts that are neither a message nor `known`. What was read out was said before the words changed. */
const unspoken = (page: Page, known: readonly string[]): Promise<readonly string[]> =>
  page.evaluate(
    ([open, close, data]) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = new Set<string>();
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = (node.textContent ?? '').trim();
        if (!/\p{L}{2}/u.test(text) || text.includes(open) || text.includes(close)) continue;
        const parent = node.parentElement;
        if (
          parent === null ||
          parent.closest('kbd, code, pre, .mono, .request-text, .request-body, [aria-live], script, style') !== null
        )
          continue;
        if (!parent.checkVisibility()) continue;
        // A part of a message with tags in it.
        if (
          [parent.parentElement, parent.parentElement?.parentElement].some((one) =>
            one?.textContent?.trim().startsWith(open),
          )
        )
          continue;
        if (data.some((one) => text.includes(one))) continue;
        found.add(`${parent.tagName}.${parent.className}: ${text.slice(0, 80)}`);
      }
      return [...found];
    },
    [OPEN, CLOSE, [...known]] as const,
  );

test('in a language that is a third longer no text is cut, and none stands outside the catalogue', async ({
  launch,
  sandbox,
}) => {
  const { page, electron } = await launch();
  const ids = await connectAll(page, sandbox);
  sandbox.vendors.cuoral.refuseRows({ field: 'email', includes: 'person-1@' });
  sandbox.vendors.ladiflow.faults.push({ kind: 'status', status: 503, times: 'always' });
  const customers = people(3);
  const [first] = await captureAll(page, customers);
  await expectCounts(page, { attention: 1 });
  await speakPseudo(page);
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(800, 600));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(800);
  // Data, names of vendors and of a country: the only texts that are no message.
  const vendors = await ask(page, 'vendors.list', undefined);
  const known = [...customers.flatMap((one) => Object.values(one)), ...vendors.map(({ name }) => name), 'Indonesia'];
  const told: string[] = [];
  for (const path of [
    ...SCREENS,
    `/customer/${first}`,
    `/customer/${first}/${ids.cuoral}`,
    '/connections/new/nxlink',
    `/connections/${ids.alatwa}/edit`,
    `/connections/${ids.alatwa}/mapping`,
    ...SETTINGS.map((part) => `/settings/${part}`),
  ]) {
    await page.evaluate((hash) => (location.hash = hash), path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const one of await clipped(page)) told.push(`${path} cut: ${one}`);
    for (const one of await unspoken(page, known)) told.push(`${path} outside: ${one}`);
    await page.screenshot({
      path: `out/e2e/pseudo${path.replaceAll('/', '-').replaceAll(/[0-9a-f-]{30,}/g, '-id')}.png`,
    });
  }
  expect(told).toEqual([]);
});
