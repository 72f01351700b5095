import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** The text by which a test makes a process die; see electron/crash-point.ts. */
const HOOK = 'FIELDPOST_CRASH_AT';
const ROOT = path.resolve(import.meta.dirname, '../..');

/** Files of a build that can run; a source map quotes every source. */
function filesWith(hook: string, build: 'out' | 'out-test'): readonly string[] {
  const folder = path.join(ROOT, build);
  if (!existsSync(path.join(folder, 'main/main.cjs')))
    throw new Error(`${build}/ is not built: npm run test:faults builds it`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(c|m)?js$|\.html$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8').includes(hook))
    .map((file) => path.relative(folder, file));
}

describe('crash points', () => {
  it('are not in the product build', () => {
    expect(filesWith(HOOK, 'out')).toEqual([]);
  });

  it('are in the test build, for app and command line (or the test above could not fail)', () => {
    const files = filesWith(HOOK, 'out-test');
    expect(files.length).toBeGreaterThan(0);
    expect(files.every((file) => file.startsWith('main'))).toBe(true);
  });
});

describe('the words of the window', () => {
  it('are open to be written over in the test build only', () => {
    expect(filesWith('fieldpostWords', 'out')).toEqual([]);
    expect(filesWith('fieldpostWords', 'out-test')).toHaveLength(1);
  });
});
