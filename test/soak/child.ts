// A process of the soak: loads everything, says so, waits for its order, then captures and sends until it is killed.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';

// Read by crashPoint(): this process may be made to die at one.
Object.assign(globalThis, { __CRASH_POINTS__: true });
const { createCore } = await import('#electron/core/create-core.ts');
const { systemClock, systemRandom } = await import('#electron/system-effects.ts');
const { createNodeTransport } = await import('#electron/transport/node-transport.ts');
const { VENDORS } = await import('#electron/vendors/registry.ts');
const { createMemoryVault } = await import('#test/support/memory-vault.ts');
const { sampleCustomer } = await import('#test/support/sample-customer.ts');

const orderSchema = z.object({
  dataDir: z.string(),
  entries: z.array(z.tuple([z.string(), z.string()])),
  /** Numbers of the customers to capture. */
  from: z.number(),
  count: z.number(),
  everyMs: z.number(),
  /** This computer's clock is so far off, ms. */
  clockOffsetMs: z.number(),
  crashAt: z.string().optional(),
  /** A person asks for a sync right away, instead of leaving it to the app. */
  wish: z.boolean(),
  /** Drain to the end and exit, instead of running until killed. */
  finish: z.boolean(),
});

/** Written at once, so that what was said before a kill was said. */
const say = (line: string): number => writeSync(1, `${line}\n`);

async function obey(order: z.output<typeof orderSchema>): Promise<void> {
  if (order.crashAt !== undefined) process.env['FIELDPOST_CRASH_AT'] = order.crashAt;
  const clock = { ...systemClock, wallMs: () => systemClock.wallMs() + order.clockOffsetMs };
  const vault = createMemoryVault();
  for (const [name, value] of order.entries) vault.entries.set(name, value);
  const core = createCore({
    dataDir: order.dataDir,
    clock,
    random: systemRandom,
    vault,
    transport: createNodeTransport({ clock, userAgent: 'Fieldpost/soak' }),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    vendors: VENDORS,
    backoff: { baseMs: 10, capMs: 100 },
  });
  say('open');
  core.outbox.start();
  await core.outbox.unlock();
  if (order.wish) void core.outbox.sync({ timeoutMs: 60_000 });
  for (let n = order.from; n < order.from + order.count; n += 1) {
    say(`saving ${n}`);
    const saved = core.customers.capture(sampleCustomer(n));
    say(saved.ok ? `saved ${n} ${saved.value.id}` : `refused ${n} ${JSON.stringify(saved.error)}`);
    await new Promise((resolve) => setTimeout(resolve, order.everyMs));
  }
  if (!order.finish) return;
  await core.outbox.sync({ timeoutMs: 60_000 });
  await core.close(2_000);
  process.exit(0);
}

say('ready');
for await (const line of createInterface({ input: process.stdin })) await obey(orderSchema.parse(JSON.parse(line)));
