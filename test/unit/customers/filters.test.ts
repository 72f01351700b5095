import { describe, expect, it } from 'vitest';
import { conditionsOf, lookedConditions } from '#electron/customers/filter-sql.ts';
import { createListing } from '#electron/customers/listing.ts';
import { boundsOf, walkSql } from '#electron/customers/listing-walk.ts';
import type { QueueQuery } from '#shared/domain/queue.ts';
import { DAY_MS } from '#shared/duration.ts';
import { createManualClock } from '#test/support/manual-clock.ts';
import { connect, createBed, SITI, SITI_CANARIES, value, type Process } from './bed.ts';

const ALL: QueueQuery = { filter: 'all', search: '', offset: 0, limit: 50 };

const names = ({ customers }: Process, query: Partial<QueueQuery>): readonly string[] =>
  value(customers.page({ ...ALL, ...query })).rows.map(({ name }) => name);

/** Ani, Budi, Citra and Dewi, each for Cuoral and SalesMania, and Eko for nobody. */
async function withFive(): Promise<Process> {
  const process = createBed().start();
  value(await process.sealing.unlock());
  connect(process, 'cuoral', 'salesmania');
  const capture = (fullName: string, more: object): string =>
    value(process.customers.capture({ ...SITI, fullName, ...more })).id;
  capture('Ani', { tags: ['Pameran', 'VIP'] });
  capture('Budi', { tags: ['pameran'], city: 'Medan' });
  capture('Citra', { tags: ['Đà Nẵng'] });
  capture('Dewi', {});
  capture('Eko', { connections: [] });
  const set = (name: number, connection: string, change: string): unknown =>
    process.db
      .exec(`UPDATE deliveries SET next_attempt_at = NULL, ${change} WHERE connection_id = 'connection-${connection}'
      AND customer_id = (SELECT id FROM customers ORDER BY seq LIMIT 1 OFFSET ${name})`);
  set(0, 'cuoral', "state = 'delivered'");
  set(0, 'salesmania', "state = 'delivered'");
  set(1, 'cuoral', "state = 'attention'");
  set(2, 'cuoral', "state = 'unknown', settle = 'person'");
  set(2, 'salesmania', "state = 'delivered'");
  set(3, 'cuoral', "state = 'retrying', next_attempt_at = 99");
  return process;
}

