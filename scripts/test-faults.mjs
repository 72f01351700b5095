// npm run test:faults -- ARGS: the tests that break things on purpose; ARGS go to vitest.
import { prepare, verb } from './setup/prepare.mjs';
import { become } from './setup/run.mjs';
import { programFile } from './stages/checks.mjs';

await verb(async () => {
  const { node, env } = await prepare({ builds: ['product', 'test'] });
  await become(node, [programFile('vitest', 'vitest'), 'run', 'test/faults', ...process.argv.slice(2)], env);
});
