import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ask } from '#test/e2e/api.ts';
import { expect, test } from '#test/e2e/fixtures.ts';
import { runCli } from '#test/support/cli.ts';
import { quantile } from './measure.ts';

/** How many customers the list has; fewer while developing. */
const ROWS = Number(process.env['FIELDPOST_BENCH_ROWS'] ?? 100_000);

/** Frames while the wheel turns, and letters until they are painted, in the real window. Reported, never asserted. */
test('scrolling and searching a long queue', async ({ launch, sandbox, dataDir, desktop }) => {
  test.setTimeout(900_000);
  const first = await launch({ build: 'product' });
  await ask(first.page, 'connections.add', { ...sandbox.vendors.ladiflow.connection });
  await ask(first.page, 'outbox.pause', undefined);
  await first.quit();
  const file = path.join(dataDir, 'customers.csv');
  fs.writeFileSync(file, ['fullName,whatsapp,email,city,tags', ...Array.from({ length: ROWS }, row)].join('\n'));
  const { status, stderr } = await runCli(desktop.env, ['--data-dir', dataDir, 'import', file]);
  expect(status, stderr).toBe(0);
  const { page } = await launch({ build: 'product' });
  await page.evaluate(() => (location.hash = '/queue'));
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(ROWS + 1));
  const lines = [
    ...(await scrolling(page)),
    line('letter to paint while searching', await letters(page, 'pelanggan 4711')),
    ...(await filters(page)),
  ];
  process.stdout.write(`\n${ROWS.toLocaleString('en')} customers\n${lines.join('\n')}\n`);
});

const row = (_: unknown, n: number): string =>
  `Pelanggan Contoh ${n},+62812${10_000_000 + n},pelanggan.${n}@contoh.example,Surabaya,${n % 100 === 0 ? 'pameran' : ''}`;

const line = (what: string, samples: readonly number[]): string =>
  `${what}: median ${quantile(samples, 0.5).toFixed(1)} ms, p95 ${quantile(samples, 0.95).toFixed(1)} ms, of ${samples.length}`;

const TURNS = 200;

/** Frames, and how long the window's own thread worked for a turn of the wheel: the machine's other work is not in it. */
async function scrolling(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const worked = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await worked();
  const seen = await frames(page);
  const perTurn = ((await worked()) - before) * (1_000 / TURNS);
  return [line('frame while scrolling', seen), `work for a turn of the wheel: ${perTurn.toFixed(1)} ms`];
}

/** Ms between frames over some seconds of a turning wheel. */
async function frames(page: Page): Promise<readonly number[]> {
  await page.mouse.move(600, 400);
  await page.evaluate(() => {
    const seen: number[] = [];
    let before = performance.now();
    const tick = (now: number): void => {
      seen.push(now - before);
      before = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Reflect.set(window, 'benchFrames', seen);
  });
  for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, 400);
  return page.evaluate(() => Reflect.get(window, 'benchFrames') as number[]);
}

/** Ms from each letter's key to the frame after the one that shows it. */
async function letters(page: Page, text: string): Promise<readonly number[]> {
  const box = page.getByRole('searchbox');
  await box.focus();
  await page.evaluate(() => {
    const seen: number[] = [];
    window.addEventListener(
      'keydown',
      () => {
        const start = performance.now();
        requestAnimationFrame(() => setTimeout(() => seen.push(performance.now() - start)));
      },
      true,
    );
    Reflect.set(window, 'benchKeys', seen);
  });
  for (const letter of text) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(120);
  }
  await expect(page.getByRole('grid')).toBeVisible();
  return page.evaluate(() => Reflect.get(window, 'benchKeys') as number[]);
}

/** How long the main process takes for the first page of a filter: made anew each time, since another one came between. */
async function filters(page: Page): Promise<readonly string[]> {
  const page0 = { filter: 'all', search: '', offset: 0, limit: 60 } as const;
  const queries = {
    'filter: state queued': { ...page0, states: ['queued' as const] },
    'filter: state needs you': { ...page0, states: ['attention' as const] },
    'filter: captured today': { ...page0, age: 'today' as const },
    'filter: a tag': { ...page0, tags: ['pameran'] },
    'search: a name': { ...page0, search: 'contoh 99' },
    'activity of a month': undefined,
  };
  const taken = new Map<string, number[]>();
  for (let round = 0; round < 5; round += 1) {
    for (const [name, query] of Object.entries(queries)) {
      const start = performance.now();
      if (query === undefined) await ask(page, 'activity.read', { period: 'month', at: Date.now() });
      else await ask(page, 'customers.page', query);
      taken.set(name, [...(taken.get(name) ?? []), performance.now() - start]);
    }
  }
  return [...taken].map(([name, samples]) => line(name, samples));
}
