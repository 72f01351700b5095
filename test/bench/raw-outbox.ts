import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { scratchDir } from './bed.ts';

/** A payload of the size that a customer has. */
export const PAYLOAD = JSON.stringify({ name: 'Pelanggan Contoh', filler: 'x'.repeat(345) });

/**
 * The bound: an outbox by hand, as small as it goes, durable (WAL, FULL). No attempts, no fencing, no receipts, no
 * counts, nothing sealed: what a program may at best be measured against.
 */
export function openRawOutbox() {
  const dir = scratchDir();
  const db = new Sqlite(join(dir, 'raw.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`CREATE TABLE jobs (id INTEGER PRIMARY KEY, due INTEGER NOT NULL, state INTEGER NOT NULL, payload TEXT NOT NULL);
    CREATE INDEX jobs_due ON jobs (due, id) WHERE state = 0;`);
  const insert = db.prepare('INSERT INTO jobs (due, state, payload) VALUES (?, 0, ?)');
  const claim = db.prepare<[number, number], { id: number; payload: string }>(`UPDATE jobs SET state = 1 WHERE id IN
    (SELECT id FROM jobs WHERE state = 0 AND due <= ? ORDER BY due, id LIMIT ?) RETURNING id, payload`);
  const finish = db.prepare('UPDATE jobs SET state = 2 WHERE id = ?');
  const fill = db.transaction((count: number) => {
    for (let n = 0; n < count; n += 1) insert.run(Date.now(), PAYLOAD);
  });
  const claimMany = db.transaction((limit: number) => claim.all(Date.now(), limit));
  const finishMany = db.transaction((ids: readonly number[]) => {
    for (const id of ids) finish.run(id);
  });
  return {
    insert: (): unknown => insert.run(Date.now(), PAYLOAD),
    fill: (count: number): void => fill(count),
    claim: (limit: number): readonly { id: number; payload: string }[] => claimMany.immediate(limit),
    finish: (ids: readonly number[]): void => finishMany.immediate(ids),
    /** Claims and finishes all there is, in two durable transactions a batch. */
    drain: (batch: number): void => {
      for (;;) {
        const rows = claimMany.immediate(batch);
        if (rows.length === 0) return;
        finishMany.immediate(rows.map(({ id }) => id));
      }
    },
    close: (): void => {
      db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
