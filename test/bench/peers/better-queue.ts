import { join } from 'node:path';
import type { OpenPeer } from './peer.ts';
import { PAYLOAD } from '../raw-outbox.ts';

// What is used of better-queue 3.8.12 with better-queue-sqlite 1.0.7.
type Store = { readonly _db: { readonly exec: (sql: string, done: (error: Error | null) => void) => void } };
type Queue = {
  readonly push: (job: object) => { readonly on: (event: string, listener: (error?: unknown) => void) => unknown };
  readonly on: (event: string, listener: () => void) => unknown;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly destroy: (done: () => void) => void;
};
type BetterQueue = { readonly default: new (work: unknown, options: object) => Queue };
type StoreModule = { readonly default: new (options: object) => Store };

export const openBetterQueue: OpenPeer = async (root, dir) => {
  const { default: Queue } = (await root.load('better-queue')) as BetterQueue;
  const { default: SqliteStore } = (await root.load('better-queue-sqlite')) as StoreModule;
  const store = new SqliteStore({ path: join(dir, 'queue.db') });
  let finished = 0;
  let atEnd: { readonly count: number; readonly resolve: () => void } | undefined;
  const work = (jobs: readonly unknown[], done: () => void): void => {
    finished += jobs.length;
    done();
    if (atEnd !== undefined && finished >= atEnd.count) setImmediate(atEnd.resolve);
  };
  const queue = new Queue(work, { store, batchSize: 100, autoResume: false });
  queue.pause();
  await new Promise<void>((resolve) => setTimeout(resolve, 50));
  await new Promise<void>((resolve, reject) => {
    const pragmas = 'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;';
    store._db.exec(pragmas, (error) => (error === null ? resolve() : reject(error)));
  });
  let next = 0;
  const push = (): Promise<void> =>
    new Promise((resolve, reject) => {
      next += 1;
      const ticket = queue.push({ id: `job-${next}`, payload: PAYLOAD });
      ticket.on('queued', () => resolve());
      ticket.on('failed', reject);
    });
  return {
    insert: push,
    drain: (count) =>
      new Promise((resolve) => {
        atEnd = { count, resolve };
        queue.resume();
      }),
  };
};
