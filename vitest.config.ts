import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import manifest from './package.json' with { type: 'json' };

export default defineConfig({
  define: {
    __CRASH_POINTS__: 'true',
    __APP_VERSION__: JSON.stringify(manifest.version),
  },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'test/bench/**', 'node_modules/**'],
    environment: 'node',
    testTimeout: 40_000,
    hookTimeout: 40_000,
    // Most of the time goes by waiting for processes, sockets and disks, so two for each processor are not too many.
    maxWorkers: 2 * availableParallelism(),
    // What a test waits for comes in its own time on a busy computer.
    expect: { poll: { timeout: 20_000 } },
    restoreMocks: true,
  },
});
