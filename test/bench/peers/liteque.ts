import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import type { OpenPeer } from './peer.ts';
import { PAYLOAD } from '../raw-outbox.ts';

// What is used of liteque 0.8.0, with better-sqlite3 11.8.1 (it throws with newer ones).
type Client = { readonly session: { readonly client: Sqlite.Database } };
type Liteque = {
  readonly buildDBClient: (file: string, options: object) => Client;
  readonly SqliteQueue: new (
    name: string,
    db: Client,
    options: object,
  ) => { enqueue: (job: object) => Promise<unknown> };
  readonly Runner: new (queue: unknown, work: object, options: object) => { runUntilEmpty: () => Promise<void> };
};

export const openLiteque: OpenPeer = async (root, dir) => {
  const { buildDBClient, SqliteQueue, Runner } = (await root.load('liteque')) as Liteque;
  const db = buildDBClient(join(dir, 'queue.db'), { runMigrations: true });
  db.session.client.pragma('synchronous = FULL');
  const queue = new SqliteQueue('jobs', db, { defaultJobArgs: { numRetries: 2 }, keepFailedJobs: false });
  const enqueue = (): Promise<unknown> => queue.enqueue({ payload: PAYLOAD });
  return {
    insert: enqueue,
    drain: () => {
      const work = { run: () => Promise.resolve() };
      return new Runner(queue, work, { concurrency: 4, pollIntervalMs: 1, timeoutSecs: 60 }).runUntilEmpty();
    },
  };
};
