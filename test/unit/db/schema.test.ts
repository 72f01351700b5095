import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseNewerError } from '#electron/db/migrate.ts';
import { openDatabase, type Database } from '#electron/db/open.ts';
import * as sql from '#electron/outbox/delivery-sql.ts';

let dir: string;
let db: Database;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'fieldpost-db-'));
  db = openDatabase(join(dir, 'fieldpost.db'));
});
afterEach(() => {
  db.close();
  rmSync(dir, { recursive: true, force: true });
});

const plan = (text: string, params: object): string =>
  db
    .prepare<object, { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
    .all(params)
    .map((row) => row.detail)
    .join('\n');

describe('the database', () => {
  it('syncs every commit: WAL with synchronous FULL, on every connection', () => {
    const again = openDatabase(join(dir, 'fieldpost.db'));
    for (const open of [db, again]) {
      expect(open.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(open.pragma('synchronous', { simple: true })).toBe(2);
      expect(open.pragma('foreign_keys', { simple: true })).toBe(1);
    }
    again.close();
  });

  it('leaves a file of a newer Fieldpost as it is', () => {
    db.pragma('user_version = 999');
    db.pragma('wal_checkpoint(TRUNCATE)');
    const file = join(dir, 'fieldpost.db');
    const before = readFileSync(file);
    expect(() => openDatabase(file)).toThrow(DatabaseNewerError);
    expect(readFileSync(file)).toEqual(before);
  });

  it('finds what is due by index, however many rows wait or are done', () => {
    const due = { connectionId: 'c', now: 1, limit: 10 };
    expect(plan(sql.CLAIMABLE, due)).toContain('USING INDEX deliveries_due');
    expect(plan(sql.CLAIMABLE, due)).not.toContain('TEMP B-TREE');
    expect(plan(sql.LOOKUPS, due)).toContain('USING INDEX deliveries_unknown');
    expect(plan(sql.LOOKUPS, due)).not.toContain('TEMP B-TREE');
    expect(plan(sql.HAS_DUE, due)).toContain('INDEX deliveries_due');
    expect(plan(sql.NUMBERLESS, due)).toContain('USING INDEX deliveries_numberless');
    expect(plan(sql.NUMBERLESS, due)).not.toContain('TEMP B-TREE');
    expect(plan(sql.MISALIGNED, { connectionId: 'c', way: 'lookup', isChange: 0 })).toContain(
      'INDEX deliveries_unknown',
    );
    expect(plan(sql.ABANDONED, { before: null })).toContain('INDEX deliveries_sending');
    expect(plan(sql.OF_CUSTOMER, { customerId: 'a', connectionId: null })).toMatch(/SEARCH d USING INDEX/);
  });

  it('lets nobody change or remove a receipt', () => {
    db.exec(`
      INSERT INTO connections (id, vendor, name, settings, created_at) VALUES ('c', 'ladiflow', 'L', '{}', 1);
      INSERT INTO customers (id, external_id, sealed, captured_at, updated_at) VALUES ('k', 'FP-1', x'00', 1, 1);
      INSERT INTO deliveries (id, customer_id, connection_id, state, idempotency_key, created_at, updated_at)
        VALUES ('d', 'k', 'c', 'delivered', 'i', 1, 1);
      INSERT INTO receipts (delivery_id, at, evidence, attempt, previous_hash, hash) VALUES ('d', 1, 'created', 1, '0', '1');`);
    expect(() => db.exec("UPDATE receipts SET evidence = 'person'")).toThrow('append-only');
    expect(() => db.exec('DELETE FROM receipts')).toThrow('append-only');
  });

  it('keeps counts that add up through every change of state', () => {
    db.exec("INSERT INTO connections (id, vendor, name, settings, created_at) VALUES ('c', 'ladiflow', 'L', '{}', 1)");
    const states = ['queued', 'retrying', 'unknown', 'attention', 'delivered', 'discarded'];
    for (let n = 0; n < 30; n += 1) {
      db.prepare('INSERT INTO customers (id, external_id, sealed, captured_at, updated_at) VALUES (?, ?, ?, 1, 1)').run(
        `k${n}`,
        `x${n}`,
        Buffer.alloc(1),
      );
      db.prepare(`INSERT INTO deliveries (id, customer_id, connection_id, state, idempotency_key, created_at, updated_at)
        VALUES (?, ?, 'c', 'queued', ?, 1, 1)`).run(`d${n}`, `k${n}`, `i${n}`);
      for (let step = 0; step < n; step += 1) {
        const state = states[(n * 7 + step * 3) % states.length] ?? 'queued';
        const settle = state === 'unknown' ? (step % 2 === 0 ? 'person' : 'lookup') : null;
        db.prepare('UPDATE deliveries SET state = ?, settle = ? WHERE id = ?').run(state, settle, `d${n}`);
      }
    }
    const counted = db
      .prepare("SELECT state, settle IS 'person' AS p, count(*) AS n FROM deliveries GROUP BY 1, 2 ORDER BY 1, 2")
      .all();
    const kept = db
      .prepare(
        'SELECT state, for_person AS p, sum(n) AS n FROM delivery_tallies GROUP BY 1, 2 HAVING sum(n) > 0 ORDER BY 1, 2',
      )
      .all();
    expect(kept).toEqual(counted);
    const customers = db.prepare('SELECT roll_up, count(*) AS n FROM customers GROUP BY 1 ORDER BY 1').all();
    expect(db.prepare('SELECT roll_up, n FROM customer_tallies WHERE n > 0 ORDER BY 1').all()).toEqual(customers);
  });
});
