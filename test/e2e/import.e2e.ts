import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { workbook } from '#test/support/workbook.ts';
import type { RunningApp } from '#test/support/app.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, connectAll, expectCounts, outboxStatus, people, showTheme } from './steps.ts';
import { ask } from './api.ts';
import { say } from './words.ts';

const HEADER = ['Nama Lengkap', 'No. HP / WA', 'Surel', 'Kota', 'Ket. tambahan'];
const ROWS = [
  ['Suharti Ningsih', '0812-0000-0201', 'suharti@ningsih.example', 'Sidoarjo', ''],
  ['UD Mekar Sari', '0812 00A 202', 'mekar@sari.example', 'Sidoarjo', 'grosir'],
  ['Agus Prasetyawan', '0812-0000-0203', 'agus@prasetyawan.example', 'Porong', 'minta brosur'],
  ['Sudah Ada', '+62 812 0000 0000', 'lain@toko.example', 'Surabaya', ''],
  ['Lilis Kartikasari', '0812-0000-0205', 'lilis[at]toko', 'Gedangan', ''],
  ['Nguyễn Thị Bích Hằng Nga', '+84 90 000 0307', '', 'Hội An', 'khách VN'],
];

async function choose(page: Page, name: string, content: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: content });
}

/** The system's own dialog cannot be clicked; it answers as if a person had chosen this file. */
async function saveTo({ electron }: RunningApp, file: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
}

test('a workbook is looked through, imported, known again and taken back', async ({ launch, sandbox, dataDir }) => {
  const app = await launch();
  const { page } = app;
  await connectAll(page, sandbox);
  await captureAll(page, people(1)); // has the number +6281200000000
  await expectCounts(page, { delivered: 5 });
  await ask(page, 'outbox.pause', undefined);
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('heading', { level: 1, name: say('import.title') })).toBeVisible();
  await expectAccessible(page, 'import, empty');

  await choose(page, 'pameran.xlsx', workbook('Pameran', [HEADER, ...ROWS]));
  const take = page.getByRole('button', { name: say('import.do', { count: 3 }) });
  await expect(take).toBeEnabled();
  await expect(page.getByText(say('import.problem.letter', { field: 'WhatsApp', letter: 'A' }))).toBeVisible();
  await expect(page.getByText(say('import.problem.noAt', { field: 'E-mail' }))).toBeVisible();
  const known = page.getByRole('checkbox', { name: say('import.take', { line: 5 }) });
  await expect(known).not.toBeChecked();
  await expect(page.getByRole('combobox', { name: say('import.targetOf', { header: 'Ket. tambahan' }) })).toHaveValue(
    say('field.notes'),
  );
  await expectAccessible(page, 'import, preview');
  await showTheme(page, 'dark');
  await expectAccessible(page, 'import, preview in dark');
  await showTheme(page, 'light');

  // A column that is left out is missed at once.
  await page.getByRole('combobox', { name: say('import.targetOf', { header: 'Nama Lengkap' }) }).click();
  await page.getByRole('option', { name: say('import.leaveOut') }).click();
  await expect(page.getByText(say('import.noName'))).toBeVisible();
  await expect(page.getByRole('button', { name: say('import.do', { count: 0 }) })).toBeDisabled();
  await page.getByRole('combobox', { name: say('import.targetOf', { header: 'Nama Lengkap' }) }).click();
  await page.getByRole('option', { name: say('field.fullName'), exact: true }).click();
  await expect(take).toBeEnabled();

  const rest = path.join(dataDir, 'rest.csv');
  await saveTo(app, rest);
  await page.getByRole('button', { name: say('import.saveOthers', { count: 3 }) }).click();
  await expect.poll(() => fs.existsSync(rest) && fs.readFileSync(rest, 'utf8')).toContain('phone-invalid');

  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(say('import.doneTitle', { count: 3 }))).toBeVisible();
  await expectAccessible(page, 'import, done');
  expect((await outboxStatus(page)).customers.all).toBe(4);

  await page.getByRole('button', { name: say('import.another') }).click();
  await choose(page, 'again.xlsx', workbook('Pameran', [HEADER, ...ROWS]));
  await expect(page.getByText(say('import.duplicates', { count: 4 }))).toBeVisible();
  await page.getByRole('button', { name: say('import.another') }).click();
  await page.getByRole('button', { name: say('import.undo') }).click();
  await expect(page.getByText(say('import.undone', { removed: 3, kept: 0 }).trim()).first()).toBeVisible();
  expect((await outboxStatus(page)).customers.all).toBe(1);

  const everything = path.join(dataDir, 'everything.csv');
  await saveTo(app, everything);
  await app.electron.evaluate(({ Menu }, label) => {
    const [file] = Menu.getApplicationMenu()?.items ?? [];
    file?.submenu?.items.find((item) => item.label === label)?.click();
  }, say('menu.export'));
  await expect(page.getByText(say('export.done', { customers: 1, file: 'everything.csv' })).first()).toBeVisible();
  expect(fs.readFileSync(everything, 'utf8')).toContain('delivered');
  expect(Object.values(sandbox.summary()).every(({ customers }) => customers <= 1)).toBe(true);
});
