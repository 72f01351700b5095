import { once } from 'node:events';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron } from '#scripts/setup/electron.mjs';
import type { Desktop } from './desktop.ts';

/** The app as it runs on a desktop, with or without a window. */
export interface StartedApp {
  readonly electron: ElectronApplication;
  /** The main process. */
  readonly pid: number;
  /** What the app has printed, and its window's console. */
  log(): string;
  /** Ends it as Quit does. */
  quit(): Promise<void>;
  /** Sends it a signal, as a log-off or a shut-down does, and answers how it ended. */
  end(signal: 'SIGTERM' | 'SIGINT'): Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** Ends its main process as a crash or a power cut does: kill -9. */
  kill(): Promise<void>;
}

/** The app with its window. */
export interface RunningApp extends StartedApp {
  readonly page: Page;
}

export interface LaunchOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Which built files: `test` (the default) has the points at which a test may make the process die. */
  readonly build?: 'test' | 'product';
}

const START_TIMEOUT_MS = 30_000;
const QUIT_TIMEOUT_MS = 10_000;
const CLONE = path.resolve(import.meta.dirname, '../..');

/** Starts the built app on `desktop` with its data in `dataDir`, and waits for its window. */
export async function launchApp(
  desktop: Pick<Desktop, 'env'>,
  dataDir: string,
  options: LaunchOptions = {},
): Promise<RunningApp> {
  const app = await startApp(desktop, dataDir, options);
  const page = await app.electron.firstWindow({ timeout: START_TIMEOUT_MS });
  await page.waitForLoadState();
  return { ...app, page };
}

/** Starts it and does not wait for a window: it may have none. */
export async function startApp(
  desktop: Pick<Desktop, 'env'>,
  dataDir: string,
  options: LaunchOptions = {},
): Promise<StartedApp> {
  // Playwright finds the runtime the way the electron package does; this is its variable for another folder.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = path.dirname(findElectron());
  const { args } = launchArguments(dataDir, options);
  const electron = await _electron.launch({ args, env: { ...desktop.env, ...options.env }, timeout: START_TIMEOUT_MS });
  const lines: string[] = [];
  const child = electron.process();
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  electron.on('window', (window) => {
    window.on('console', (message) => lines.push(`[window ${message.type()}] ${message.text()}\n`));
    window.on('pageerror', (error) => lines.push(`[window error] ${error.message}\n`));
  });
  return createStartedApp(electron, () => lines.join(''));
}

/** How the app is started on `dataDir`, by whatever means. */
export function launchArguments(dataDir: string, options: LaunchOptions = {}): { executable: string; args: string[] } {
  const args = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu', // there is none under Xvfb, and Chromium's attempts to do without fill the log
    `--user-data-dir=${dataDir}`,
    path.join(CLONE, options.build === 'product' ? 'out' : 'out-test'),
    ...(options.args ?? []),
  ];
  return { executable: findElectron(), args };
}

function createStartedApp(electron: ElectronApplication, log: () => string): StartedApp {
  const child = electron.process();
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const kill = async (): Promise<void> => {
    if (hasEnded()) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return {
    electron,
    pid: child.pid ?? 0,
    log,
    kill,
    async end(signal) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
      return { code: child.exitCode, signal: child.signalCode };
    },
    async quit() {
      if (hasEnded()) return;
      const timer = setTimeout(() => void kill(), QUIT_TIMEOUT_MS);
      await electron.close().catch(() => undefined); // it may end while it is being asked to
      clearTimeout(timer);
      if (child.signalCode === 'SIGKILL')
        throw new Error(`the app did not quit within ${QUIT_TIMEOUT_MS} ms:\n${log()}`);
    },
  };
}
