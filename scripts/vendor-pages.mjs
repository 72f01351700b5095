// npm run vendor:pages: writes the tables of docs/vendors/ anew, from the definitions.
import { inClone } from './setup/places.mjs';
import { prepare, verb } from './setup/prepare.mjs';
import { become } from './setup/run.mjs';

await verb(async () => {
  const { node, env } = await prepare({});
  await become(node, [inClone('test/docs/write-vendor-pages.ts')], env);
});
