import { systemClock } from '#electron/system-effects.ts';
import { createNodeTransport } from '#electron/transport/node-transport.ts';
import { connect, fill, openBed } from './bed.ts';
import { median, seconds } from './measure.ts';
import { ratio, type Line, type Scale } from './table.ts';
import { startVendor } from './vendor.ts';

const CONCURRENCY = 4;

type Case = { readonly batch: number; readonly latencyMs: number; readonly customers: number; readonly most: number };

/** Wall time from "sync" to the last receipt, over real sockets to a vendor in another process. */
export async function drainLines(scale: Scale): Promise<readonly Line[]> {
  const { customers, quick } = scale;
  const cases: readonly Case[] = [
    { batch: 100, latencyMs: 100, customers, most: 1.1 },
    { batch: 100, latencyMs: 20, customers, most: 1.2 },
    { batch: 1, latencyMs: 100, customers: quick ? 100 : 2_000, most: 1.1 },
    { batch: 1, latencyMs: 20, customers: quick ? 500 : customers, most: 1.2 },
  ];
  const lines: Line[] = [];
  for (const one of cases) lines.push(await drainLine(one, one.batch === 100 ? scale.rounds : 1));
  return lines;
}

async function drainLine(one: Case, rounds: number): Promise<Line> {
  const needed = Math.ceil(one.customers / one.batch);
  const ideal = (Math.ceil(needed / CONCURRENCY) * one.latencyMs) / 1_000;
  const engine: number[] = [];
  const bare: number[] = [];
  let requests = 0;
  for (let round = 0; round < rounds; round += 1) {
    const drained = await drain(one);
    engine.push(drained.took / ideal);
    requests = Math.max(requests, drained.requests);
    bare.push((await loop(one, needed)) / ideal);
  }
  const share = median(engine);
  return {
    what: `${one.customers.toLocaleString('en')} customers, batch ${one.batch}, ${one.latencyMs} ms, concurrency ${CONCURRENCY}`,
    target: `≤ ${one.most} × ideal, ${needed.toLocaleString('en')} requests`,
    measured: `${ratio(share)} (${(share * ideal).toFixed(2)} s, ${requests.toLocaleString('en')} requests; the same requests from a bare loop without a database: ${ratio(median(bare))})`,
    met: share <= one.most && requests === needed,
  };
}

async function drain(one: Case): Promise<{ readonly took: number; readonly requests: number }> {
  const vendor = await startVendor(one.latencyMs);
  const transport = createNodeTransport({ clock: systemClock, userAgent: 'Fieldpost/bench' });
  const bed = await openBed({ transport, limits: { batch: one.batch, concurrency: CONCURRENCY } });
  await connect(bed, 'alatwa', 'vendor', vendor.baseUrl);
  fill(bed, one.customers);
  const took = await seconds(() => bed.core.outbox.sync({ timeoutMs: 900_000 }));
  const { delivered } = bed.core.outbox.status().counts;
  const { requests, most } = await vendor.seen();
  await bed.close();
  vendor.close();
  if (delivered !== one.customers || most > CONCURRENCY) throw new Error(`${delivered} delivered, ${most} at a time`);
  return { took, requests };
}

/** As many requests of the same size, four at a time, and nothing else. */
async function loop(one: Case, requests: number): Promise<number> {
  const vendor = await startVendor(one.latencyMs);
  const transport = createNodeTransport({ clock: systemClock, userAgent: 'Fieldpost/bench' });
  const customer = { phone: '628120000000', name: 'Pelanggan Contoh 1000' };
  const body = JSON.stringify({ group: 'Pelanggan', customers: Array.from({ length: one.batch }, () => customer) });
  const request = { method: 'POST', url: `${vendor.baseUrl}/customer`, headers: {}, body } as const;
  let left = requests;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await transport(request, { timeoutMs: 30_000 });
    }
  };
  const took = await seconds(() => Promise.all(Array.from({ length: CONCURRENCY }, worker)));
  transport.dropConnections();
  vendor.close();
  return took;
}
