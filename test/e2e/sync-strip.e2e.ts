import { expectAccessible } from './accessible.ts';
import { ask } from './api.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, connectAll, people, setReachable } from './steps.ts';

test('a sync says what goes on in each lane; it can be paused, resumed and stopped', async ({ launch, sandbox }) => {
  const { page } = await launch();
  await connectAll(page, sandbox);
  await setReachable(sandbox, false);
  await captureAll(page, people(24));
  await setReachable(sandbox, true);
  for (const vendor of ['salesmania', 'nxlink', 'ladiflow'] as const)
    sandbox.vendors[vendor].faults.push({ kind: 'latency', latencyMs: 2_500, times: 'always' });
  sandbox.vendors.cuoral.faults.push({ kind: 'status', status: 503, times: 'always' });
  await page.evaluate(() => (location.hash = '/queue'));
  await page.getByRole('button', { name: 'Sync now' }).click();
  const strip = page.getByRole('region', { name: 'Sync progress' });
  await expect(strip.getByRole('progressbar')).toBeVisible();
  await expect(strip).toContainText(/a minute/, { timeout: 15_000 });
  await expect(strip).toContainText(/about \d+ (s|min)/);
  await expect(strip.locator('.sync-lanes > div').filter({ hasText: 'Cuoral' })).toContainText(/Down/);
  await page.screenshot({ path: 'out/e2e/sync-strip.png' });
  await page.keyboard.press('p');
  await expect(strip).toContainText(/Paused at \d+ of/);
  await expectAccessible(page, 'sync strip');
  await strip.getByRole('button', { name: 'Resume' }).click();
  await expect(strip).toContainText(/Sending \d+ of/);
  await strip.getByRole('button', { name: 'Stop' }).click();
  await expect(page.locator('.sync-after')).toContainText(/Stopped\. \d+ delivered, \d+ wait until you resume\./);
  await expect(strip).toBeHidden();
  expect((await ask(page, 'profile.get', undefined)).paused).toBe(true);
});
