// npm run --silent cli -- ARGS: the command line. Set-up speaks on standard error only; the rest is the program's own.
import { inClone } from './setup/places.mjs';
import { prepare, verb } from './setup/prepare.mjs';
import { become } from './setup/run.mjs';

await verb(async () => {
  const { node, env } = await prepare({ builds: ['product'] });
  await become(node, [inClone('out/main/cli.cjs'), ...process.argv.slice(2)], env);
});
