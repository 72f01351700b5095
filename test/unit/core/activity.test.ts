import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createActivity } from '#electron/core/activity.ts';
import { tookOf } from '#electron/core/activity-took.ts';
import { boundsAt, boundsBefore } from '#electron/core/periods.ts';
import { MIGRATIONS } from '#electron/db/migrations/index.ts';
import { openDatabase, type Database } from '#electron/db/open.ts';
import type { Activity, ActivityQuery } from '#shared/domain/activity.ts';
import { EMPTY_COUNTS } from '#shared/domain/connection.ts';

let dir: string;
let db: Database;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'fieldpost-activity-'));
});
afterEach(() => {
  db.close();
  rmSync(dir, { recursive: true, force: true });
});

const open = (migrations = MIGRATIONS): Database => {
  db = openDatabase(join(dir, 'fieldpost.db'), { migrations });
  return db;
};

const at = (hour: number, minute = 0, second = 0, day = 18): number =>
  new Date(2026, 10, day, hour, minute, second).getTime();

let made = 0;

/** A customer captured at `captured` whose one delivery ends in `state` at `ended`. */
function deliver(captured: number, state: string, ended: number, connection = 'c1'): void {
  made += 1;
  const id = String(made);
  db.prepare(
    `INSERT OR IGNORE INTO connections (id, vendor, name, settings, created_at) VALUES (?, 'ladiflow', ?, '{}', 1)`,
  ).run(connection, connection);
  db.prepare('INSERT INTO customers (id, external_id, sealed, captured_at, updated_at) VALUES (?, ?, ?, ?, 1)').run(
    id,
    id,
    Buffer.alloc(1),
    captured,
  );
  db.prepare(`INSERT INTO deliveries (id, customer_id, connection_id, state, idempotency_key, created_at, updated_at)
    VALUES (?, ?, ?, 'queued', ?, ?, ?)`).run(id, id, connection, id, captured, captured);
  db.prepare('UPDATE deliveries SET state = ?, updated_at = ? WHERE id = ?').run(state, ended, id);
}

function read(query: ActivityQuery): Activity {
  const counts = new Map([['c1', { ...EMPTY_COUNTS, queued: 2, attention: 1 }]]);
  const connections = [
    { id: 'c1', name: 'One' },
    { id: 'c2', name: 'Two' },
  ];
  const rowsOf = (seqs: readonly number[]) =>
    seqs.map((seq) => ({
      customerId: String(seq),
      readable: true,
      name: '',
      capturedAt: 0,
      rollUp: 'waiting' as const,
      deliveries: [],
    }));
  const wallMs = (): number => at(12);
  return createActivity({ db, wallMs, connections: () => connections, counts: () => counts, rowsOf })(query);
}

describe('activity', () => {
  test('has nothing to show before the first delivery', () => {
    open();
    const nothing = read({ period: 'day', at: at(12) });
    expect(nothing).toMatchObject({ hasBegun: false, captured: 0, delivered: 0, waiting: [], needYou: 0 });
    expect(nothing.bars).toHaveLength(24);
    expect(nothing).not.toHaveProperty('took');
  });

  test('counts by hour, by day, by connection, and how long it took', () => {
    open();
    for (let n = 0; n < 19; n += 1) deliver(at(9, 0, n), 'delivered', at(9, 0, n + 4));
    deliver(at(9, 30), 'delivered', at(10, 1), 'c2');
    deliver(at(11), 'attention', at(11, 0, 1));
    deliver(at(11, 5), 'queued', at(11, 5));
    deliver(at(8, 0, 0, 11), 'delivered', at(8, 0, 1, 11));
    deliver(at(20, 0, 0, 11), 'queued', at(20, 0, 0, 11));
    const day = read({ period: 'day', at: at(3) });
    expect(day).toMatchObject({
      captured: 22,
      capturedBefore: 1,
      delivered: 20,
      refused: 1,
      needYou: 1,
      hasBegun: true,
    });
    expect(day.bars.filter(({ captured, delivered, refused }) => captured + delivered + refused > 0)).toEqual([
      { at: at(9), captured: 20, delivered: 19, refused: 0 },
      { at: at(10), captured: 0, delivered: 1, refused: 0 },
      { at: at(11), captured: 2, delivered: 0, refused: 1 },
    ]);
    expect(day.connections).toMatchObject([
      { name: 'One', delivered: 19, refused: 1, waits: 2, needYou: 1 },
      { name: 'Two', delivered: 1, refused: 0, waits: 0 },
    ]);
    expect(day.connections[0]?.took?.p95).toBeCloseTo(4.95, 1);
    expect(day.took?.median).toBeGreaterThanOrEqual(4);
    expect(day.took?.median).toBeLessThan(5);
    expect(day.connections[1]?.took?.median).toBeGreaterThanOrEqual(31 * 60 - 300);
    expect(day.needYouSince).toBe(at(11));
    expect(day.waiting.map(({ customerId }) => customerId)).toEqual(['24', '21', '22']);
    expect(read({ period: 'week', at: at(3) })).toMatchObject({ captured: 22, capturedBefore: 1 });
    const month = read({ period: 'month', at: at(3) });
    expect(month).toMatchObject({ captured: 24, delivered: 21 });
    expect(month.bars).toHaveLength(30);
  });

  test('counts what is there when a database of an older version is opened', () => {
    open(MIGRATIONS.slice(0, 2));
    made = 100;
    deliver(at(9), 'delivered', at(9, 0, 7));
    deliver(at(9), 'attention', at(10));
    db.close();
    open();
    const day = read({ period: 'day', at: at(3) });
    expect(day).toMatchObject({ captured: 2, delivered: 1, refused: 1 });
    expect(day.took?.median).toBeCloseTo(7.5);
  });
});

describe('periods', () => {
  test('begin at midnight, on Monday, on the first', () => {
    open();
    const sunday = new Date(2026, 10, 22, 15).getTime();
    expect(boundsAt('day', sunday)).toMatchObject({ from: at(0, 0, 0, 22), to: at(0, 0, 0, 23) });
    const week = boundsAt('week', sunday);
    expect([week.from, week.to, week.bars.length]).toEqual([at(0, 0, 0, 16), at(0, 0, 0, 23), 7]);
    expect(boundsBefore('week', week).to).toBe(week.from);
    expect(boundsBefore('day', boundsAt('day', sunday)).from).toBe(at(0, 0, 0, 15));
    const month = boundsAt('month', sunday);
    expect(boundsBefore('month', month)).toMatchObject({ from: new Date(2026, 9, 1).getTime(), to: month.from });
  });
});

describe('time to delivery', () => {
  test('lies within the class that half, or 95 of 100, have come to', () => {
    open();
    expect(tookOf([])).toBeUndefined();
    expect(tookOf([{ took: 0, n: 10 }])).toEqual({ median: 0.5, p95: 0.95 });
    const took = tookOf([
      { took: 60, n: 5 },
      { took: 2, n: 95 },
    ]);
    expect(took).toEqual({ median: 2 + 50 / 95, p95: 3 });
  });
});
