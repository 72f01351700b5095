import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '#test/sandbox/sandbox.ts';
import { runCli, startCli, type CliEnd } from '#test/support/cli.ts';
import { startSecretService, type SecretService } from '#test/support/secret-service.ts';
import { filesHolding, visibleOf } from './canary.ts';

let service: SecretService;
let sandbox: Sandbox;
let dataDir: string;

beforeAll(async () => {
  service = await startSecretService();
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
  await service.stop();
});
beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldpost-cli-'));
});
afterEach(async () => {
  if (await service.keyring.isLocked()) await service.keyring.unlock();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

const cli = (args: readonly string[], input?: string): Promise<CliEnd> =>
  runCli(service.env, ['--data-dir', dataDir, ...args], input);
const json = (end: CliEnd): unknown => JSON.parse(end.stdout);
const draft = (over: object = {}) => JSON.stringify({ ...sandbox.vendors.alatwa.connection, ...over });
const idOf = (end: CliEnd): string => (json(end) as { id: string }).id;
const entry = (id: string) => ({ service: 'Fieldpost', account: `connection:${id}` });

const CANARY = 'canary-7Q2xvWmZp0';

describe('the secrets of a connection', () => {
  test('lie in the keyring, and in no file, argument or environment of ours', async () => {
    const run = startCli(service.env, ['--data-dir', dataDir, 'connections', 'add', '--json']);
    let seen = '';
    const watch = setInterval(() => (seen += visibleOf(run.pid)), 5);
    run.child.stdin.end(draft({ secrets: { apiKey: CANARY } }));
    const end = await run.end;
    clearInterval(watch);
    expect(end).toMatchObject({ status: 0, stderr: '' });
    expect(await service.keyring.lookup(entry(idOf(end)))).toBe(JSON.stringify({ apiKey: CANARY }));
    expect(seen).toContain('connections\0add');
    expect(seen).toContain('--serve-keychain'); // the process that speaks to the keyring was looked at as well
    expect(seen).not.toContain(CANARY);
    expect(filesHolding(dataDir, [CANARY])).toEqual([]);
    for (const args of [
      ['connections', 'list', '--json'],
      ['status', '--json'],
      ['connections', 'test', 'Alat WA', '--json'],
    ]) {
      expect((await cli(args)).stdout).not.toContain(CANARY);
    }
    expect(filesHolding(dataDir, [CANARY])).toEqual([]);
  });

  test('are used to send, and go from the keyring with the connection', async () => {
    const id = idOf(await cli(['connections', 'add', '--json'], draft()));
    await cli(['capture', '--json'], '{"fullName":"Ani","whatsapp":"08123456789"}');
    expect(await cli(['sync', '--json'])).toMatchObject({ status: 0 });
    expect(sandbox.vendors.alatwa.customers()).toHaveLength(1);
    sandbox.reset();
    expect(await cli(['connections', 'remove', id])).toMatchObject({ status: 0 });
    expect(await service.keyring.lookup(entry(id))).toBeUndefined();
    expect(json(await cli(['connections', 'list', '--json']))).toEqual([]);
    expect(json(await cli(['status', '--json']))).toMatchObject({ deliveries: { delivered: 1 }, connections: [] });
  });

  test('are not half-written when the keyring is locked: no row, no entry, status 3; capture goes on', async () => {
    await service.keyring.lock();
    const end = await cli(['connections', 'add', '--json'], draft({ secrets: { apiKey: CANARY } }));
    expect(end.status).toBe(3);
    expect(json(end)).toMatchObject({ error: { code: 'keychain-locked', field: null } });
    expect(json(await cli(['connections', 'list', '--json']))).toEqual([]);
    expect(filesHolding(dataDir, [CANARY])).toEqual([]);
    const saved = await cli(['capture', '--json'], '{"fullName":"Ani","whatsapp":"08123456789"}');
    expect(saved).toMatchObject({ status: 0 });
    await service.keyring.unlock();
    expect(json(await cli(['status', '--json']))).toMatchObject({ customers: 1 });
  });

  test('that cannot be read stop the sending with status 3 and lose nothing', async () => {
    await cli(['connections', 'add', '--json'], draft());
    await cli(['capture', '--json'], '{"fullName":"Ani","whatsapp":"08123456789"}');
    await service.keyring.lock();
    const blocked = await cli(['sync', '--json', '--timeout', '1']);
    expect(blocked.status).toBe(3);
    expect(json(blocked)).toMatchObject({ deliveries: { queued: 1 }, connections: [{ health: 'keychain' }] });
    expect(sandbox.vendors.alatwa.customers()).toHaveLength(0);
    await service.keyring.unlock();
    expect(await cli(['sync', '--json'])).toMatchObject({ status: 0 });
    expect(sandbox.vendors.alatwa.customers()).toHaveLength(1);
    sandbox.reset();
  });
});
