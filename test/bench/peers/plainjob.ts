import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import type { OpenPeer } from './peer.ts';
import { PAYLOAD } from '../raw-outbox.ts';

// What is used of the library (plainjob 0.0.14); it is installed for the bench only, so nothing can be imported as a type.
type Plainjob = {
  readonly better: (db: Sqlite.Database) => unknown;
  readonly defineQueue: (options: object) => { add: (type: string, data: unknown) => unknown; close: () => void };
  readonly defineWorker: (
    type: string,
    work: () => Promise<void>,
    options: object,
  ) => { start: () => Promise<void>; stop: () => Promise<void> };
};

export const openPlainjob: OpenPeer = async (root, dir) => {
  const { better, defineQueue, defineWorker } = (await root.load('plainjob')) as Plainjob;
  const { default: Database } = (await root.load('better-sqlite3')) as { default: typeof Sqlite };
  const db = new Database(join(dir, 'queue.db'));
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const queue = defineQueue({ connection: better(db), logger, serializer: String });
  db.pragma('synchronous = FULL');
  const add = (): unknown => queue.add('job', PAYLOAD);
  return {
    insert: add,
    drain: (count) =>
      new Promise((resolve, reject) => {
        let done = 0;
        const onCompleted = (): void => {
          done += 1;
          if (done === count) worker.stop().then(resolve, reject);
        };
        const options = { queue, logger, pollIntervall: 1, onCompleted };
        const worker = defineWorker('job', () => Promise.resolve(), options);
        worker.start().catch(reject);
      }),
  };
};
