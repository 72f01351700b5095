import type { Page } from '@playwright/test';
import { ask } from '#test/e2e/api.ts';
import { expect, test } from '#test/e2e/fixtures.ts';
import { captureAll, connectAll, expectCounts, people } from '#test/e2e/steps.ts';
import { workbook } from '#test/support/workbook.ts';

const FOLDER = 'docs/screenshots';

const HEADER = ['Nama Lengkap', 'No. HP / WA', 'Surel', 'Kota', 'Ket. tambahan'];
const ROWS = [
  ['Suharti Ningsih', '0812-0000-0201', 'suharti@ningsih.example', 'Sidoarjo', ''],
  ['UD Mekar Sari', '0812 00A 202', 'mekar@sari.example', 'Sidoarjo', 'grosir'],
  ['Agus Prasetyawan', '0812-0000-0203', 'agus@prasetyawan.example', 'Porong', 'minta brosur'],
  ['Dewi Anggraini', '+62 812 0000 0000', 'dewi@sinarpagi.example', 'Surabaya', ''],
  ['Lilis Kartikasari', '0812-0000-0205', 'lilis[at]toko', 'Gedangan', ''],
  ['Nguyễn Thị Bích Hằng Nga', '+84 90 000 0307', 'hangnga@vpp.example', 'Hội An', 'khách VN'],
  ['', '0812-0000-0207', '', 'Waru', ''],
  ['Bambang Sutejo Wibisono', '0812-0000-0208', '', 'Krian', '2 toko'],
  ['Yuliana Manurung', '0812-0000-0209', 'yuli@manurung.example', 'Sidoarjo', ''],
];

test('pictures of the import', async ({ launch, sandbox }) => {
  test.setTimeout(120_000);
  const app = await launch({ build: 'product' });
  const { page } = app;
  await connectAll(page, sandbox);
  await captureAll(page, people(1));
  await expectCounts(page, { delivered: 5 });
  await ask(page, 'outbox.pause', undefined);
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 697));
  await page.evaluate(() => (location.hash = '/import'));
  await picture(page, 'import');
  const more = Array.from({ length: 275 }, (_, at) => [
    `Pengunjung ${at + 1}`,
    `0813-0000-${String(at).padStart(4, '0')}`,
    '',
    'Sidoarjo',
    '',
  ]);
  const buffer = workbook('Pameran', [HEADER, ...ROWS, ...more]);
  await page.locator('input[type=file]').setInputFiles({ name: 'pameran-sidoarjo.xlsx', mimeType: '', buffer });
  await expect(page.getByText('already here')).toBeVisible();
  await page.waitForTimeout(1_500); // the last rows are looked through
  await picture(page, 'import-preview');
  await ask(page, 'profile.set', { key: 'theme', value: 'dark' });
  await ask(page, 'profile.set', { key: 'language', value: 'id' });
  await picture(page, 'import-preview-dark-id');
  await ask(page, 'profile.set', { key: 'language', value: 'vi' });
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(800, 600));
  await picture(page, 'import-800x600-vi');
});

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400); // fades end after 160 ms
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' });
}
