import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails on every violation that axe finds in the page as it is now. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // Things fade in, and from one theme into another; a colour on its way is nobody's contrast.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  );
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  await page.emulateMedia({ reducedMotion: null });
  expect(
    passes.map(({ id }) => id),
    where,
  ).toContain('color-contrast'); // it really looked
  const told = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary?.replaceAll(/\s+/g, ' ') ?? ''}`).join(' | ')}`,
  );
  expect(told, where).toEqual([]);
}
