import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { launchApp, startApp, type LaunchOptions, type RunningApp, type StartedApp } from '#test/support/app.ts';
import { startSandbox, type Sandbox } from '#test/sandbox/sandbox.ts';
import { startDesktop, type Desktop } from '#test/support/desktop.ts';

export { expect } from '@playwright/test';

interface TestFixtures {
  /** What this test has started; each is ended after it. */
  readonly apps: StartedApp[];
  /** A fresh data directory, gone after the test. */
  readonly dataDir: string;
  /** Starts the app on this test's data directory; again after quit() or kill() to see what is left. */
  readonly launch: (options?: LaunchOptions) => Promise<RunningApp>;
  /** Starts the app on another data directory. */
  readonly launchIn: (dataDir: string, options?: LaunchOptions) => Promise<RunningApp>;
  /** Starts it with --hidden, and does not wait for a window. */
  readonly launchHidden: () => Promise<StartedApp>;
  /** A connection to the bus of the worker's desktop, its keyring, its screen. Unlocked again after each test. */
  readonly desktop: Desktop;
  /** The five vendors on loopback, fresh for this test. */
  readonly sandbox: Sandbox;
}

interface WorkerFixtures {
  readonly workerDesktop: Desktop;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  workerDesktop: [
    async ({}, use) => {
      const desktop = await startDesktop({ panel: true });
      await use(desktop);
      await desktop.stop();
    },
    { scope: 'worker', timeout: 30_000 },
  ],
  desktop: async ({ workerDesktop }, use, info) => {
    await use(workerDesktop);
    if (info.status !== info.expectedStatus) {
      const file = info.outputPath('desktop.png');
      await workerDesktop.screenshot(file);
      await info.attach('desktop', { path: file });
    }
    if (await workerDesktop.keyring.isLocked()) await workerDesktop.keyring.unlock();
  },
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox();
    await use(sandbox);
    await sandbox.close();
  },
  dataDir: async ({}, use) => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldpost-data-'));
    await use(dir);
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },
  apps: async ({}, use, info) => {
    const apps: StartedApp[] = [];
    await use(apps);
    for (const [index, app] of apps.entries()) {
      await app.quit();
      if (info.status !== info.expectedStatus) await info.attach(`app ${index + 1}`, { body: app.log() });
    }
  },
  launchIn: async ({ desktop, apps }, use) => {
    await use(async (dataDir, options) => {
      const app = await launchApp(desktop, dataDir, options);
      apps.push(app);
      return app;
    });
  },
  launch: async ({ launchIn, dataDir }, use) => {
    await use((options) => launchIn(dataDir, options));
  },
  launchHidden: async ({ desktop, dataDir, apps }, use) => {
    await use(async () => {
      const app = await startApp(desktop, dataDir, { args: ['--hidden'] });
      apps.push(app);
      return app;
    });
  },
});
