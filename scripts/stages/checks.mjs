// The static checks: each is a program that says nothing of interest unless it fails.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cloneDir, inClone } from '../setup/places.mjs';

const FOLDERS = ['shared', 'electron', 'renderer', 'test', 'scripts'];

const CHECKS = [
  { name: 'format', program: ['oxfmt', 'oxfmt'], args: () => ['--check'] },
  { name: 'lint', program: ['oxlint', 'oxlint'], args: () => [] },
  { name: 'types', program: ['typescript', 'tsc'], args: () => ['-b'] },
  { name: 'imports', program: ['dependency-cruiser', 'depcruise'], args: () => importArguments(), judge: judgeImports },
  { name: 'dead code', program: ['knip', 'knip'], args: () => ['--no-progress'] },
];

/** Runs one check after the other; `onResult` hears of each as it ends. Answers the results: { name, ok, output, ms }. */
export async function runChecks({ node, env }, onResult) {
  const results = [];
  for (const check of CHECKS) {
    const start = Date.now();
    const { code, output } = await runProgram(node, [programFile(...check.program), ...check.args()], env);
    const complaint = code === 0 ? check.judge?.(output) : withoutNoise(output);
    const result = { name: check.name, ok: code === 0 && !complaint, output: complaint ?? '', ms: Date.now() - start };
    results.push(result);
    onResult(result);
  }
  return results;
}

/** dependency-cruiser always misses a TypeScript that it knows, though swc does the reading. */
function withoutNoise(output) {
  return output.replace(/\n\u203C missing-tsc-transpiler[\s\S]*?stable\.\n/, '\n');
}

/** Runs a program of ours in the clone and answers its exit code and all that it printed. */
export function runProgram(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: cloneDir, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** The script behind a package's command, so that it runs with our Node on every platform. */
export function programFile(name, command) {
  const { bin } = JSON.parse(fs.readFileSync(inClone('node_modules', name, 'package.json'), 'utf8'));
  return inClone('node_modules', name, typeof bin === 'string' ? bin : bin[command]);
}

function importArguments() {
  return ['--config', '.dependency-cruiser.mjs', ...FOLDERS.filter((folder) => fs.existsSync(inClone(folder)))];
}

/** A cruise that reads no TypeScript finds nothing wrong either: it must have seen at least every file of ours. */
function judgeImports(output) {
  const cruised = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0);
  const files = FOLDERS.flatMap((folder) => sourcesIn(inClone(folder))).length;
  return cruised < files
    ? `dependency-cruiser has read ${cruised} modules, but there are ${files} files\n${output}`
    : undefined;
}

function sourcesIn(folder) {
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(place);
    return /\.(ts|tsx|mjs|cjs)$/.test(entry.name) ? [place] : [];
  });
}
