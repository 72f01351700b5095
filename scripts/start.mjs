// npm start -- ARGS: the built app.
import { cloneDir } from './setup/places.mjs';
import { prepare, verb } from './setup/prepare.mjs';
import { requireDisplay, sandboxArguments } from './setup/display.mjs';
import { become } from './setup/run.mjs';

await verb(async () => {
  requireDisplay();
  const { electron, env } = await prepare({ electron: true, builds: ['product'] });
  await become(electron, [...sandboxArguments(), cloneDir, ...process.argv.slice(2)], env);
});
