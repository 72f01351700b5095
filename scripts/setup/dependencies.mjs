// node_modules as package-lock.json wants it.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { findNode, nodeEnvironment, nodeHeadersPrefix } from './node.mjs';
import { inClone } from './places.mjs';
import { npmCommand } from './registry.mjs';
import { run, SetupError } from './run.mjs';

const lockFile = inClone('package-lock.json');
const stampFile = inClone('node_modules/.fieldpost-stamp');
const keytarAddon = inClone('node_modules/keytar/build/Release/keytar.node');

export const dependenciesStep = {
  what: 'installing the npm packages (npm ci)',
  isDone() {
    const stamp = lockStamp();
    if (readOrUndefined(stampFile) === stamp) return true;
    if (!isInstalledByHand()) return false;
    fs.writeFileSync(stampFile, stamp);
    return true;
  },
  async make() {
    const [command, first] = npmCommand(findNode());
    const headers = nodeHeadersPrefix();
    const env = { ...nodeEnvironment(), ...(headers && { npm_config_nodedir: headers }) };
    await run('npm ci failed', command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { env });
    if (!fs.existsSync(keytarAddon)) {
      throw new SetupError(
        'npm ci left keytar without its addon: please allow its install script and delete node_modules',
      );
    }
    fs.writeFileSync(stampFile, lockStamp());
  },
};

function lockStamp() {
  return createHash('sha256').update(fs.readFileSync(lockFile)).digest('hex');
}

/** Whether somebody's own `npm install` has already put there what the lock file names. */
function isInstalledByHand() {
  const hidden = readOrUndefined(inClone('node_modules/.package-lock.json'));
  if (hidden === undefined || !fs.existsSync(keytarAddon)) return false;
  const installed = JSON.parse(hidden).packages;
  const wanted = JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages;
  const isSame = (name) => installed[name]?.version === wanted[name]?.version;
  const isNeeded = (name) => name !== '' && !wanted[name].optional;
  return Object.keys(wanted).filter(isNeeded).every(isSame) && Object.keys(installed).every(isSame);
}

function readOrUndefined(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
