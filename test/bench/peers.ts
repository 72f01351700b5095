import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratchDir } from './bed.ts';

/** A peer at work, in its own process. Ms are measured there. */
export type PeerQueue = {
  /** Saves jobs one after the other; ms in all. */
  readonly insert: (count: number) => Promise<number>;
  /** Runs all jobs through a handler that does nothing; ms in all. */
  readonly drain: (count: number) => Promise<number>;
  readonly close: () => void;
};

export type Peer = {
  readonly name: string;
  /** It has an interface for batches; the others finish one by one. */
  readonly batches: boolean;
  readonly open: () => Promise<PeerQueue>;
};

// better-sqlite3 11.8, which liteque needs, aborts when this Node collects a statement of its own: a nursery that holds a whole
// round puts that off, and does nobody harm.
const NO_COLLECTION = ['--min-semi-space-size=512', '--max-semi-space-size=512'] as const;

const KINDS = [
  { id: 'plainjob', folder: 'main', batches: false },
  { id: 'liteque', folder: 'liteque', batches: false },
  { id: 'better-queue-sqlite', folder: 'main', batches: true },
  { id: '@powersync/node', folder: 'main', batches: true },
] as const;

/** Enough jobs to meet the garbage collector, which some old addons do not survive. */
const TRIAL = 1_500;

/** Peers that are installed and do these jobs; the others with why not. */
export async function findPeers(
  folder: string | undefined,
): Promise<{ readonly peers: readonly Peer[]; readonly missing: readonly string[] }> {
  const peers: Peer[] = [];
  const missing: string[] = [];
  for (const { id, folder: name, batches } of KINDS) {
    const dir = join(folder ?? '', name);
    const version = folder === undefined ? undefined : versionOf(dir, id);
    const peer = { name: `${id} ${version ?? ''}`, batches, open: () => open(id, dir) };
    const problem = version === undefined ? 'not installed' : await failureOf(peer);
    if (problem === undefined) peers.push(peer);
    else missing.push(`${id} ${version ?? ''}: ${problem}`);
  }
  return { peers, missing };
}

/** Peers are other people's programs: one that breaks is named in the table and does not break the bench. */
async function failureOf(peer: Peer): Promise<string | undefined> {
  try {
    const queue = await peer.open();
    await queue.insert(TRIAL);
    await queue.drain(TRIAL);
    queue.close();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function open(id: string, dir: string): Promise<PeerQueue> {
  const data = scratchDir();
  const file = fileURLToPath(new URL('./peer-process.ts', import.meta.url));
  const child = fork(file, [id, dir, data], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [...NO_COLLECTION],
  });
  await answerOf(child);
  const ask = async (op: 'insert' | 'drain', count: number): Promise<number> => {
    child.send({ op, count });
    const { ms, failed } = await answerOf(child);
    if (ms === undefined) throw new Error(failed ?? 'no answer');
    return ms;
  };
  return {
    insert: (count) => ask('insert', count),
    drain: (count) => ask('drain', count),
    close: () => {
      child.removeAllListeners();
      child.kill('SIGKILL');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

type Answer = { readonly ms?: number; readonly failed?: string };

function answerOf(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => ended('no answer for two minutes'), 120_000);
    const heard = (message: unknown): void => {
      stop();
      resolve(message as Answer);
    };
    const ended = (why: unknown): void => {
      stop();
      reject(new Error(typeof why === 'string' ? why : 'its process ended by itself'));
    };
    const stop = (): void => {
      clearTimeout(limit);
      child.off('message', heard);
      child.off('exit', ended);
    };
    child.on('message', heard);
    child.on('exit', ended);
  });
}

function versionOf(dir: string, name: string): string | undefined {
  const file = join(dir, 'node_modules', name, 'package.json');
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}
