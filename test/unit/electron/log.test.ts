import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileLog, scrub } from '#electron/log.ts';
import { systemClock } from '#electron/system-effects.ts';
import { DAY_MS } from '#shared/duration.ts';

describe('log of a data directory', () => {
  let dataDir = '';
  let nowMs = Date.UTC(2026, 0, 5, 23, 59);
  const clock = { ...systemClock, wallMs: () => nowMs };
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'fieldpost-log-'));
    nowMs = Date.UTC(2026, 0, 5, 23, 59);
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('writes a line an event, in a file a day that only this user can read', () => {
    const log = createFileLog({ dataDir, clock });
    log.info('app.started', { version: '1' });
    log.warn('lane', { count: 3 });
    nowMs += DAY_MS;
    log.error('bug', { email: 'a@b.example' });
    const dir = path.join(dataDir, 'logs');
    expect(readdirSync(dir).sort()).toEqual(['fieldpost-2026-01-05.log', 'fieldpost-2026-01-06.log']);
    const [first, second] = readFileSync(path.join(dir, 'fieldpost-2026-01-05.log'), 'utf8').trim().split('\n');
    const at = '2026-01-05T23:59:00.000Z';
    expect(JSON.parse(first ?? '')).toEqual({
      level: 'info',
      at,
      pid: process.pid,
      event: 'app.started',
      version: '1',
    });
    expect(JSON.parse(second ?? '')).toMatchObject({ level: 'warn', event: 'lane', count: 3 });
    expect(statSync(path.join(dir, 'fieldpost-2026-01-05.log')).mode & 0o777).toBe(0o600);
  });

  it('keeps two weeks', () => {
    for (let day = 0; day < 20; day += 1) {
      createFileLog({ dataDir, clock }).info('app.started');
      nowMs += DAY_MS;
    }
    expect(readdirSync(path.join(dataDir, 'logs'))).toHaveLength(14);
  });

  it('stops nothing when it cannot be written', () => {
    writeFileSync(path.join(dataDir, 'logs'), 'a file where the folder should be');
    expect(() => createFileLog({ dataDir, clock }).info('app.started')).not.toThrow();
  });
});

it('takes out what looks secret or personal, and keeps ids and counts', () => {
  const id = '0b9e2c1e-5a0b-4c79-9a37-4f9d6f2c1a10';
  expect(
    scrub({
      id,
      count: 81200000201,
      code: 'disk-full',
      apiKey: 'x',
      note: 'call +62 812-0000-0201 or ratna@toko.example',
    }),
  ).toEqual({ id, count: 81200000201, code: 'disk-full', apiKey: '[hidden]', note: 'call [hidden] or [hidden]' });
});
