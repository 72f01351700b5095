// npm run new:vendor -- ID ["Name"]: lays out a vendor that passes the checks as it is, to be filled with the real one.
import { spawnSync } from 'node:child_process';
import { layOutVendor } from './scaffold/vendor.mjs';
import { cloneDir, inClone } from './setup/places.mjs';
import { prepare, verb } from './setup/prepare.mjs';
import { programFile } from './stages/checks.mjs';

await verb(async () => {
  const [id = '', name] = process.argv.slice(2);
  const { node, env } = await prepare({});
  const files = layOutVendor(cloneDir, id, name);
  spawnSync(node, [programFile('oxfmt', 'oxfmt'), ...files.filter((file) => file.endsWith('.ts'))], {
    cwd: cloneDir,
    env,
  });
  spawnSync(node, [inClone('test/docs/write-vendor-pages.ts')], { cwd: cloneDir, env, stdio: 'inherit' });
  process.stdout.write(`${files.join('\n')}\n\nNext: docs/adding-a-vendor.md, from step 2 on.\n`);
});
