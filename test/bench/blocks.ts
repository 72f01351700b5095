import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { systemClock } from '#electron/system-effects.ts';
import { createNodeTransport } from '#electron/transport/node-transport.ts';
import { ALL_VENDORS, connect, fill, openBed, scratchDir } from './bed.ts';
import { createNoNetwork } from './no-network.ts';
import { ms, type Line, type Scale } from './table.ts';
import { startVendor } from './vendor.ts';

type Delay = { readonly p99: number; readonly max: number };

/** How long the thread that also draws the window's wishes is held up: every millisecond is sampled. */
export async function blockLines(scale: Scale): Promise<readonly Line[]> {
  return [
    line(`draining ${scale.customers.toLocaleString('en')} customers in batches of 100`, await draining(scale, 100)),
    line(`draining ${scale.customers.toLocaleString('en')} deliveries one by one, five lanes`, await fiveLanes(scale)),
    line(`importing ${scale.customers.toLocaleString('en')} rows for five connections`, await importing(scale)),
  ];
}

const line = (what: string, { p99, max }: Delay): Line => ({
  what: `longest block of the main thread, ${what}`,
  target: '< 16 ms p99',
  measured: `p99 ${ms(p99)}, max ${ms(max)}`,
  met: p99 < 16,
});

async function watched(work: () => Promise<unknown>): Promise<Delay> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  await work();
  delays.disable();
  return { p99: delays.percentile(99) / 1e6, max: delays.max / 1e6 };
}

async function draining({ customers }: Scale, batch: number): Promise<Delay> {
  const vendor = await startVendor(20);
  const transport = createNodeTransport({ clock: systemClock, userAgent: 'Fieldpost/bench' });
  const bed = await openBed({ transport, limits: { batch, concurrency: 4 } });
  await connect(bed, 'alatwa', 'vendor', vendor.baseUrl);
  fill(bed, customers);
  const delay = await watched(() => bed.core.outbox.sync({ timeoutMs: 600_000 }));
  await bed.close();
  vendor.close();
  return delay;
}

async function fiveLanes({ customers }: Scale): Promise<Delay> {
  const bed = await openBed({ transport: createNoNetwork(), limits: { batch: 1, concurrency: 4 } });
  for (const vendor of ALL_VENDORS) await connect(bed, vendor, vendor);
  fill(bed, customers / ALL_VENDORS.length);
  const delay = await watched(() => bed.core.outbox.sync({ timeoutMs: 600_000 }));
  await bed.close();
  return delay;
}

async function importing({ customers }: Scale): Promise<Delay> {
  const bed = await openBed({ transport: createNoNetwork() });
  for (const vendor of ALL_VENDORS) await connect(bed, vendor, vendor);
  const file = join(scratchDir(), 'customers.csv');
  const rows = Array.from(
    { length: customers },
    (_, n) => `Pelanggan Contoh ${n},+62812${1_000_000 + n},pelanggan.${n}@contoh.example,Surabaya`,
  );
  writeFileSync(file, ['fullName,whatsapp,email,city', ...rows].join('\n'));
  const delay = await watched(async () => {
    const answer = await bed.core.customers.importFile(file, () => undefined);
    if (!answer.ok || answer.value.imported !== customers) throw new Error(JSON.stringify(answer));
  });
  await bed.close();
  return delay;
}
