// npm run dev: the app with hot reloading.
import { forgetProductBuild } from './setup/built-files.mjs';
import { inClone } from './setup/places.mjs';
import { prepare, verb } from './setup/prepare.mjs';
import { isRoot, requireDisplay } from './setup/display.mjs';
import { become } from './setup/run.mjs';

await verb(async () => {
  requireDisplay();
  const { node, electron, env } = await prepare({ electron: true });
  forgetProductBuild(); // electron-vite writes its own files there
  // electron-vite looks for the official runtime only, unless it is told otherwise.
  const devEnv = { ...env, ELECTRON_EXEC_PATH: electron, ...(isRoot() && { NO_SANDBOX: '1' }) };
  await become(
    node,
    [inClone('node_modules/electron-vite/bin/electron-vite.js'), 'dev', ...process.argv.slice(2)],
    devEnv,
  );
});
