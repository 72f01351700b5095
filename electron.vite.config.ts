import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
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

/** Emits `licences.json`: the packages that the build took in, for Settings > About. `also`: those that stay outside. */
const licences = (also: readonly string[] = []): Plugin => ({
  name: 'fieldpost-licences',
  generateBundle() {
    const folders = new Set(also.map((name) => at(`node_modules/${name}`)));
    for (const id of this.getModuleIds()) {
      const folder = /^\0?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1];
      if (folder !== undefined) folders.add(folder);
    }
    const packages = [...folders]
      .map((folder) => path.join(folder, 'package.json'))
      .filter((file) => existsSync(file))
      .map((file) => JSON.parse(readFileSync(file, 'utf8')))
      .map(({ name, version, license }) => ({ name, version, licence: String(license) }));
    this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(packages) });
  },
});

/** A test build lets a test write over the words of the window, to look at it in a language that nobody speaks. */
const openWords: Plugin = {
  name: 'fieldpost-open-words',
  transform: (code, id) =>
    id.endsWith('/shared/i18n/catalogue.ts') ? `${code}\nglobalThis.fieldpostWords = messages;\n` : undefined,
};

export default defineConfig({
  main: {
    define,
    plugins: [licences(Object.keys(manifest.dependencies))],
    build: {
      outDir: `${outDir}/main`,
      target: NODE,
      sourcemap: true,
      lib: {
        entry: {
          main: at('electron/main.ts'),
          cli: at('electron/cli.ts'),
          'sheet-worker': at('electron/sheet-worker.ts'),
          // The sample vendors of practice: a program of its own, so that the product imports nothing of the tests.
          'practice-vendors': at('test/sandbox/practice.ts'),
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
    plugins: [react(), licences(), ...(isTestBuild ? [openWords] : [])],
    build: {
      outDir: at(`${outDir}/renderer`),
      target: CHROME,
      minify: true,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});
