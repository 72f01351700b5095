// npm run test:mutants [-- NAME]: takes one safeguard after the other out of a copy of the code; a test must notice each.
import { inClone } from './setup/places.mjs';
import { prepare, verb } from './setup/prepare.mjs';
import { become } from './setup/run.mjs';

await verb(async () => {
  const { node, env } = await prepare({});
  await become(node, [inClone('test/mutants/main.ts'), ...process.argv.slice(2)], env);
});
