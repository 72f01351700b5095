// npm run soak -- --kills 500 [--customers 2000] [--seed N]: a sending process is killed again and again; nothing may be lost or doubled.
import { inClone } from './setup/places.mjs';
import { prepare, verb } from './setup/prepare.mjs';
import { become } from './setup/run.mjs';

await verb(async () => {
  const { node, env } = await prepare({});
  await become(node, [inClone('test/soak/main.ts'), ...process.argv.slice(2)], env);
});
