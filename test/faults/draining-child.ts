// A process that drains the outbox of a data directory until it is done or dies; started by process-death.test.ts.
import { text } from 'node:stream/consumers';
import { z } from 'zod';

// Read by crashPoint(): this process may be made to die at one.
Object.assign(globalThis, { __CRASH_POINTS__: true });
const { createCore } = await import('#electron/core/create-core.ts');
const { systemClock, systemRandom } = await import('#electron/system-effects.ts');
const { createNodeTransport } = await import('#electron/transport/node-transport.ts');
const { VENDORS } = await import('#electron/vendors/registry.ts');
const { createMemoryVault } = await import('#test/support/memory-vault.ts');

const { dataDir, entries, timeoutMs } = z
  .object({ dataDir: z.string(), entries: z.array(z.tuple([z.string(), z.string()])), timeoutMs: z.number() })
  .parse(JSON.parse(await text(process.stdin)));
const vault = createMemoryVault();
for (const [name, value] of entries) vault.entries.set(name, value);
const core = createCore({
  dataDir,
  clock: systemClock,
  random: systemRandom,
  vault,
  transport: createNodeTransport({ clock: systemClock, userAgent: 'Fieldpost/test' }),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  vendors: VENDORS,
  backoff: { baseMs: 20, capMs: 200 },
});
await core.outbox.unlock();
process.stdout.write('draining\n');
await core.outbox.sync({ timeoutMs });
await core.close(1_000);
process.exit(0);
