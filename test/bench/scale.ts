import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createConnectionStore } from '#electron/connections/store.ts';
import { createStatusReader } from '#electron/core/status.ts';
import { openDatabase, type Database } from '#electron/db/open.ts';
import { createDeliveryStore } from '#electron/outbox/delivery-store.ts';
import { systemRandom } from '#electron/system-effects.ts';
import { scratchDir } from './bed.ts';
import { interleaved, median, medianRatio } from './measure.ts';
import { ms, ratio, type Line, type Scale } from './table.ts';

/** Claims of 100 and the counts on databases of very different sizes. */
export async function scaleLines(scale: Scale): Promise<readonly Line[]> {
  const small = openFilled(10_000, 0);
  const large = openFilled(scale.rows, 0);
  const done = openFilled(10_000, scale.rows);
  const samples = await interleaved(
    [
      { name: '10 k', run: async () => small.claim() },
      { name: 'large', run: async () => large.claim() },
      { name: 'done', run: async () => done.claim() },
    ],
    scale.quick ? 7 : 15,
  );
  const counts = Array.from({ length: 50 }, () => large.counts());
  for (const one of [small, large, done]) one.close();
  const against = (name: string): number => medianRatio(samples.get(name), samples.get('10 k'));
  const size = `${(scale.rows / 1_000).toLocaleString('en')} k`;
  const line = (what: string, name: string): Line => ({
    what,
    target: '≤ 1.2 × the time at 10 k waiting',
    measured: `${ratio(against(name))} (${ms(median(samples.get(name)))} against ${ms(median(samples.get('10 k')))})`,
    met: against(name) <= 1.2,
  });
  return [
    line(`claim of 100 at ${size} waiting deliveries`, 'large'),
    line(`claim of 100 at 10 k waiting among ${size} done`, 'done'),
    {
      what: `counts for window and tray at ${size} rows`,
      target: '≤ 2 ms',
      measured: ms(median(counts)),
      met: median(counts) <= 2,
    },
  ];
}

const LANES = 5;
const CLAIM = 100;

function openFilled(waiting: number, done: number) {
  const dir = scratchDir();
  const db = openDatabase(join(dir, 'fieldpost.db'));
  fillRows(db, waiting, done);
  const effects = { db, random: systemRandom, sealing: { seal: () => Buffer.alloc(0) }, wallMs: Date.now };
  const deliveries = createDeliveryStore(effects);
  const status = createStatusReader(db, createConnectionStore(db).counts);
  const lease = { token: 'lease', until: Date.now() + 60_000 };
  const query = { ownerToken: 'owner', now: Date.now(), limit: CLAIM };
  const claim = db.transaction(() => {
    const due = deliveries.due('connection-1', query);
    for (const row of due) deliveries.claim(row, lease, undefined);
    if (due.length !== CLAIM) throw new Error('nothing left to claim');
  });
  return {
    /** Ms of one claim of 100. */
    claim: () => timed(() => claim.immediate()),
    counts: () => timed(status),
    close: () => {
      db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Rows as the engine leaves them; the triggers' counts are put in at the end, or a million rows would take minutes. */
function fillRows(db: Database, waiting: number, done: number): void {
  const triggers = db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  db.transaction(() => {
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    db.exec(`INSERT INTO owner (id, token, pid, host, beat_at) VALUES (1, 'owner', 1, 'here', 1)`);
    for (let lane = 1; lane <= LANES; lane += 1)
      db.exec(`INSERT INTO connections (id, vendor, name, settings, created_at)
        VALUES ('connection-${lane}', 'ladiflow', 'lane ${lane}', '{}', 1)`);
    insert(db, 0, done / LANES, 'delivered');
    insert(db, done / LANES, waiting / LANES, 'queued');
    db.exec(`INSERT INTO delivery_tallies SELECT connection_id, state, 0, count(*) FROM deliveries GROUP BY 1, 2;
      INSERT INTO customer_tallies SELECT roll_up, count(*) FROM customers GROUP BY 1;`);
    for (const { sql } of triggers) db.exec(sql);
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
}

function insert(db: Database, from: number, customers: number, state: 'delivered' | 'queued'): void {
  const due = state === 'queued' ? '0' : 'NULL';
  db.exec(`
    WITH RECURSIVE n(i) AS (SELECT ${from} WHERE ${customers} > 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${from + customers})
    INSERT INTO customers (id, external_id, sealed, hashed, roll_up, captured_at, updated_at)
      SELECT printf('01890000-0000-7000-8000-%012d', i), printf('FP-%012d', i), randomblob(300), 1,
        '${state === 'queued' ? 'waiting' : 'delivered'}', 1, 1 FROM n;
    WITH RECURSIVE n(i) AS (SELECT ${from} WHERE ${customers} > 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${from + customers}),
      lane(l) AS (SELECT 1 UNION ALL SELECT l + 1 FROM lane WHERE l < ${LANES})
    INSERT INTO deliveries (id, customer_id, connection_id, state, idempotency_key, next_attempt_at, created_at, updated_at)
      SELECT printf('01890000-%04d-7000-9000-%012d', l, i), printf('01890000-0000-7000-8000-%012d', i),
        'connection-' || l, '${state}', printf('01890000-%04d-7000-a000-%012d', l, i), ${due}, 1, 1 FROM n, lane;`);
}