describe('the filters of the queue', () => {
  it('find by state, by connection, and by a state at a connection', async () => {
    const process = await withFive();
    expect(names(process, { states: ['attention', 'unknown'] })).toEqual(['Citra', 'Budi']);
    expect(names(process, { states: ['queued'] })).toEqual(['Dewi', 'Budi']);
    expect(names(process, { states: ['delivered'] })).toEqual(['Citra', 'Ani']);
    expect(names(process, { states: ['delivered'], connections: ['connection-cuoral'] })).toEqual(['Ani']);
    expect(names(process, { states: ['sending', 'discarded'] })).toEqual([]);
    expect(names(process, { connections: ['connection-cuoral'] })).toEqual(['Dewi', 'Citra', 'Budi', 'Ani']);
    expect(names(process, { states: ['queued', 'retrying'], connections: ['connection-cuoral'] })).toEqual(['Dewi']);
  });

  it('find by tag whatever its case and marks, and count tags that way', async () => {
    const process = await withFive();
    expect(names(process, { tags: ['PAMERAN'] })).toEqual(['Budi', 'Ani']);
    expect(names(process, { tags: ['da nang', 'vip'] })).toEqual(['Citra', 'Ani']);
    expect(process.customers.tags()).toEqual([
      { tag: 'Pameran', count: 2 },
      { tag: 'VIP', count: 1 },
      { tag: 'Đà Nẵng', count: 1 },
    ]);
  });

  it('narrow together with the tab and the search, page by page with one total', async () => {
    const process = await withFive();
    expect(names(process, { tags: ['pameran'], filter: 'need-you' })).toEqual(['Budi']);
    expect(names(process, { tags: ['pameran'], search: 'medan' })).toEqual(['Budi']);
    expect(names(process, { tags: ['pameran'], states: ['delivered'] })).toEqual(['Ani']);
    const page = value(process.customers.page({ ...ALL, search: 'suraba', offset: 1, limit: 1 }));
    expect(page.total).toBe(4);
    expect(page.rows.map(({ name }) => name)).toEqual(['Dewi']);
  });

  it('find by age', async () => {
    const process = await withFive();
    process.db.exec(`UPDATE customers SET captured_at = captured_at - ${8 * DAY_MS} WHERE seq <= 2`);
    expect(names(process, { age: 'over-7-days' })).toEqual(['Budi', 'Ani']);
    expect(names(process, { age: 'within-7-days' })).toEqual(['Eko', 'Dewi', 'Citra']);
    expect(names(process, { age: 'over-7-days', tags: ['vip'] })).toEqual(['Ani']);
    const noon = new Date(2026, 10, 22, 12).getTime();
    expect(boundsOf('today', noon)).toEqual({ from: new Date(2026, 10, 22).getTime() });
    expect(boundsOf('over-1-day', noon)).toEqual({ before: noon - DAY_MS });
  });

  it('read no table from end to end where only the exceptions are asked for', () => {
    const { db } = createBed().start();
    const plan = (query: Partial<QueueQuery>, bounds = {}): string => {
      const conditions = conditionsOf({ ...ALL, ...query }, bounds);
      return db
        .prepare<unknown[], { detail: string }>(
          `EXPLAIN QUERY PLAN SELECT seq FROM customers c WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`,
        )
        .all(...conditions.flatMap(({ values }) => values))
        .map(({ detail }) => detail)
        .join('; ');
    };
    const atCuoral = { states: ['attention', 'retrying'], connections: ['x'] } as const;
    const exceptions = plan({ states: [...atCuoral.states], connections: [...atCuoral.connections] });
    expect(exceptions).toMatch(/SEARCH c USING COVERING INDEX \S+ \(id=\?\)/);
    expect(exceptions).toContain(
      'SEARCH deliveries USING COVERING INDEX deliveries_exceptions (state=? AND connection_id=?)',
    );
    expect(plan({ age: 'today' }, { from: 1 })).toContain('USING COVERING INDEX customers_captured');
  });

  it('make a long list anew only after a rest, and say when it is over', async () => {
    const process = await withFive();
    const clock = createManualClock();
    const refreshed: number[] = [];
    let made = 0;
    // Finding takes 100 ms of this clock.
    let slow = 0;
    const listing = createListing({
      db: process.db,
      clock: { ...clock, monotonicMs: () => clock.monotonicMs() + slow },
      index: {
        advance: () => true,
        drop: () => undefined,
        put: () => undefined,
        similar: () => [],
        tags: () => [],
        version: () => 0,
        find: () => {
          made += 1;
          slow += 100;
          return [1, 2];
        },
      },
      refresh: () => refreshed.push(clock.monotonicMs()),
    });
    const filter = { ...ALL, search: 'a' };
    expect(listing.shown(filter, 2)).toEqual([2, 1]);
    expect(listing.shown(filter, 2)).toEqual([2, 1]);
    expect(made).toBe(1); // nothing has changed
    process.db.exec("UPDATE customers SET roll_up = 'discarded' WHERE seq = 1");
    listing.shown(filter, 2);
    listing.shown(filter, 2);
    expect(made).toBe(1); // too soon
    await clock.pass(999);
    expect(refreshed).toEqual([]);
    await clock.pass(1);
    expect(refreshed).toHaveLength(1);
    listing.shown(filter, 2);
    expect(made).toBe(2);
    expect(listing.now(filter)).toEqual([2, 1]);
    expect(made).toBe(3);
  });
});

