// The test suites, run for their counts: vitest and Playwright each leave a JSON report.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { programFile, runProgram } from './checks.mjs';

/** Unit, contract, fault and architecture tests. */
export function runVitest(tools) {
  return withReport(tools, 'vitest', (file) => ({
    args: [
      programFile('vitest', 'vitest'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    count: countVitest,
  }));
}

/** End-to-end tests in the real Electron. */
export function runPlaywright(tools) {
  return withReport(tools, 'e2e', (file) => ({
    args: [programFile('@playwright/test', 'playwright'), 'test', '--project=e2e', '--reporter=list,json'],
    variables: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    count: countPlaywright,
  }));
}

async function withReport({ node, env }, name, describe) {
  const start = Date.now();
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldpost-report-'));
  try {
    const file = path.join(dir, 'report.json');
    const { args, variables = {}, count } = describe(file);
    const { code, output } = await runProgram(node, args, { ...env, ...variables });
    const counts = fs.existsSync(file)
      ? count(JSON.parse(fs.readFileSync(file, 'utf8')))
      : { passed: 0, failed: 0, skipped: 0 };
    // A run that breaks off, or that finds no test, has failed even if no single test has.
    if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) counts.failed = 1;
    const { passed, failed, skipped } = counts;
    return { name, passed, failed, note: skipped > 0 ? `${skipped} skipped` : '', output, ms: Date.now() - start };
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

function countVitest(report) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}
