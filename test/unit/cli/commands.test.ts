import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NO_KEYCHAIN, runCli, startCli, type CliEnd } from '#test/support/cli.ts';

// These need no keychain, and run where there is none: saving and looking must work there.
let dataDir: string;
vi.setConfig({ testTimeout: 60_000 });

beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldpost-cli-'));
});
afterEach(() => fs.rmSync(dataDir, { recursive: true, force: true }));

const inDir = (args: readonly string[]): readonly string[] => ['--data-dir', dataDir, ...args];
const cli = (args: readonly string[], input?: string): Promise<CliEnd> => runCli(NO_KEYCHAIN, inDir(args), input);
const json = (end: CliEnd): unknown => JSON.parse(end.stdout);
const lines = (end: CliEnd): readonly unknown[] =>
  end.stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));

const NO_DELIVERIES = {
  queued: 0,
  sending: 0,
  retrying: 0,
  unknown: 0,
  attention: 0,
  delivered: 0,
  discarded: 0,
};

describe('capture', () => {
  test('answers in the order of the input: an id, or why not; blank lines have no answer', async () => {
    const input = [
      '{"fullName":"Ani","whatsapp":"0812 345 6789"}',
      '',
      '{bad',
      '  ',
      '[1]',
      '{"fullName":"Budi","fax":"1"}',
      '{"firstName":"Citra"}',
    ];
    const end = await cli(['capture', '--json'], input.join('\r\n'));
    expect(end).toMatchObject({ status: 2, stderr: '' });
    expect(lines(end)).toEqual([
      { id: expect.stringMatching(/^[\da-f-]{36}$/) },
      { error: { code: 'not-json', field: null, message: expect.any(String) } },
      { error: { code: 'not-an-object', field: null, message: expect.any(String) } },
      { error: { code: 'unknown-field', field: 'fax', message: expect.stringContaining('fax') } },
      { id: expect.any(String) },
    ]);
    expect(json(await cli(['status', '--json']))).toEqual({ customers: 2, deliveries: NO_DELIVERIES, connections: [] });
  });

  test('answers a line while the input is still open, and what it answered survives kill -9', async () => {
    const run = startCli(NO_KEYCHAIN, inDir(['capture', '--json']));
    run.child.stdin.write('{"fullName":"Ani"}\n');
    expect(JSON.parse(await run.line())).toEqual({ id: expect.any(String) });
    run.child.stdin.write('{"fullName":\n');
    expect(JSON.parse(await run.line())).toMatchObject({ error: { code: 'not-json' } });
    run.child.stdin.write('{"fullName":"Budi"}\n');
    expect(JSON.parse(await run.line())).toEqual({ id: expect.any(String) });
    run.child.kill('SIGKILL');
    await run.end;
    expect(json(await cli(['status', '--json']))).toMatchObject({ customers: 2 });
  });

  test('takes one customer over several lines, with a byte order mark', async () => {
    const end = await cli(
      ['capture', '--json'],
      `\uFEFF${JSON.stringify({ fullName: 'Ani', tags: ['a', 'b'] }, null, 2)}\n`,
    );
    expect(end.status).toBe(0);
    expect(lines(end)).toEqual([{ id: expect.any(String) }]);
  });

  test('a broken first line does not swallow those after it', async () => {
    const end = await cli(['capture', '--json'], '{\n{"fullName":"Ani"}\n{"fullName":"Budi"}\n');
    expect(end.status).toBe(2);
    expect(lines(end)).toMatchObject([
      { error: { code: 'not-json' } },
      { id: expect.any(String) },
      { id: expect.any(String) },
    ]);
  });

  test('keeps the order over many thousands of lines, good and bad', async () => {
    const count = 3_000;
    const input = Array.from({ length: count }, (_, n) =>
      n % 7 === 0 ? '{"fullName":""}' : `{"fullName":"Pelanggan ${n}"}`,
    );
    const end = await cli(['capture', '--json'], `${input.join('\n')}\n`);
    const answers = lines(end);
    expect(answers).toHaveLength(count);
    const isRefused = (answer: unknown): boolean => typeof answer === 'object' && answer !== null && 'error' in answer;
    expect(answers.every((answer, n) => isRefused(answer) === (n % 7 === 0))).toBe(true);
    expect(json(await cli(['status', '--json']))).toMatchObject({
      customers: answers.filter((one) => !isRefused(one)).length,
    });
  });

  test('names a country for numbers without one from the profile', async () => {
    await cli(['config', 'set', 'defaultCountry', 'vn']);
    expect((await cli(['config', 'get', 'defaultCountry'])).stdout).toBe('VN\n');
    expect(await cli(['capture', '--json'], '{"fullName":"Ann","whatsapp":"0912 345 678"}')).toMatchObject({
      status: 0,
    });
  });

  test('stops when nobody reads its answers any more', async () => {
    const run = startCli(NO_KEYCHAIN, inDir(['capture', '--json']));
    run.child.stdin.write('{"fullName":"Ani"}\n');
    await run.line();
    run.child.stdout.destroy();
    const more = setInterval(() => run.child.stdin.write('{"fullName":"Budi"}\n'), 20);
    const end = await run.end;
    clearInterval(more);
    expect(end).toMatchObject({ status: 1, stderr: '' });
  });
});

