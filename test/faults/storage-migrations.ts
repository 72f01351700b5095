// The next migration, which only tests know, with the rows that it must take along; and a process that dies in it.
import Sqlite, { type Database } from 'better-sqlite3';
import { MIGRATIONS } from '#electron/db/migrations/index.ts';
import { openDatabase } from '#electron/db/open.ts';

export const STEPS = [
  'ALTER TABLE customers ADD COLUMN note_length INTEGER NOT NULL DEFAULT 0',
  'CREATE TABLE visits (id INTEGER PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customers (id)) STRICT',
  'UPDATE customers SET note_length = length(sealed)',
  'CREATE INDEX customers_note_length ON customers (note_length)',
  'DROP INDEX customers_phone',
];

export const NEXT = STEPS.join(';\n');

/** Customers, each with a delivery and its receipt. */
export function withRows(db: Database, count: number): void {
  const customer = db.prepare(
    'INSERT INTO customers (id, external_id, sealed, captured_at, updated_at) VALUES (?, ?, ?, 1, 1)',
  );
  const delivery =
    db.prepare(`INSERT INTO deliveries (id, customer_id, connection_id, state, idempotency_key, created_at, updated_at)
    VALUES (?, ?, 'c', 'delivered', ?, 1, 1)`);
  const receipt = db.prepare(
    "INSERT INTO receipts (delivery_id, at, evidence, attempt, previous_hash, hash) VALUES (?, 1, 'created', 1, '0', '1')",
  );
  db.transaction(() => {
    db.exec("INSERT INTO connections (id, vendor, name, settings, created_at) VALUES ('c', 'ladiflow', 'L', '{}', 1)");
    for (let n = 0; n < count; n += 1) {
      customer.run(`k${n}`, `x${n}`, Buffer.alloc(1));
      delivery.run(`d${n}`, `k${n}`, `i${n}`);
      receipt.run(`d${n}`);
    }
  })();
}

/** Kills this process before the statement number `at` of the migration; 0 = never. */
function migrate(file: string, at: number): void {
  const exec = Sqlite.prototype.exec;
  Sqlite.prototype.exec = function (this: Database, sql: string): Database {
    if (sql !== NEXT) return exec.call(this, sql);
    STEPS.forEach((step, index) => {
      if (index + 1 === at) process.kill(process.pid, 'SIGKILL');
      exec.call(this, step);
    });
    return this;
  };
  openDatabase(file, { migrations: [...MIGRATIONS, NEXT] }).close();
}

const [, script = '', file, at] = process.argv;
if (script.endsWith('storage-migrations.ts') && file !== undefined) migrate(file, Number(at));
