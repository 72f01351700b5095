import { connect, fill, openBed, ALL_VENDORS, type BenchVendor } from './bed.ts';
import { interleaved, median, medianRatio, seconds, type Contender } from './measure.ts';
import { createNoNetwork } from './no-network.ts';
import type { Peer } from './peers.ts';
import { openRawOutbox } from './raw-outbox.ts';
import { openSameRows } from './same-rows.ts';
import { perSecond, ratio, type Line, type Scale } from './table.ts';

/** Claim, attempt, freeze, finish, receipt and counts of a delivery: everything but HTTP. Seconds for one delivery. */
export async function bookkeepingLines(scale: Scale, peers: readonly Peer[]): Promise<readonly Line[]> {
  const many = scale.quick ? 1_000 : 5_000;
  const few = scale.quick ? 500 : 1_500;
  const samples = await interleaved(
    [
      { name: 'engine 100', run: () => engine(many, 100, ['alatwa']) },
      { name: 'raw 100', run: () => raw(many, 100) },
      { name: 'same rows 100', run: () => sameRows(many, 100) },
      { name: 'engine 1', run: () => engine(few / ALL_VENDORS.length, 1, ALL_VENDORS) },
      { name: 'raw 1', run: () => raw(few, 1) },
      ...peers.map((peer): Contender => ({ name: peer.name, run: () => drained(peer, peer.batches ? many : few) })),
    ],
    scale.rounds,
  );
  const batches = 1 / medianRatio(samples.get('engine 100'), samples.get('raw 100'));
  const written = 1 / medianRatio(samples.get('engine 100'), samples.get('same rows 100'));
  const single = 1 / medianRatio(samples.get('engine 1'), samples.get('raw 1'));
  const rate = (name: string): number => 1 / median(samples.get(name));
  return [
    {
      what: 'engine bookkeeping per delivery, batches of 100',
      target: '≥ 0.5 × raw claim + done (two durable transactions)',
      measured: `${ratio(batches)} (${perSecond(rate('engine 100'))} against ${perSecond(rate('raw 100'))})`,
      met: batches >= 0.5,
    },
    {
      what: 'the same against its own rows written by hand (attempt, frozen record, receipt, counts; no work but SQL)',
      target: '',
      measured: `${ratio(written)} (${perSecond(rate('engine 100'))} against ${perSecond(rate('same rows 100'))})`,
      met: undefined,
    },
    {
      what: 'the same at batch 1, five lanes of four requests',
      target: '≥ 0.9 × raw batch 1',
      measured: `${ratio(single)} (${perSecond(rate('engine 1'))} against ${perSecond(rate('raw 1'))})`,
      met: single >= 0.9,
    },
    ...peers.map((peer) => {
      const ours = rate(peer.batches ? 'engine 100' : 'engine 1');
      return {
        what: `bookkeeping against ${peer.name} (${peer.batches ? 'batches of 100' : 'one by one, as it does'}, durable)`,
        target: 'ahead',
        measured: `${ratio(ours / rate(peer.name))} (${perSecond(ours)} against ${perSecond(rate(peer.name))})`,
        met: ours > rate(peer.name),
      };
    }),
  ];
}

async function engine(customers: number, batch: number, vendors: readonly BenchVendor[]): Promise<number> {
  const bed = await openBed({ transport: createNoNetwork(), limits: { batch, concurrency: 4 } });
  for (const vendor of vendors) await connect(bed, vendor, vendor);
  fill(bed, customers);
  const took = await seconds(() => bed.core.outbox.sync({ timeoutMs: 600_000 }));
  const { delivered } = bed.core.outbox.status().counts;
  await bed.close();
  if (delivered !== customers * vendors.length) throw new Error(`${delivered} delivered`);
  return took / delivered;
}

async function raw(count: number, batch: number): Promise<number> {
  const outbox = openRawOutbox();
  outbox.fill(count);
  const took = await seconds(() => outbox.drain(batch));
  outbox.close();
  return took / count;
}

async function sameRows(count: number, batch: number): Promise<number> {
  const outbox = openSameRows();
  outbox.fill(count);
  const took = await seconds(() => outbox.drain(batch));
  outbox.close();
  return took / count;
}

async function drained(peer: Peer, count: number): Promise<number> {
  const queue = await peer.open();
  await queue.insert(count);
  const took = await queue.drain(count);
  queue.close();
  return took / 1_000 / count;
}
