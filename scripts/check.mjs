// npm run check: the static checks (format, lint, types, import rules, dead code).
import { prepare, verb } from './setup/prepare.mjs';
import { runChecks } from './stages/checks.mjs';
import { createReport } from './stages/report.mjs';

await verb(async () => {
  const report = createReport();
  const tools = await prepare({});
  await runChecks(tools, ({ ok, ...rest }) => report.stage({ ...rest, passed: Number(ok), failed: Number(!ok) }));
  report.end();
});
