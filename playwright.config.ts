import { defineConfig } from '@playwright/test';

export default defineConfig({
  projects: [
    { name: 'e2e', testDir: 'test/e2e', testMatch: '**/*.e2e.ts' },
    { name: 'bench', testDir: 'test/bench', testMatch: '**/*.bench.ts' },
    { name: 'screenshots', testDir: 'test/screenshots', testMatch: '**/*.shot.ts' },
  ],
  // One desktop at a time: the real keyring, tray and clock of a two-core machine are shared by all of a worker's tests.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  reporter: [['list']],
  use: { actionTimeout: 10_000, trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
