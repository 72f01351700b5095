import type { OpenPeer } from './peer.ts';
import { PAYLOAD } from '../raw-outbox.ts';

// What is used of @powersync/node 1.1.0: its upload queue (`ps_crud`), without a sync service.
type Batch = { readonly crud: readonly unknown[]; readonly complete: () => Promise<void> };
type Database = {
  readonly init: () => Promise<void>;
  readonly execute: (sql: string, values?: readonly unknown[]) => Promise<unknown>;
  readonly getCrudBatch: (limit: number) => Promise<Batch | null>;
  readonly close: () => Promise<void>;
};
type Powersync = { readonly PowerSyncDatabase: new (options: object) => Database };
type Common = {
  readonly Schema: new (tables: object) => object;
  readonly Table: new (columns: object) => object;
  readonly column: { readonly text: unknown };
};

export const openPowersync: OpenPeer = async (root, dir) => {
  const { PowerSyncDatabase } = (await root.load('@powersync/node')) as Powersync;
  const { Schema, Table, column } = (await root.load('@powersync/common')) as Common;
  const schema = new Schema({ jobs: new Table({ payload: column.text }) });
  const db = new PowerSyncDatabase({
    schema,
    database: { dbFilename: 'queue.db', dbLocation: dir, implementation: { type: 'better-sqlite3' } },
    logger: { trace() {}, debug() {}, info() {}, time() {}, timeEnd() {}, warn() {}, error() {}, log() {} },
  });
  await db.init();
  await db.execute('PRAGMA synchronous = FULL');
  const insert = (): Promise<unknown> => db.execute('INSERT INTO jobs (id, payload) VALUES (uuid(), ?)', [PAYLOAD]);
  return {
    insert,
    drain: async () => {
      for (;;) {
        const batch = await db.getCrudBatch(100);
        if (batch === null) return;
        await batch.complete();
      }
    },
  };
};
