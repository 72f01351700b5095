import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { programFile } from '#scripts/stages/checks.mjs';
import rules from '../.dependency-cruiser.mjs';
import { importPlants, innocentFiles } from './architecture/import-plants.ts';
import { lintPlants } from './architecture/lint-plants.ts';
import { cloneDir, plantTree, runIn, type PlantedTree } from './architecture/planted-tree.ts';

const CRUISE = ['--config', '.dependency-cruiser.mjs', '-T', 'json'];
const FOLDERS = ['shared', 'electron', 'renderer', 'test', 'scripts'];

// A guard that has never failed is not a guard: each rule meets a file that breaks it, in a copy of the project.
// All violations of one tool stand in one tree, so that each tool runs once.

describe('import rules', () => {
  let tree: PlantedTree;
  let cruise: z.infer<typeof cruiseSchema>;

  beforeAll(async () => {
    tree = plantTree(Object.assign({}, innocentFiles, ...importPlants.map((plant) => plant.files)));
    const output = await tree.run('dependency-cruiser', 'depcruise', ...CRUISE, ...FOLDERS);
    cruise = cruiseSchema.parse(JSON.parse(output));
  });
  afterAll(() => tree.remove());

  const culprits = importPlants.map((plant) => [plant.rule, Object.keys(plant.files)[0] ?? ''] as const);

  test.each(culprits)('%s is broken by %s', (rule, file) => {
    const broken = cruise.summary.violations.filter((violation) => violation.from === file);
    expect(broken.map((violation) => violation.rule.name)).toContain(rule);
  });

  test.each(Object.keys(innocentFiles))('%s breaks none', (file) => {
    expect(cruise.summary.violations.filter((violation) => violation.from === file)).toEqual([]);
  });

  test('every rule has a file that breaks it', () => {
    expect([...new Set(importPlants.map((plant) => plant.rule))].sort()).toEqual(
      rules.forbidden?.map((rule) => rule.name).sort(),
    );
  });

  test('the project itself is really read', async () => {
    const args = [...CRUISE, ...FOLDERS.filter((folder) => fs.existsSync(path.join(cloneDir, folder)))];
    const output = await runIn(cloneDir, programFile('dependency-cruiser', 'depcruise'), args);
    const real = cruiseSchema.parse(JSON.parse(output));
    const read = new Set(real.modules.map((module) => module.source));
    const files = ['shared', 'electron', 'test'].flatMap((folder) => typeScriptIn(folder));
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => !read.has(file))).toEqual([]);
    const withImports = real.modules.filter(
      (module) => module.source.endsWith('.ts') && module.dependencies.length > 0,
    );
    expect(withImports.length).toBeGreaterThan(files.length / 2);
  });
});

describe('lint rules', () => {
  let tree: PlantedTree;
  let problems: z.infer<typeof lintSchema>['diagnostics'];

  beforeAll(async () => {
    tree = plantTree({ ...innocentFiles, ...Object.fromEntries(lintPlants.map((plant) => [plant.file, plant.text])) });
    problems = lintSchema.parse(
      JSON.parse(await tree.run('oxlint', 'oxlint', '--format', 'json', ...FOLDERS)),
    ).diagnostics;
  });
  afterAll(() => tree.remove());

  test.each(lintPlants.map((plant) => [plant.rule, plant.file] as const))('%s is broken by %s', (rule, file) => {
    expect(problems.filter((problem) => problem.filename === file).map((problem) => problem.code)).toContain(rule);
  });

  test.each(Object.keys(innocentFiles))('%s breaks none', (file) => {
    expect(problems.filter((problem) => problem.filename === file)).toEqual([]);
  });
});

describe('types and dead code', () => {
  let tree: PlantedTree;

  beforeAll(() => {
    tree = plantTree({
      'electron/main.ts': "import { used } from '#shared/used.ts';\nvoid used;\n",
      'shared/used.ts': 'export const used = 1;\nexport const nobodyImportsThis = 2;\n',
      'shared/nobody-imports-this-file.ts': 'export const lost = 1;\n',
      'shared/browser.ts': 'export const title = (): string => document.title;\n',
      'shared/node.ts': 'export const pid = (): number => process.pid;\n',
      'shared/enum.ts': 'export enum Kind {\n  A,\n}\n',
      'shared/index-access.ts': 'export const first = (all: readonly string[]): string => all[0];\n',
    });
  });
  afterAll(() => tree.remove());

  test('shared code knows neither browser nor Node, has no enum and no unchecked index', async () => {
    const node = await tree.run('typescript', 'tsc', '-p', 'tsconfig.node.json', '--incremental', 'false');
    const web = await tree.run('typescript', 'tsc', '-p', 'tsconfig.web.json', '--incremental', 'false');
    expect(node).toContain('shared/browser.ts');
    expect(web).toContain('shared/node.ts');
    expect(node).toContain('shared/enum.ts');
    expect(node).toContain('shared/index-access.ts');
    expect(node).not.toContain('shared/used.ts');
  });

  test('a file or an export that nobody uses is found', async () => {
    const output = await tree.run('knip', 'knip', '--no-progress');
    expect(output).toContain('nobodyImportsThis');
    expect(output).toContain('shared/nobody-imports-this-file.ts');
    expect(output).not.toMatch(/\bused\b.*shared\/used\.ts/);
  });
});

// The lint rules see Date.now() but not this one.
test('outbox and vendors never read the clock through new Date()', () => {
  const readsClock = (text: string): boolean => /\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)/.test(text);
  expect(readsClock('const now = new Date();')).toBe(true);
  expect(readsClock('const then = new Date(atMs);')).toBe(false);
  const files = ['electron/outbox', 'electron/vendors'].flatMap((folder) => typeScriptIn(folder));
  expect(files.filter((file) => readsClock(fs.readFileSync(path.join(cloneDir, file), 'utf8')))).toEqual([]);
});

const cruiseSchema = z.object({
  modules: z.array(z.object({ source: z.string(), dependencies: z.array(z.unknown()) })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

const lintSchema = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

function typeScriptIn(folder: string): string[] {
  const entries = fs.readdirSync(path.join(cloneDir, folder), { recursive: true, encoding: 'utf8' });
  return entries.filter((entry) => entry.endsWith('.ts')).map((entry) => path.posix.join(folder, entry));
}
