// A process with the core open on a data directory, to be killed by a test: saves customers, says so, and waits.
import { text } from 'node:stream/consumers';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { createCore } from '#electron/core/create-core.ts';
import { systemClock, systemRandom } from '#electron/system-effects.ts';
import { createNodeTransport } from '#electron/transport/node-transport.ts';
import { VENDORS } from '#electron/vendors/registry.ts';
import { createMemoryVault } from '#test/support/memory-vault.ts';
import { sampleCustomer } from '#test/support/sample-customer.ts';

const { dataDir, entries, count, from, sync, checkpoint } = z
  .object({
    dataDir: z.string(),
    entries: z.array(z.tuple([z.string(), z.string()])),
    count: z.number(),
    from: z.number(),
    /** Whether it sends before it says that it has saved. */
    sync: z.boolean(),
    /** Whether all of it lies in the file, and nothing in its log. */
    checkpoint: z.boolean(),
  })
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
});
await core.outbox.unlock();
for (let n = from; n < from + count; n += 1) {
  const saved = core.customers.capture(sampleCustomer(n));
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
}
if (sync) await core.outbox.sync({ timeoutMs: 8_000 });
if (checkpoint) new Sqlite(`${dataDir}/fieldpost.db`).pragma('wal_checkpoint(TRUNCATE)');
process.stdout.write('saved\n');
setInterval(() => undefined, 60_000);