describe('people and scripts', () => {
  test('read sentences in the language of the profile', async () => {
    await cli(['config', 'set', 'language', 'id']);
    const end = await cli(['capture'], '{"fullName":"Ani"}\n{"nama":"Budi"}\n');
    expect(end).toMatchObject({ status: 2, stdout: '' });
    expect(end.stderr).toContain('1 pelanggan disimpan');
    const error = await cli(['connections', 'pause', 'Nobody', '--json']);
    expect(error.stderr.trim()).toBe((json(error) as { error: { message: string } }).error.message);
  });

  test.each([
    [['nonsense'], 'value-invalid'],
    [['connections', 'pause', 'Nobody'], 'connection-not-found'],
    [['connections', 'test', 'Nobody'], 'connection-not-found'],
    [['config', 'get', 'nothing'], 'setting-not-found'],
    [['config', 'set', 'language', 'klingon'], 'value-invalid'],
    [['config', 'set', 'nothing', '1'], 'setting-not-found'],
    [['import', '/nonexistent.csv'], 'file-not-found'],
    [['preview', 'nobody'], 'customer-not-found'],
    [['retry', '--customer', 'nobody'], 'delivery-not-found'],
    [['discard'], 'value-required'],
    [['resolve', '--customer', 'x', '--connection', 'Nobody', '--as', 'delivered'], 'connection-not-found'],
    [['list', '--state', 'lost'], 'value-invalid'],
    [['list', '--connection', 'Nobody'], 'connection-not-found'],
    [['sync', '--timeout', 'soon'], 'value-invalid'],
    [['export', '--format', 'xml'], 'value-invalid'],
    [['capture', '--unknown'], 'value-invalid'],
  ])('%j is answered as %s with status 1', async (args, code) => {
    const end = await cli([...args, '--json']);
    expect(json(end)).toMatchObject({ error: { code, message: expect.stringMatching(/\w/) } });
    expect(end.status).toBe(1);
    expect(end.stderr).not.toBe('');
  });

  test('without a command, help goes to people with status 1', async () => {
    const end = await cli([]);
    expect(end).toMatchObject({ status: 1, stdout: '' });
    expect(end.stderr).toContain('connections');
  });
});

describe('connections add', () => {
  const refused = (input: unknown) =>
    cli(['connections', 'add', '--json'], typeof input === 'string' ? input : JSON.stringify(input));

  test.each([
    ['', 'not-json', null],
    ['no json', 'not-json', null],
    ['[]', 'not-an-object', null],
    [{ name: 'A' }, 'value-required', 'vendor'],
    [{ vendor: 'acme', name: 'A' }, 'vendor-not-found', 'vendor'],
    [{ vendor: 'alatwa', name: 'A', settings: {}, secrets: { apiKey: 'k' } }, 'value-required', 'settings.group'],
    [{ vendor: 'alatwa', name: 'A', settings: { group: 'g' } }, 'value-required', 'secrets.apiKey'],
    [
      { vendor: 'alatwa', name: 'A', settings: { group: 'g', grp: 'x' }, secrets: { apiKey: 'k' } },
      'unknown-field',
      'settings.grp',
    ],
    [
      { vendor: 'alatwa', name: 'A', settings: { group: 'g' }, secrets: { apiKey: 'k', other: 'x' } },
      'unknown-field',
      'secrets.other',
    ],
    [
      { vendor: 'alatwa', name: 'A', settings: { group: 'g' }, secrets: { apiKey: 'k' }, extra: 1 },
      'unknown-field',
      'extra',
    ],
    [
      {
        vendor: 'alatwa',
        name: 'A',
        settings: { group: 'g', baseUrl: 'http://example.com' },
        secrets: { apiKey: 'k' },
      },
      'url-invalid',
      'settings.baseUrl',
    ],
  ])('%j: %s', async (input, code, field) => {
    const end = await refused(input);
    expect(json(end)).toMatchObject({ error: { code, field } });
    expect(end.status).toBe(1);
  });

  test('where there is no keychain, nothing is stored and the status is 3', async () => {
    const end = await refused({ vendor: 'alatwa', name: 'A', settings: { group: 'g' }, secrets: { apiKey: 'k' } });
    expect(json(end)).toMatchObject({ error: { code: 'keychain-unavailable' } });
    expect(end.status).toBe(3);
    expect(json(await cli(['connections', 'list', '--json']))).toEqual([]);
  });
});
