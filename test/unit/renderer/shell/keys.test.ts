import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DECLARED_KEYS } from '#renderer/shell/keys.ts';

const ROOT = path.join(import.meta.dirname, '../../../../renderer');

/** The system's own. */
const NOT_OURS = ['Ctrl+V'];

describe('the keys', () => {
  it('are declared in one place, whatever a button or a hint says', () => {
    const declared = new Set<string>(Object.values(DECLARED_KEYS).flatMap(({ keys }) => [...keys]));
    const written = fs
      .readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) => [...fs.readFileSync(path.join(ROOT, file), 'utf8').matchAll(/\bkeys(?:="|: ')([^"']+)["']/g)])
      .map(([, keys]) => keys ?? '');
    expect(written.length).toBeGreaterThan(5);
    expect(written.filter((keys) => !declared.has(keys) && !NOT_OURS.includes(keys))).toEqual([]);
  });

  it('mean one thing each where they work, and everywhere that is taken', () => {
    for (const place of ['anywhere', 'list', 'capture', 'customer', 'import'] as const) {
      const there = Object.values(DECLARED_KEYS)
        .filter(({ where }) => where === place || where === 'anywhere')
        .flatMap(({ keys }) => [...keys]);
      expect(new Set(there).size, place).toBe(there.length);
    }
  });
});
