import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Database } from '#electron/db/open.ts';
import { systemRandom } from '#electron/system-effects.ts';
import { scratchDir } from './bed.ts';

const HASH = '0'.repeat(64);
const SEALED = Buffer.alloc(300, 7);

/**
 * What the engine writes for a delivery, by hand: the same tables with their indexes, counts and syncs, in two transactions
 * a batch. The values are there already: nothing is opened, mapped, sealed, hashed or checked.
 */
export function openSameRows() {
  const dir = scratchDir();
  const db = openDatabase(join(dir, 'raw.db'));
  db.exec(
    `INSERT INTO connections (id, vendor, name, settings, created_at) VALUES ('lane', 'alatwa', 'lane', '{}', 1)`,
  );
  const drain = drainer(db);
  return {
    fill: (count: number): void => fill(db, count),
    drain,
    close: (): void => {
      db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function fill(db: Database, count: number): void {
  const customer = db.prepare(`INSERT INTO customers (id, external_id, sealed, hashed, captured_at, updated_at)
    VALUES (?, ?, ?, 1, 1, 1)`);
  const delivery = db.prepare(`INSERT INTO deliveries (id, customer_id, connection_id, state, idempotency_key,
    next_attempt_at, created_at, updated_at) VALUES (?, ?, 'lane', 'queued', ?, 0, 1, 1)`);
  db.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      const id = systemRandom.uuid();
      customer.run(id, `FP-${n}`, SEALED);
      delivery.run(systemRandom.uuid(), id, systemRandom.uuid());
    }
  }).immediate();
}

type Batch = { readonly attempt: string; readonly ids: readonly string[] };

function drainer(db: Database): (batch: number) => void {
  const claim = claimer(db);
  const settle = settler(db);
  return (batch) => {
    for (;;) {
      const claimed = claim.immediate(batch);
      if (claimed.ids.length === 0) return;
      settle.immediate(claimed);
    }
  };
}

function claimer(db: Database) {
  const due = db.prepare<[number], { id: string }>(`SELECT d.id, c.sealed FROM deliveries d
    JOIN customers c ON c.id = d.customer_id WHERE d.connection_id = 'lane' AND d.next_attempt_at <= 1
    ORDER BY d.next_attempt_at, d.seq LIMIT ?`);
  const claim = db.prepare(`UPDATE deliveries SET state = 'sending', next_attempt_at = NULL, lease_token = ?,
    lease_until = 2, record = ?, updated_at = 2 WHERE id = ?`);
  const begin = db.prepare(`INSERT INTO attempts (id, connection_id, kind, lease_token, started_at, customers, request)
    VALUES (?, 'lane', 'deliver', ?, 2, ?, ?)`);
  const link = db.prepare('INSERT INTO attempt_deliveries (delivery_id, attempt_id, position) VALUES (?, ?, ?)');
  return db.transaction((limit: number): Batch => {
    const ids = due.all(limit).map(({ id }) => id);
    const attempt = systemRandom.uuid();
    if (ids.length === 0) return { attempt, ids };
    for (const id of ids) claim.run(attempt, SEALED, id);
    begin.run(attempt, attempt, ids.length, SEALED);
    for (const [position, id] of ids.entries()) link.run(id, attempt, position);
    return { attempt, ids };
  });
}

function settler(db: Database) {
  const end = db.prepare(`UPDATE attempts SET ended_at = 3, outcome = 'delivered', http_status = 200, response = ?
    WHERE id = ?`);
  const finish = db.prepare(`UPDATE deliveries SET state = 'delivered', attempts = 1, lease_token = NULL,
    lease_until = NULL, updated_at = 3 WHERE id = ? AND lease_token = ?`);
  const receipt = db.prepare(`INSERT INTO receipts (delivery_id, attempt_id, at, evidence, body_sha256,
    response_sha256, attempt, previous_hash, hash) VALUES (?, ?, 3, 'vendor', ?, ?, 1, ?, ?)`);
  return db.transaction(({ attempt, ids }: Batch): void => {
    end.run(SEALED, attempt);
    for (const id of ids) {
      finish.run(id, attempt);
      receipt.run(id, attempt, HASH, HASH, HASH, HASH);
    }
  });
}
