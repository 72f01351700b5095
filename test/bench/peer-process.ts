import { performance } from 'node:perf_hooks';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBetterQueue } from './peers/better-queue.ts';
import { openLiteque } from './peers/liteque.ts';
import { openPlainjob } from './peers/plainjob.ts';
import { openPowersync } from './peers/powersync.ts';
import type { OpenPeer, PeerRoot } from './peers/peer.ts';

// A peer in a process of its own: it may bring another better-sqlite3, and may crash. Arguments: peer, its folder, data.
const OPENERS: Readonly<Record<string, OpenPeer>> = {
  plainjob: openPlainjob,
  liteque: openLiteque,
  'better-queue-sqlite': openBetterQueue,
  '@powersync/node': openPowersync,
};

const [, , id = '', folder = '', dataDir = ''] = process.argv;
const queue = await OPENERS[id]?.(rootOf(folder), dataDir);
if (queue === undefined) throw new Error(`no such peer: ${id}`);

const work = {
  insert: async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) await queue.insert();
  },
  drain: (count: number): Promise<void> => queue.drain(count),
};

process.on('message', (message: { readonly op: 'insert' | 'drain'; readonly count: number }) => {
  const start = performance.now();
  work[message.op](message.count).then(
    () => process.send?.({ ms: performance.now() - start }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.send?.({ ready: true });

function rootOf(dir: string): PeerRoot {
  const require = createRequire(join(dir, 'index.js'));
  return {
    load: async (name) => {
      const module: unknown = await import(pathToFileURL(resolved(require, dir, name)).href);
      return module;
    },
  };
}

/** A package that exports nothing to `require` is found by its manifest. */
function resolved(require: NodeJS.Require, dir: string, name: string): string {
  try {
    return require.resolve(name);
  } catch {
    const root = join(dir, 'node_modules', name);
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly main?: string };
    return join(root, manifest.main ?? 'index.js');
  }
}
