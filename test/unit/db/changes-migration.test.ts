import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Sqlite, { type Database } from 'better-sqlite3';
import { migrate } from '#electron/db/migrate.ts';
import { MIGRATIONS } from '#electron/db/migrations/index.ts';
import { settleDoubts, putAllInDoubt } from '#electron/db/salvage-doubts.ts';

// Migration 5 makes the table of deliveries anew: nothing of it may get lost, and the order of changes begins to hold.
const BEFORE = 4;

let db: Database;
beforeEach(() => {
  db = new Sqlite(':memory:');
  db.pragma('foreign_keys = ON');
});
afterEach(() => db.close());

const COLUMNS = 'id, customer_id, connection_id, state, settle, next_attempt_at, change_no';
const rows = () => db.prepare(`SELECT ${COLUMNS} FROM deliveries ORDER BY change_no`).all();
const names = (type: 'index' | 'trigger'): string[] =>
  db
    .prepare<[string], string>(
      "SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all(type);
const tallies = () => db.prepare('SELECT * FROM delivery_tallies WHERE n > 0 ORDER BY state').all();

function parents(): void {
  db.exec(`INSERT INTO connections (id, vendor, name, settings, created_at) VALUES ('c', 'ladiflow', 'L', '{}', 1);
    INSERT INTO customers (id, external_id, sealed, captured_at, updated_at) VALUES ('k', 'FP-1', x'00', 1, 1);`);
}

function insert(id: string, changeNo: number, state = 'queued', dueAt: number | null = 0): void {
  db.prepare(`INSERT INTO deliveries (id, customer_id, connection_id, change_no, state, settle, idempotency_key,
      next_attempt_at, lease_token, created_at, updated_at)
    VALUES (?, 'k', 'c', ?, ?, ?, ?, ?, ?, 1, 1)`).run(
    id,
    changeNo,
    state,
    state === 'unknown' ? 'lookup' : null,
    `key-${id}`,
    dueAt,
    state === 'sending' ? 't' : null,
  );
}

const dueOf = (id: string): unknown =>
  db.prepare('SELECT next_attempt_at FROM deliveries WHERE id = ?').pluck().get(id);
const settle = (id: string, state: string): void =>
  void db
    .prepare('UPDATE deliveries SET state = ?, settle = NULL, lease_token = NULL, next_attempt_at = NULL WHERE id = ?')
    .run(state, id);

describe('the step to changes', () => {
  it('takes every row, its attempts, receipts, counts, indexes and triggers along', () => {
    migrate(db, { migrations: MIGRATIONS.slice(0, BEFORE) });
    parents();
    const states = ['queued', 'retrying', 'unknown', 'attention', 'delivered', 'discarded', 'sending'];
    for (const [n, state] of states.entries()) {
      db.exec(`INSERT INTO customers (id, external_id, sealed, captured_at, updated_at)
          VALUES ('k${n}', 'x${n}', x'00', 1, 1);
        INSERT INTO deliveries (id, customer_id, connection_id, state, settle, idempotency_key, record, lease_token,
            vendor_record_id, created_at, updated_at)
          VALUES ('d${n}', 'k${n}', 'c', '${state}', ${state === 'unknown' ? "'person'" : 'NULL'}, 'i${n}', x'0${n}',
            ${state === 'sending' ? "'t'" : 'NULL'}, 'no. ${n}', ${n}, ${n});
        INSERT INTO attempts (id, connection_id, kind, started_at, customers, request) VALUES ('a${n}', 'c', 'deliver', 1, 1, x'00');
        INSERT INTO attempt_deliveries VALUES ('d${n}', 'a${n}', 0);`);
    }
    db.exec(`INSERT INTO receipts (delivery_id, attempt_id, at, evidence, attempt, previous_hash, hash)
      VALUES ('d4', 'a4', 1, 'created', 1, '0', '1')`);
    const all = () => db.prepare('SELECT * FROM deliveries ORDER BY seq').all() as Record<string, unknown>[];
    const before = { rows: all(), tallies: tallies(), triggers: names('trigger'), indexes: names('index') };
    const rollUps = db.prepare('SELECT id, roll_up FROM customers ORDER BY id').all();
    migrate(db, { migrations: MIGRATIONS.slice(0, BEFORE + 1) });
    expect(all()).toEqual(before.rows.map((row) => ({ ...row, change_no: 0, needs_number: 0 })));
    expect(tallies()).toEqual(before.tallies);
    expect(db.prepare('SELECT id, roll_up FROM customers ORDER BY id').all()).toEqual(rollUps);
    expect(names('trigger')).toEqual(expect.arrayContaining(before.triggers));
    expect(names('index')).toEqual(expect.arrayContaining(before.indexes));
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() => db.exec("DELETE FROM deliveries WHERE id = 'd4'")).toThrow('FOREIGN KEY');
  });
});

describe('changes of one customer at one connection', () => {
  beforeEach(() => {
    migrate(db, { migrations: MIGRATIONS });
    parents();
  });

  it('are never due while one before them is open, whoever makes them so', () => {
    insert('create', 0);
    insert('one', 1);
    insert('two', 2);
    expect(['create', 'one', 'two'].map(dueOf)).toEqual([0, null, null]);
    db.exec('UPDATE deliveries SET next_attempt_at = 5');
    expect(['create', 'one', 'two'].map(dueOf)).toEqual([5, null, null]);
    settle('create', 'delivered');
    expect(['one', 'two'].map(dueOf)).toEqual([0, null]);
    settle('one', 'discarded');
    expect(dueOf('two')).toBe(0);
  });

  it('get the number that the creation brought', () => {
    insert('create', 0);
    insert('one', 1);
    db.exec("UPDATE deliveries SET needs_number = 1 WHERE id = 'one'");
    db.exec(
      "UPDATE deliveries SET state = 'delivered', next_attempt_at = NULL, vendor_record_id = '7' WHERE id = 'create'",
    );
    expect(
      db.prepare("SELECT vendor_record_id AS no, needs_number AS asks FROM deliveries WHERE id = 'one'").get(),
    ).toEqual({
      no: '7',
      asks: 0,
    });
  });

  it('are one a number: two that are made at once do not both stand', () => {
    insert('create', 0);
    insert('one', 1);
    expect(() => insert('other', 1)).toThrow('UNIQUE');
    expect(() => insert('another', 0)).toThrow('UNIQUE');
  });

  it('stay behind what is in doubt when all of them are in doubt', () => {
    insert('create', 0, 'sending', null);
    insert('one', 1);
    putAllInDoubt(db, 9);
    expect(rows()).toMatchObject([
      { id: 'create', state: 'unknown', next_attempt_at: 9 },
      { id: 'one', state: 'unknown', next_attempt_at: null },
    ]);
    settle('create', 'delivered');
    expect(rows()[1]).toMatchObject({ state: 'unknown', next_attempt_at: 0 });
  });

  it('are put behind what is salvaged after them', () => {
    insert('one', 1);
    insert('create', 0);
    expect(['create', 'one'].map(dueOf)).toEqual([0, 0]);
    settleDoubts(db, { lastDelivery: 2, all: false }, { wallMs: 9, uuid: () => 'u' });
    expect(['create', 'one'].map(dueOf)).toEqual([0, null]);
  });
});