/** Each goes to Cuoral; every tenth one is refused there. */
function withMany(count: number): Process {
  const process = createBed().start();
  connect(process, 'cuoral');
  process.db.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO customers (id, external_id, sealed, captured_at, updated_at) SELECT 'c' || i, 'e' || i, x'00', i, i FROM n;
    INSERT INTO deliveries (id, customer_id, connection_id, state, idempotency_key, created_at, updated_at)
    SELECT 'd' || seq, id, 'connection-cuoral', iif(seq % 10 = 0, 'attention', 'queued'), 'k' || seq, 1, 1 FROM customers`);
  return process;
}

describe('a list that most customers are in', () => {
  const QUEUED: QueueQuery = { ...ALL, states: ['queued'] };

  it('has its first page at once, and is whole some turns later', async () => {
    const { db } = withMany(9_000);
    const clock = createManualClock();
    let turns = 0;
    let spent = 0;
    let asked = 0;
    const { shown, now } = createListing({
      db,
      clock: {
        ...clock,
        monotonicMs: () => (spent += 3),
        timer: (ms, call) => clock.timer(ms, () => ((turns += 1), call())),
      },
      index: {
        advance: () => true,
        drop: () => undefined,
        put: () => undefined,
        similar: () => [],
        tags: () => [],
        version: () => 0,
        find: () => undefined,
      },
      refresh: () => (asked += 1),
    });
    const first = shown(QUEUED, 60);
    expect(first.slice(0, 3)).toEqual([8_999, 8_998, 8_997]);
    expect(first.length).toBeLessThan(1_000);
    expect(shown(QUEUED, 3_000).length).toBeGreaterThanOrEqual(3_000); // whoever scrolls far waits for it
    await clock.pass(1);
    expect([turns > 1, asked]).toEqual([true, 1]);
    expect(shown(QUEUED, 60)).toHaveLength(8_100);
    expect(shown(QUEUED, 60)).toEqual(now(QUEUED));
    expect(now({ ...QUEUED, connections: ['connection-cuoral'], filter: 'waiting' })).toHaveLength(8_100);
    expect(now({ ...QUEUED, connections: ['connection-other'] })).toEqual([]);

    db.exec(
      "UPDATE deliveries SET state = 'attention' WHERE customer_id IN (SELECT id FROM customers WHERE seq > 8990)",
    );
    spent += 100_000; // rested
    expect(shown(QUEUED, 60)).toHaveLength(8_100); // stands until the next one is whole
    await clock.pass(1);
    expect(asked).toBe(2);
    expect(shown(QUEUED, 60)[0]).toBe(8_989);
  });

  it('reads only the customers that it looks at', () => {
    const { db } = createBed().start();
    const conditions = lookedConditions({ ...QUEUED, filter: 'waiting' }, { from: 1 });
    const plan = db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${walkSql(conditions)}`)
      .all(0, 500, ...conditions.flatMap(({ values }) => values))
      .map(({ detail }) => detail);
    expect(plan).toEqual([
      'SEARCH c USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)',
      expect.stringMatching(/^SEARCH d .*\(customer_id=\?/),
    ]);
  });
});

describe('saved views', () => {
  it('are kept sealed, one a name, in the order of their making', async () => {
    const bed = createBed();
    const first = bed.start();
    value(await first.sealing.unlock());
    const filter = { filter: 'waiting', search: SITI_CANARIES[0], tags: ['canary seeds'] } as const;
    const { id } = value(first.customers.views.save({ name: 'Siti', filter: { ...filter, tags: [...filter.tags] } }));
    value(first.customers.views.save({ name: 'Old', filter: { filter: 'all', search: '', age: 'over-7-days' } }));
    const again = value(first.customers.views.save({ name: ' SITI ', filter: { filter: 'all', search: 'siti' } }));
    expect(again.id).toBe(id);
    const second = bed.start();
    value(await second.sealing.unlock());
    expect(second.customers.views.list()).toEqual([
      { id, name: 'SITI', filter: { filter: 'all', search: 'siti' } },
      { id: expect.any(String), name: 'Old', filter: { filter: 'all', search: '', age: 'over-7-days' } },
    ]);
    for (const canary of SITI_CANARIES) expect(bed.bytes().includes(canary)).toBe(false);
    value(second.customers.views.remove(id));
    expect(first.customers.views.list().map(({ name }) => name)).toEqual(['Old']);
  });
});
