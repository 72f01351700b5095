// npm test: everything. A line for each stage, what failed in full, and at the end "N passed, N failed".
import { prepare } from './setup/prepare.mjs';
import { SetupError } from './setup/run.mjs';
import { runChecks } from './stages/checks.mjs';
import { createReport } from './stages/report.mjs';
import { runPlaywright, runVitest } from './stages/suites.mjs';

const report = createReport();
const tools = await setUp('set-up', { electron: true, desktop: true });
if (tools !== undefined) {
  await runChecks(tools, ({ ok, ...rest }) => report.stage({ ...rest, passed: Number(ok), failed: Number(!ok) }));
  const built = await setUp('build', { electron: true, desktop: true, builds: ['product', 'test'] });
  report.stage(await runVitest(tools));
  if (built !== undefined) report.stage(await runPlaywright(tools));
}
report.end();

/** Makes what is needed, as a stage of its own. Answers undefined, with the stage failed, where that cannot be had. */
async function setUp(name, needs) {
  const start = Date.now();
  try {
    const found = await prepare(needs);
    report.stage({ name, passed: 1, failed: 0, ms: Date.now() - start });
    return found;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    report.stage({ name, passed: 0, failed: 1, ms: Date.now() - start, output: error.message });
    return undefined;
  }
}
