// npm run bench:window: scrolling and searching 100,000 customers in the real window, in numbers.
import { prepare, verb } from './setup/prepare.mjs';
import { become } from './setup/run.mjs';
import { programFile } from './stages/checks.mjs';

await verb(async () => {
  const { node, env } = await prepare({ electron: true, desktop: true, builds: ['product'] });
  await become(node, [programFile('@playwright/test', 'playwright'), 'test', '--project=bench'], env);
});
