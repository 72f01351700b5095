// Other queues, for `npm run bench` only: in the user's cache, never in the clone and never in package.json.
import fs from 'node:fs';
import path from 'node:path';
import { findNode, nodeEnvironment, nodeHeadersPrefix } from './node.mjs';
import { cacheDir } from './places.mjs';
import { npmCommand } from './registry.mjs';
import { run, SetupError } from './run.mjs';

export const peersDir = path.join(cacheDir, 'bench-peers');

const FOLDERS = {
  main: {
    dependencies: {
      '@powersync/common': '2.3.0',
      '@powersync/node': '1.1.0',
      'better-queue': '3.8.12',
      'better-queue-sqlite': '1.0.7',
      'better-sqlite3': '13.2.0',
      plainjob: '0.0.14',
    },
    overrides: { sqlite3: '5.1.7' },
  },
  // It throws with better-sqlite3 11.10 and later.
  liteque: { dependencies: { 'better-sqlite3': '11.8.1', liteque: '0.8.0', zod: '4.6.7' } },
};

export const benchPeersStep = {
  what: 'installing the queues to compare with (for the bench only, outside of the clone)',
  isDone: () => Object.keys(FOLDERS).every(isInstalled),
  async make() {
    const failures = [];
    for (const name of Object.keys(FOLDERS).filter((one) => !isInstalled(one))) {
      await install(name).catch((error) => failures.push(error.message));
    }
    if (failures.length > 0) throw new SetupError(failures.join('\n'));
  },
};

const stampOf = (name) => path.join(peersDir, name, 'installed.json');
const wanted = (name) => JSON.stringify({ ...FOLDERS[name], node: findNode() });

function isInstalled(name) {
  return fs.existsSync(stampOf(name)) && fs.readFileSync(stampOf(name), 'utf8') === wanted(name);
}

/** Addons are built for the Node that runs the bench, which need not be the one that npm runs on. */
async function install(name) {
  const dir = path.join(peersDir, name);
  fs.rmSync(dir, { recursive: true, force: true });
  fs.mkdirSync(dir, { recursive: true });
  fs.writeFileSync(path.join(dir, 'package.json'), JSON.stringify({ private: true, ...FOLDERS[name] }));
  const [command, first] = npmCommand(findNode());
  const headers = nodeHeadersPrefix();
  const env = {
    ...nodeEnvironment(),
    ...(headers && { npm_config_nodedir: headers }),
    npm_config_build_from_source: 'true',
  };
  const args = [...first, 'install', '--no-audit', '--no-fund', '--loglevel=error'];
  await run(`the queues in ${dir} could not be installed`, command, args, { cwd: dir, env, timeoutMs: 600_000 });
  fs.writeFileSync(stampOf(name), wanted(name));
}
