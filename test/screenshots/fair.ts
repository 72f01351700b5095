import type { Page } from '@playwright/test';
import { ask } from '#test/e2e/api.ts';
import { expect } from '#test/e2e/fixtures.ts';
import { expectCounts } from '#test/e2e/steps.ts';
import { VENDOR_NAMES, VISITORS } from '#test/demo/customers.ts';
import { publicVendorIds as vendorIds } from '#test/sandbox/model.ts';
import type { Sandbox } from '#test/sandbox/sandbox.ts';
import type { RunningApp } from '#test/support/app.ts';
import { workbook } from '#test/support/workbook.ts';

// What the pictures show: a day's work, with something of everything in the queue.

export async function connect(page: Page, sandbox: Sandbox): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const id of vendorIds) {
    const added = await ask(page, 'connections.add', { ...sandbox.vendors[id].connection, name: VENDOR_NAMES[id] });
    ids.set(id, added.id);
  }
  return ids;
}

/** One delivery of Cuoral without an answer, a customer without e-mail, and LadiFlow down for the last ones. */
export async function aDayAtTheFair(page: Page, sandbox: Sandbox): Promise<readonly string[]> {
  const captured: string[] = [];
  const capture = async (input: Record<string, unknown>): Promise<void> => {
    captured.push((await ask(page, 'customers.capture', input)).id);
  };
  sandbox.vendors.cuoral.faults.push({ on: 'create', kind: 'reset', when: 'after' });
  await capture({ ...VISITORS[1], tags: ['pameran'] });
  await expectCounts(page, { delivered: 4, unknownForPerson: 1 });
  for (const visitor of VISITORS.slice(2, 5)) await capture(visitor);
  await expectCounts(page, { delivered: 19 });
  const { email: _, ...withoutEmail } = VISITORS[0] ?? { email: '' };
  captured.splice(2, 0, (await ask(page, 'customers.capture', withoutEmail)).id);
  await expectCounts(page, { delivered: 23, attention: 1 });
  sandbox.vendors.ladiflow.faults.push({ kind: 'status', status: 503, times: 'always' });
  for (const visitor of VISITORS.slice(5)) await capture(visitor);
  await expectCounts(page, { delivered: 35 });
  return captured;
}

export const show = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((hash) => (location.hash = hash), path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForTimeout(300); // fades end after 160 ms
};

export async function resize({ electron, page }: RunningApp, width: number, height: number): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
    width,
    height,
  ] as [number, number]);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
}

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

/** The guest book of a fair as a workbook: rows to import, to correct, and one who is here already. */
export function guestBook(): { readonly name: string; readonly mimeType: string; readonly buffer: Buffer } {
  const more = Array.from({ length: 275 }, (_, at) => [
    `Pengunjung ${at + 1}`,
    `0813-0000-${String(at).padStart(4, '0')}`,
    '',
    'Sidoarjo',
    '',
  ]);
  const buffer = workbook('Pameran', [HEADER, ...ROWS, ...more]);
  return { name: 'pameran-sidoarjo.xlsx', mimeType: '', buffer };
}
