// npm run screenshots: takes the pictures of the documentation anew, in the real app.
import { prepare, verb } from './setup/prepare.mjs';
import { become } from './setup/run.mjs';
import { programFile } from './stages/checks.mjs';

await verb(async () => {
  const { node, env } = await prepare({ electron: true, desktop: true, builds: ['product'] });
  const args = [
    programFile('@playwright/test', 'playwright'),
    'test',
    '--project=screenshots',
    ...process.argv.slice(2),
  ];
  await become(node, args, env);
});
