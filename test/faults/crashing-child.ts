// A run of the real command line that may be made to die at a point; its keychain is in memory. Started by crash-points.test.ts.
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

// Read by crashPoint(): this process may be made to die at one.
Object.assign(globalThis, { __CRASH_POINTS__: true });
const { runCli } = await import('#electron/cli/run.ts');
const { createFakeKeytar } = await import('#test/unit/credentials/fake-keytar.ts');

const { entries, args, input } = z
  .object({ entries: z.array(z.tuple([z.string(), z.string()])), args: z.array(z.string()), input: z.string() })
  .parse(JSON.parse(await text(process.stdin)));
const keytar = createFakeKeytar();
for (const [name, value] of entries) keytar.entries.set(name, value);
const status = await runCli({
  args,
  stdin: Readable.from([Buffer.from(input)]),
  stdout: process.stdout,
  stderr: process.stderr,
  defaultDataDir: '/nonexistent',
  version: 'test',
  loadKeytar: () => Promise.resolve(keytar),
  stop: new AbortController().signal,
});
process.exit(status);
