// npm run test:mutants [-- NAME]: takes safeguards out of a copy of the code, one by one; a test must notice each of them.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { Mutant } from './mutant.ts';
import { MUTANTS } from './mutants.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Side by side; each has a copy of its own. */
const LANES = 2;

const wanted = process.argv[2];
const mutants = MUTANTS.filter(({ name }) => wanted === undefined || name.includes(wanted));
const copies = Array.from({ length: LANES }, makeCopy);
process.once('exit', () => copies.forEach((copy) => rmSync(copy, { recursive: true, force: true })));

say(`${mutants.length} mutants; first the same tests on the code as it is`);
const sound = await runVitest(copies[0] ?? '', [...new Set(mutants.flatMap(({ tests }) => tests))], undefined);
if (sound.failed.length > 0 || sound.passed === 0) {
  say(`these tests fail without any mutant, so they prove nothing:\n  ${sound.failed.join('\n  ')}`);
  process.exit(1);
}
const queue = [...mutants];
const survivors: string[] = [];
await Promise.all(copies.map(workOff));
say(`${mutants.length - survivors.length} of ${mutants.length} killed`);
process.exit(survivors.length === 0 ? 0 : 1);

async function workOff(copy: string): Promise<void> {
  for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
    const file = path.join(copy, mutant.file);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, mutated(text, mutant));
    const { failed } = await runVitest(copy, mutant.tests, mutant.only);
    writeFileSync(file, text);
    const [killer] = failed;
    if (killer === undefined) survivors.push(mutant.name);
    say(killer === undefined ? `SURVIVED  ${mutant.name}` : `killed    ${mutant.name}\n          by ${killer}`);
  }
}

/** A mutant that fits nowhere, or in two places, would prove nothing. */
function mutated(text: string, { name, find, replace }: Mutant): string {
  if (text.split(find).length !== 2) throw new Error(`“${name}” does not fit its file any more`);
  return text.replace(find, () => replace);
}

/** The working tree as it is, without what git ignores. */
function makeCopy(): string {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'fieldpost-mutants-'));
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8' });
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(path.join(ROOT, name))))
    cpSync(path.join(ROOT, file), path.join(copy, file));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

async function runVitest(
  copy: string,
  tests: readonly string[],
  only: string | undefined,
): Promise<{ readonly passed: number; readonly failed: readonly string[] }> {
  const report = path.join(copy, 'mutant-report.json');
  rmSync(report, { force: true });
  const pattern = only === undefined ? [] : ['-t', only.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')];
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const options = ['run', '--reporter=json', `--outputFile.json=${report}`, ...pattern];
  const child = spawn(process.execPath, [vitest, ...options, ...tests], { cwd: copy, stdio: 'ignore' });
  await once(child, 'exit');
  return resultsIn(readFileSync(report, 'utf8'));
}

function resultsIn(text: string): { readonly passed: number; readonly failed: readonly string[] } {
  const result = z.object({ fullName: z.string(), status: z.string() });
  const file = z.object({ name: z.string(), status: z.string(), assertionResults: z.array(result) });
  const { testResults } = z.object({ testResults: z.array(file) }).parse(JSON.parse(text));
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const broken = testResults.filter((each) => each.status === 'failed' && each.assertionResults.length === 0);
  return {
    passed: all.filter(({ status }) => status === 'passed').length,
    failed: [
      ...all.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
      ...broken.map(({ name }) => `${path.basename(name)} (the whole file)`),
    ],
  };
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
