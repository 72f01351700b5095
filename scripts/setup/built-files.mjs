// The built app: out/ as users get it, out-test/ with the points at which a test may make the process die.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { findNode, nodeEnvironment } from './node.mjs';
import { inClone } from './places.mjs';
import { run } from './run.mjs';

const SOURCES = [
  'shared',
  'electron',
  'renderer',
  'resources',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
];

export const productBuildStep = buildStep('out', {});
export const testBuildStep = buildStep('out-test', { FIELDPOST_BUILD: 'test' });

/** The next verb that needs the product build makes it anew. */
export function forgetProductBuild() {
  fs.rmSync(stampFileOf('out'), { force: true });
}

/** The build is made anew only when the content of what it is made from has changed. */
function buildStep(folder, variables) {
  const stampFile = stampFileOf(folder);
  return {
    what: `building into ${folder}/`,
    isDone: () => fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === sourceStamp(),
    async make() {
      const stamp = sourceStamp();
      fs.rmSync(stampFile, { force: true });
      const args = [inClone('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'];
      await run('the build failed', findNode(), args, { env: { ...nodeEnvironment(), ...variables } });
      writeManifest(folder);
      fs.writeFileSync(stampFile, stamp);
    },
  };
}

function stampFileOf(folder) {
  return inClone(folder, '.stamp');
}

/** Electron opens a folder with a package.json; this makes the built folder one. */
function writeManifest(folder) {
  const { name, productName, version } = JSON.parse(fs.readFileSync(inClone('package.json'), 'utf8'));
  const manifest = { name, productName, version, main: 'main/main.cjs' };
  fs.writeFileSync(inClone(folder, 'package.json'), JSON.stringify(manifest));
}

function sourceStamp() {
  const hash = createHash('sha256');
  for (const source of SOURCES)
    for (const file of filesOf(inClone(source))) hash.update(`${file}\0`).update(fs.readFileSync(file));
  return hash.digest('hex');
}

function filesOf(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (stat.isFile()) return [place];
  return fs
    .readdirSync(place)
    .sort()
    .flatMap((name) => filesOf(path.join(place, name)));
}
