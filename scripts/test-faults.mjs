// npm run test:faults -- [NAME…] [ARGS]: the tests that break things on purpose, or the files of that name; ARGS go to vitest.
import { prepare, verb } from './setup/prepare.mjs';
import { become } from './setup/run.mjs';
import { programFile } from './stages/checks.mjs';

await verb(async () => {
  const { node, env } = await prepare({ builds: ['product', 'test'] });
  const given = process.argv.slice(2);
  const option = given.findIndex((arg) => arg.startsWith('-'));
  const names = option === -1 ? given : given.slice(0, option);
  const files = names.length === 0 ? ['test/faults/'] : names.map((name) => `test/faults/${name}`);
  await become(node, [programFile('vitest', 'vitest'), 'run', ...files, ...given.slice(names.length)], env);
});
