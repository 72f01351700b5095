// npm run e2e -- ARGS: the end-to-end tests in the real Electron; ARGS go to Playwright.
import { prepare, verb } from './setup/prepare.mjs';
import { become } from './setup/run.mjs';
import { programFile } from './stages/checks.mjs';

await verb(async () => {
  const { node, env } = await prepare({ electron: true, desktop: true, builds: ['test'] });
  const args = [programFile('@playwright/test', 'playwright'), 'test', '--project=e2e', ...process.argv.slice(2)];
  await become(node, args, env);
});
