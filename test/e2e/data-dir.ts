import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';

/** Ways in which a text may lie in a file. */
function spellings(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  return [
    utf8,
    Buffer.from(text, 'utf16le'),
    Buffer.from(utf8.toString('base64').replace(/=+$/, '')),
    Buffer.from(utf8.toString('hex')),
  ];
}

/** Fails when any of the canaries is found in any byte of any file below `dir`: database, its log, logs, Chromium's own files. */
export function expectNowhere(dir: string, canaries: Readonly<Record<string, string>>): void {
  const files = fs.readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((entry) => path.join(entry.parentPath, entry.name));
  expect(names.map((name) => path.basename(name))).toContain('fieldpost.db');
  expect(names.some((name) => name.endsWith('.log'))).toBe(true);
  const found = names.flatMap((name) => {
    const bytes = fs.readFileSync(name);
    const hits = Object.entries(canaries).filter(([, text]) =>
      spellings(text).some((spelling) => bytes.includes(spelling)),
    );
    return hits.map(([what]) => `${what} in ${path.relative(dir, name)}`);
  });
  expect(found).toEqual([]);
}
