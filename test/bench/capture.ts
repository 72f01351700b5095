import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { openDatabase } from '#electron/db/open.ts';
import { systemRandom } from '#electron/system-effects.ts';
import { ALL_VENDORS, connect, openBed, sample, scratchDir, type Bed } from './bed.ts';
import { interleaved, median, medianRatio, quantile, type Contender } from './measure.ts';
import { createNoNetwork } from './no-network.ts';
import type { Peer } from './peers.ts';
import { ms, perSecond, ratio, type Line, type Scale } from './table.ts';

const ROWS_A_CAPTURE = 1 + ALL_VENDORS.length;

/** Capture against a raw transaction that writes the same rows, and against every peer's enqueue, counted per row. */
export async function captureLines(scale: Scale, peers: readonly Peer[]): Promise<readonly Line[]> {
  const count = scale.quick ? 100 : 400;
  const bed = await openBed({ transport: createNoNetwork() });
  for (const vendor of ALL_VENDORS) await connect(bed, vendor, vendor);
  const raw = openSameRows();
  const opened = await Promise.all(peers.map(async (peer) => ({ peer, queue: await peer.open() })));
  const latencies: number[] = [];
  const contenders: Contender[] = [
    { name: 'engine', run: (round) => captures(bed, count, round, latencies) },
    { name: 'raw', run: async () => timed(count, raw.write) },
    ...opened.map(({ peer, queue }) => ({ name: peer.name, run: async () => (await queue.insert(count)) / count })),
  ];
  const samples = await interleaved(contenders, scale.rounds);
  await bed.close();
  raw.close();
  for (const { queue } of opened) queue.close();
  const engine = samples.get('engine') ?? [];
  const share = 1 / medianRatio(engine, samples.get('raw'));
  const p99 = quantile(latencies, 0.99);
  const rows = (ROWS_A_CAPTURE * 1_000) / median(engine);
  return [
    {
      what: 'capture: customer + 5 deliveries, one durable transaction, with validation, mapping rules and sealing',
      target: '≥ 0.8 × a raw transaction writing the same rows',
      measured: `${ratio(share)} (${ms(median(engine))} against ${ms(median(samples.get('raw')))})`,
      met: share >= 0.8,
    },
    { what: 'capture, p99', target: '< 5 ms', measured: ms(p99), met: p99 < 5 },
    ...peers.map(({ name }) => {
      const theirs = 1_000 / median(samples.get(name));
      return {
        what: `capture, rows a second, against ${name} (one row an enqueue, durable)`,
        target: 'ahead',
        measured: `${ratio(rows / theirs)} (${perSecond(rows)} against ${perSecond(theirs)})`,
        met: rows > theirs,
      };
    }),
  ];
}

/** Ms of one capture. */
async function captures(bed: Bed, count: number, round: number, latencies: number[]): Promise<number> {
  const start = performance.now();
  for (let n = 0; n < count; n += 1) {
    const before = performance.now();
    const answer = bed.core.customers.capture(sample(round * count + n));
    latencies.push(performance.now() - before);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  }
  return (performance.now() - start) / count;
}

function timed(count: number, work: () => unknown): number {
  const start = performance.now();
  for (let n = 0; n < count; n += 1) work();
  return (performance.now() - start) / count;
}

/** The same tables with their indexes, counts and syncs; the values are there already and nothing is checked or sealed. */
function openSameRows() {
  const dir = scratchDir();
  const db = openDatabase(join(dir, 'raw.db'));
  const connections = ALL_VENDORS.map((vendor) => {
    const id = systemRandom.uuid();
    db.prepare('INSERT INTO connections (id, vendor, name, settings, created_at) VALUES (?, ?, ?, ?, 1)').run(
      id,
      vendor,
      vendor,
      '{}',
    );
    return id;
  });
  const customer = db.prepare(`INSERT INTO customers (id, external_id, sealed, phone_hash, email_hash, hashed,
    awaits_connection, captured_at, updated_at) VALUES (?, ?, ?, ?, ?, 1, 0, ?, ?)`);
  const delivery = db.prepare(`INSERT INTO deliveries (id, customer_id, connection_id, state, idempotency_key,
    next_attempt_at, created_at, updated_at) VALUES (?, ?, ?, 'queued', ?, 0, ?, ?)`);
  const sealed = Buffer.alloc(300, 7);
  const write = db.transaction(() => {
    const id = systemRandom.uuid();
    const now = Date.now();
    const hashes = [systemRandom.bytes(32), systemRandom.bytes(32)] as const;
    customer.run(id, `FP-${systemRandom.uuid()}`, sealed, ...hashes, now, now);
    for (const connection of connections)
      delivery.run(systemRandom.uuid(), id, connection, systemRandom.uuid(), now, now);
  });
  return {
    write: () => write.immediate(),
    close: () => {
      db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
