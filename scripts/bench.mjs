// npm run bench: Fieldpost's speed against raw bounds and other queues, as a table (docs/benchmarks.md). -- --quick while developing.
import { benchPeersStep, peersDir } from './setup/bench-peers.mjs';
import { inClone } from './setup/places.mjs';
import { prepare, verb } from './setup/prepare.mjs';
import { become, say, SetupError } from './setup/run.mjs';

await verb(async () => {
  const { node, env } = await prepare({});
  try {
    if (!benchPeersStep.isDone()) {
      say(benchPeersStep.what);
      await benchPeersStep.make();
    }
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message); // what is missing is named in the table
  }
  await become(node, [inClone('test/bench/main.ts'), ...process.argv.slice(2)], {
    ...env,
    FIELDPOST_BENCH_PEERS: peersDir,
  });
});
