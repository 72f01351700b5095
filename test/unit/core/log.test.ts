import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFileLog, scrub } from '#electron/log.ts';
import { createManualClock } from '#test/support/manual-clock.ts';

const DAY_MS = 86_400_000;
let dataDir: string;
beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldpost-log-'));
});
afterEach(() => fs.rmSync(dataDir, { recursive: true, force: true }));
const files = (): readonly string[] => fs.readdirSync(path.join(dataDir, 'logs')).sort();

test('a file a day, for this user only; the oldest go', async () => {
  const clock = createManualClock(Date.UTC(2026, 0, 1, 12));
  const log = createFileLog({ dataDir, clock });
  for (let day = 0; day < 20; day += 1) {
    log.info('lane', { connection: 'c', day });
    await clock.pass(DAY_MS);
  }
  expect(files()).toHaveLength(14);
  expect(files()[0]).toBe('fieldpost-2026-01-07.log');
  const file = path.join(dataDir, 'logs', 'fieldpost-2026-01-20.log');
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toMatchObject({ event: 'lane', connection: 'c', day: 19 });
});

test('a log that cannot be written stops nothing', () => {
  fs.writeFileSync(path.join(dataDir, 'logs'), 'a file in the place of the folder');
  const log = createFileLog({ dataDir, clock: createManualClock() });
  expect(() => log.error('bug', {})).not.toThrow();
});

test.each([
  ['text', 'sent to ani@contoh.example today', 'sent to [hidden] today'],
  ['text', 'call 0812 3456-7890 now', 'call [hidden] now'],
  ['text', '+6281234567890', '[hidden]'],
  ['text', 'Authorization: Bearer abc', 'Authorization: [hidden]'],
  ['text', 'key sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'key [hidden]'],
  ['apiKey', 'x', '[hidden]'],
  ['whatsapp', '1', '[hidden]'],
  ['code', 'vendor-unauthorized', 'vendor-unauthorized'],
  ['connection', '0f8fad5b-d9cb-469f-a165-70867728950e', '0f8fad5b-d9cb-469f-a165-70867728950e'],
])('%s: %s', (key, value, expected) => {
  expect(scrub({ [key]: value })).toEqual({ [key]: expected });
});

test('counts and times stay', () => {
  expect(scrub({ at: 1_767_225_600_000, ok: true, missing: undefined })).toEqual({
    at: 1_767_225_600_000,
    ok: true,
    missing: undefined,
  });
});
