import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { launchArguments, type StartedApp } from '#test/support/app.ts';
import { until } from '#test/support/bus.ts';
import { findXWindow } from '#test/support/x-window.ts';
import { ask } from './api.ts';
import { expect, test } from './fixtures.ts';
import { captureAll, people } from './steps.ts';
import { closeWindow, hasVisibleWindow } from './window.ts';

test('a second start shows the window of the first and ends', async ({ launch, desktop, dataDir }) => {
  const first = await launch();
  await closeWindow(first);
  const { executable, args } = launchArguments(dataDir);
  const second = spawn(executable, args, { env: desktop.env, stdio: 'ignore' });
  expect(await once(second, 'exit')).toEqual([0, null]);
  await expect.poll(() => hasVisibleWindow(first)).toBe(true);
  expect(first.electron.windows()).toHaveLength(1);
});

test('another data directory is another app', async ({ launch, launchIn }, info) => {
  const first = await launch();
  const other = info.outputPath('other-data');
  const second = await launchIn(other);
  expect((await ask(first.page, 'app.info', undefined)).dataDir).not.toBe(other);
  expect((await ask(second.page, 'app.info', undefined)).dataDir).toBe(other);
});

test('the window comes back where it was', async ({ launch }) => {
  const place = { x: 40, y: 60, width: 900, height: 500 };
  const first = await launch();
  await first.electron.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    place,
  );
  await first.quit();
  const second = await launch();
  const bounds = await second.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(bounds).toMatchObject({ width: place.width, height: place.height });
});

const damage: readonly (readonly [string, (file: string) => void])[] = [
  [
    'is from a newer version',
    (file) => {
      const db = new Sqlite(file);
      db.pragma('user_version = 999');
      db.close();
    },
  ],
  ['is a folder', (file) => (fs.rmSync(file, { force: true }), fs.mkdirSync(file))],
];

for (const [what, spoil] of damage) {
  test(`data that ${what} is left alone: one sentence, and an end`, async ({
    launch,
    launchHidden,
    desktop,
    dataDir,
  }) => {
    const file = path.join(dataDir, 'fieldpost.db');
    const first = await launch();
    await first.quit();
    for (const side of ['-wal', '-shm']) fs.rmSync(file + side, { force: true });
    spoil(file);
    const before = fs.statSync(file).isFile() ? fs.readFileSync(file) : undefined;
    const app: StartedApp = await launchHidden();
    const dialog = await findXWindow(desktop.exec, '--pid', String(app.pid), '--name', '.+');
    expect(app.electron.windows()).toEqual([]);
    await desktop.screenshot(`out/e2e/start-${what.replaceAll(' ', '-')}.png`);
    const child = app.electron.process();
    await until('end after its one button', async () => {
      await dialog.click(0.5, 0.88).catch(() => undefined); // gone meanwhile
      return child.exitCode ?? undefined;
    });
    expect(child.exitCode).toBe(1);
    if (before !== undefined) expect(fs.readFileSync(file).equals(before)).toBe(true);
    expect(fs.existsSync(file)).toBe(true);
  });
}

test('a file that is no database is set aside, never deleted, and capturing goes on', async ({ launch, dataDir }) => {
  const file = path.join(dataDir, 'fieldpost.db');
  const first = await launch();
  await captureAll(first.page, people(1));
  await first.kill();
  for (const side of ['-wal', '-shm']) fs.rmSync(file + side, { force: true });
  const rubbish = Buffer.from('this is not a database, and it is long enough to be looked at '.repeat(200));
  fs.writeFileSync(file, rubbish);

  const second = await launch();
  await captureAll(second.page, people(1));
  expect((await ask(second.page, 'customers.page', { filter: 'all', search: '', offset: 0, limit: 10 })).total).toBe(1);
  const entries = fs.readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const kept = entries.filter((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name)).equals(rubbish));
  expect(kept).toHaveLength(1);
  expect(kept[0]?.parentPath).not.toBe(dataDir);
});

test('what happened to damaged data is said once, and nothing waits for it', async ({
  launch,
  launchHidden,
  desktop,
  dataDir,
}) => {
  const file = path.join(dataDir, 'fieldpost.db');
  const first = await launch();
  await captureAll(first.page, people(2));
  await first.kill();
  fs.rmSync(`${file}-wal`, { force: true });
  fs.writeFileSync(file, Buffer.alloc(8_192, 7));
  const notices = (): number => {
    const db = new Sqlite(file, { readonly: true });
    const { n } = db.prepare("SELECT count(*) AS n FROM profile_settings WHERE key LIKE 'notice.%'").get() as {
      n: number;
    };
    db.close();
    return n;
  };
  const app: StartedApp = await launchHidden();
  const dialog = await findXWindow(desktop.exec, '--pid', String(app.pid), '--name', '.+');
  await desktop.screenshot('out/e2e/start-salvaged.png');
  expect(notices()).toBe(1);
  await until('the notice to be taken as read', async () => {
    await dialog.click(0.5, 0.88).catch(() => undefined); // gone meanwhile
    return notices() === 0 ? true : undefined;
  });
  expect(app.electron.process().exitCode).toBeNull();
});
