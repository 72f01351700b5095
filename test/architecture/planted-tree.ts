import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { programFile } from '#scripts/stages/checks.mjs';

/** A small copy of the project: its settings and packages, and only the files that a test plants. */
export interface PlantedTree {
  readonly dir: string;
  /** Runs a package's program here as `npm run check` does; answers what it printed, whatever its exit status. */
  run(name: string, command: string, ...args: string[]): Promise<string>;
  remove(): void;
}

export const cloneDir = path.resolve(import.meta.dirname, '../..');

const SETTINGS = [
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.node.json',
  'tsconfig.web.json',
  'tsconfig.test.json',
  '.oxlintrc.json',
  '.dependency-cruiser.mjs',
  'knip.json',
];

/** Plants files: path in the project → text. */
export function plantTree(files: Readonly<Record<string, string>>): PlantedTree {
  // The tools look for the nearest real folder of a package, so the copy has to have its own real path.
  const dir = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'fieldpost-planted-'));
  for (const name of SETTINGS) fs.copyFileSync(path.join(cloneDir, name), path.join(dir, name));
  fs.symlinkSync(path.join(cloneDir, 'node_modules'), path.join(dir, 'node_modules'));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    fs.writeFileSync(path.join(dir, name), text);
  }
  return {
    dir,
    run: (name, command, ...args) => runIn(dir, programFile(name, command), args),
    remove: () => fs.rmSync(dir, { recursive: true, force: true }),
  };
}

/** Runs one of our Node programs in a folder. */
export function runIn(dir: string, program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const options = { cwd: dir, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [program, ...args], options, (_error, stdout, stderr) => resolve(stdout || stderr));
  });
}
