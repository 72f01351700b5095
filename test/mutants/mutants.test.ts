import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MUTANTS } from './mutants.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

describe('the list of mutants (npm run test:mutants)', () => {
  it.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s: fits the code as it is', (_, mutant) => {
    const text = readFileSync(path.join(ROOT, mutant.file), 'utf8');
    expect(text.split(mutant.find)).toHaveLength(2);
    for (const test of mutant.tests) expect(existsSync(path.join(ROOT, test))).toBe(true);
  });
});
