import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import manifest from './package.json' with { type: 'json' };

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// A test build contains the points at which a test may make the process die. It lies beside the product build.
const isTestBuild = process.env['FIELDPOST_BUILD'] === 'test';
const outDir = isTestBuild ? 'out-test' : 'out';

const define = {
  __CRASH_POINTS__: JSON.stringify(isTestBuild),
  __APP_VERSION__: JSON.stringify(manifest.version),
};

// One output for the Electron that users get and for the older one that tests may have to run on
// (docs/decisions: fallback runtime).
const NODE = 'node18';
const CHROME = 'chrome114';

export default defineConfig({
  main: {
    define,
    build: {
      outDir: `${outDir}/main`,
      target: NODE,
      sourcemap: true,
      lib: {
        entry: {
          main: at('electron/main.ts'),
          cli: at('electron/cli.ts'),
          'sheet-worker': at('electron/sheet-worker.ts'),
        },
        formats: ['cjs'],
      },
      // What package.json lists under "dependencies" (the two native addons) stays a require(); the rest is built in.
      rolldownOptions: { output: { entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' } },
    },
  },
  preload: {
    define,
    build: {
      outDir: `${outDir}/preload`,
      target: NODE,
      sourcemap: true,
      externalizeDeps: false, // a sandboxed preload cannot require() packages
      lib: { entry: { preload: at('electron/preload.ts') }, formats: ['cjs'] },
      rolldownOptions: { output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    define,
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: at(`${outDir}/renderer`),
      target: CHROME,
      minify: true,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});
