// npm run demo: the vendor sandbox and the real app, with the main job played through. Without a display it brings one.
import { hasDisplay } from './setup/display.mjs';
import { inClone } from './setup/places.mjs';
import { prepare, verb } from './setup/prepare.mjs';
import { become } from './setup/run.mjs';

await verb(async () => {
  const { node, env } = await prepare({ electron: true, desktop: !hasDisplay(), builds: ['product'] });
  await become(node, [inClone('test/demo/demo.ts'), ...process.argv.slice(2)], env);
});
