// The Electron that runs the app here: the one asked for, the official one, or the stand-in (see stand-in.mjs).
import fs from 'node:fs';
import path from 'node:path';
import { findNode, nodeEnvironment } from './node.mjs';
import { cacheDir, inClone, platform } from './places.mjs';
import { run, say, SetupError } from './run.mjs';
import { makeStandIn, STAND_IN_PLATFORM, standInFolder } from './stand-in.mjs';

const PROBE_MS = 4_000;
const DOWNLOAD_MS = 15 * 60_000;
const RETRY_AFTER_MS = 24 * 60 * 60_000;

export const electronStep = {
  what: 'getting an Electron runtime',
  isDone: () =>
    process.env.FIELDPOST_ELECTRON !== undefined ||
    official() !== undefined ||
    (isRememberedAsUnreachable() && standIn() !== undefined),
  async make() {
    if (!isRememberedAsUnreachable() && (await installOfficial())) return;
    if (platform !== STAND_IN_PLATFORM) {
      throw new SetupError(
        `Electron ${version()} cannot be downloaded here, and there is no stand-in for ${platform}: set FIELDPOST_ELECTRON to an Electron executable, or ELECTRON_MIRROR to where one is`,
      );
    }
    if (standIn() === undefined) await makeStandIn();
  },
};

/** The executable to run the app with. Throws SetupError if there is none yet. */
export function findElectron() {
  const asked = process.env.FIELDPOST_ELECTRON;
  if (asked !== undefined && !fs.existsSync(asked))
    throw new SetupError(`FIELDPOST_ELECTRON names ${asked}, which does not exist`);
  const found = asked ?? official() ?? standIn();
  if (found === undefined) throw new SetupError('there is no Electron runtime yet: please run npm start once');
  return path.resolve(found);
}

function version() {
  return JSON.parse(fs.readFileSync(inClone('node_modules/electron/package.json'), 'utf8')).version;
}

/** The same test as electron's own install script makes. */
function official() {
  const folder = inClone('node_modules/electron');
  try {
    if (fs.readFileSync(path.join(folder, 'dist/version'), 'utf8').replace(/^v/, '') !== version()) return undefined;
    const executable = path.join(folder, 'dist', fs.readFileSync(path.join(folder, 'path.txt'), 'utf8'));
    return fs.existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

function standIn() {
  if (platform !== STAND_IN_PLATFORM) return undefined;
  const executable = path.join(standInFolder(), 'electron');
  return fs.existsSync(executable) ? executable : undefined;
}

/** Electron's own downloader (which checks the official checksums), where its server can be reached at all. */
async function installOfficial() {
  try {
    if (!(await isReachable())) throw new SetupError('its server cannot be reached');
    say(`downloading Electron ${version()}`);
    const args = [inClone('node_modules/electron/install.js')];
    await run('the download failed', findNode(), args, { env: nodeEnvironment(), timeoutMs: DOWNLOAD_MS });
    return true;
  } catch (error) {
    say(`Electron ${version()} is not to be had (${error.message.split('\n')[0]}); not trying again for a day`);
    fs.writeFileSync(unreachableFile(), '');
    return false;
  }
}

async function isReachable() {
  // Behind a proxy or with a mirror only the downloader itself knows the way.
  const { ELECTRON_MIRROR, ELECTRON_GET_USE_PROXY, npm_config_electron_mirror } = process.env;
  if (ELECTRON_MIRROR || ELECTRON_GET_USE_PROXY || npm_config_electron_mirror) return true;
  const file = `electron-v${version()}-${platform}.zip`;
  const url = `https://github.com/electron/electron/releases/download/v${version()}/${file}`;
  try {
    const response = await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) });
    return response.status < 400;
  } catch {
    return false;
  }
}

function unreachableFile() {
  return path.join(cacheDir, `electron-${version()}-unreachable`);
}

function isRememberedAsUnreachable() {
  const stat = fs.statSync(unreachableFile(), { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs < RETRY_AFTER_MS;
}
