import type { Desktop } from '#test/support/desktop.ts';
import { KEYRING_PASSWORD } from '#test/support/keyring.ts';
import { findXWindow, type XWindow } from '#test/support/x-window.ts';
import { expectNowhere } from './data-dir.ts';
import { expect, test } from './fixtures.ts';
import {
  captureAll,
  connectAll,
  expectCounts,
  expectOnceEverywhere,
  outboxStatus,
  people,
  type Person,
} from './steps.ts';
import { say } from './words.ts';

/** The window in which the keyring itself asks for its password. */
const findPrompt = (desktop: Desktop): Promise<XWindow> => findXWindow(desktop.exec, '--name', '^Unlock');

async function answerPrompt(desktop: Desktop, answer: 'password' | 'cancel'): Promise<void> {
  const prompt = await findPrompt(desktop);
  if (answer === 'cancel') return prompt.click(0.75, 0.87);
  await prompt.click(0.6, 0.58);
  await desktop.exec('xdotool', 'type', KEYRING_PASSWORD);
  await prompt.click(0.92, 0.87);
}

test('with a locked keychain capturing works and the window says so; unlocked, everything goes out', async ({
  launch,
  desktop,
  sandbox,
  dataDir,
}) => {
  const [before, during] = people(2) as [Person, Person];
  const first = await launch();
  await connectAll(first.page, sandbox);
  await captureAll(first.page, [before]);
  await expectCounts(first.page, { delivered: 5 });
  await first.quit();
  await desktop.keyring.lock();

  const { page, kill } = await launch();
  await expect(page.getByText(say('banner.keychain'))).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Control+n');
  const form = page.getByRole('form', { name: say('capture.form') });
  await form.getByLabel(say('field.fullName'), { exact: true }).fill(during.fullName);
  await form.getByLabel(say('field.whatsapp'), { exact: true }).fill(during.whatsapp);
  await form.getByLabel(say('field.email'), { exact: true }).fill(during.email);
  await page.keyboard.press('Enter');
  const saved = say('capture.saved.keychain', { count: 5 });
  await expect(page.getByText(saved).filter({ visible: true }).first()).toBeVisible();
  await page.screenshot({ path: 'out/e2e/keychain-locked.png' });
  expect((await outboxStatus(page)).counts.delivered).toBe(5);
  expect(sandbox.summary().ladiflow.customers).toBe(1);

  // The keyring asks for itself. Cancelled, it asks again when the person presses Unlock.
  await answerPrompt(desktop, 'cancel');
  await expect(page.getByText(say('banner.keychain'))).toBeVisible();
  await page.getByRole('button', { name: say('banner.unlock') }).click();
  await desktop.screenshot('out/e2e/keychain-prompt.png');
  await answerPrompt(desktop, 'password');
  await expect(page.getByText(say('banner.keychain'))).toBeHidden({ timeout: 20_000 });
  await expectCounts(page, { delivered: 10 });
  expectOnceEverywhere(sandbox, [before, during]);
  await page.getByRole('link', { name: say('nav.queue'), exact: true }).click();
  for (const { fullName } of [before, during]) await expect(page.getByRole('row', { name: fullName })).toBeVisible();
  await kill();
  expectNowhere(dataDir, {
    name: during.fullName,
    phone: during.whatsapp,
    digits: during.whatsapp.slice(3),
    'e-mail': during.email,
  });
});

test('quits at once while a keychain call hangs at a prompt nobody sees', async ({ launch, desktop, sandbox }) => {
  const first = await launch();
  await connectAll(first.page, sandbox);
  await first.quit();
  await desktop.keyring.lock();
  const { page, end } = await launch();
  const prompt = await findPrompt(desktop);
  expect((await outboxStatus(page)).keychain).not.toBe('open');
  const started = performance.now();
  await end('SIGTERM');
  expect(performance.now() - started).toBeLessThan(7_000);
  await prompt.click(0.75, 0.87); // the keyring's own window outlives who asked, and would take the next test's clicks
});
