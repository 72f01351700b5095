// npm run new:vendor, in a copy of the sources: what it writes passes the checks and the conformance suite as it is.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layOutVendor } from '#scripts/scaffold/vendor.mjs';
import { programFile } from '#scripts/stages/checks.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'fieldpost-scaffold-'));
let files: readonly string[] = [];

const run = (name: string, command: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [programFile(name, command), ...args], {
    cwd: copy,
    encoding: 'utf8',
  });
  return { status, output: `${stdout}${stderr}` };
};

beforeAll(() => {
  const parts = [
    'electron',
    'shared',
    'docs/vendors',
    'test/contract',
    'test/sandbox',
    'test/unit/sandbox',
    'test/docs',
  ];
  for (const part of [
    ...parts,
    'package.json',
    'tsconfig.base.json',
    'vitest.config.ts',
    '.oxfmtrc.json',
    '.oxlintrc.json',
  ])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  files = layOutVendor(copy, 'acme', 'Acme CRM');
  run('oxfmt', 'oxfmt', ...files.filter((file) => file.endsWith('.ts')));
  spawnSync(process.execPath, ['test/docs/write-vendor-pages.ts'], { cwd: copy });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const isCode = (file: string): boolean => file.endsWith('.ts');

describe('a vendor as it is laid out', () => {
  it('is under 120 lines of definition', () => {
    const folder = join(copy, 'electron/vendors/acme');
    const code = readdirSync(folder).filter(isCode);
    const lines = code.flatMap((file) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n'));
    expect(lines.length).toBeLessThan(120);
  });

  it('passes lint and types', () => {
    // Without the rules that need types, which cost seconds: the compiler is asked below.
    const rules = readFileSync(join(copy, '.oxlintrc.json'), 'utf8').replace('"typeAware": true', '"typeAware": false');
    writeFileSync(join(copy, '.oxlintrc.json'), rules);
    expect(run('oxlint', 'oxlint', ...files.filter(isCode))).toMatchObject({ status: 0 });
    expect(run('oxfmt', 'oxfmt', '--check', ...files.filter(isCode))).toMatchObject({ status: 0 });
    const config = {
      extends: './tsconfig.base.json',
      compilerOptions: { noEmit: true, composite: false, incremental: false, types: ['node'] },
      files: files.filter(isCode),
    };
    writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(config));
    expect(run('typescript', 'tsc', '-p', 'tsconfig.json')).toEqual({ status: 0, output: '' });
  }, 60_000);

  it('passes the conformance suite, its contract, its delivery to the sandbox, and has a page', () => {
    const tests = ['contract/conformance', 'contract/acme', 'contract/against-sandbox', 'unit/sandbox/acme', 'docs'];
    const report = join(copy, 'report.json');
    const where = tests.map((name) => `test/${name}`);
    run(
      'vitest',
      'vitest',
      'run',
      ...where,
      '--isolate=false',
      '--reporter=json',
      `--outputFile=${report}`,
      '-t',
      'acme',
    );
    const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      success: boolean;
    };
    expect({ numFailedTests, success }).toEqual({ numFailedTests: 0, success: true });
    // The suite alone has more than 80 cases for a vendor with one setup.
    expect(numPassedTests).toBeGreaterThan(85);
  }, 60_000);
});

it('writes nothing over what is there, and refuses a name that could not be one', () => {
  expect(() => layOutVendor(copy, 'acme')).toThrow(/is there already/);
  for (const id of ['', 'Acme', 'a', 'new', '../x', 'acme-crm'])
    expect(() => layOutVendor(copy, id)).toThrow(/will not do/);
  expect(() => layOutVendor(copy, 'other', "O'Brien`s")).toThrow(/will not do/);
});
