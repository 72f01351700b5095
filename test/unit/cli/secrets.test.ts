import { describe, expect, test } from 'vitest';
import type { CliEnd } from '#test/support/cli.ts';
import { json, useCliBed } from './bed.ts';
import { filesHolding, visibleOf } from './canary.ts';

const bed = useCliBed();
const { cli } = bed;
const draft = (over: object = {}) => JSON.stringify({ ...bed.sandbox().vendors.alatwa.connection, ...over });
const idOf = (end: CliEnd): string => (json(end) as { id: string }).id;
const entry = (id: string) => ({ service: 'Fieldpost', account: `connection:${id}` });

const CANARY = 'canary-7Q2xvWmZp0';

describe('the secrets of a connection', () => {
  test('lie in the keyring, and in no file, argument or environment of ours', async () => {
    const run = bed.start(['connections', 'add', '--json']);
    let seen = '';
    const watch = setInterval(() => (seen += visibleOf(run.pid)), 5);
    run.child.stdin.end(draft({ secrets: { apiKey: CANARY } }));
    const end = await run.end;
    clearInterval(watch);
    expect(end).toMatchObject({ status: 0, stderr: '' });
    expect(await bed.keyring().lookup(entry(idOf(end)))).toBe(JSON.stringify({ apiKey: CANARY }));
    expect(seen).toContain('connections\0add');
    expect(seen).toContain('--serve-keychain'); // the process that speaks to the keyring was looked at as well
    expect(seen).not.toContain(CANARY);
    expect(filesHolding(bed.dataDir(), [CANARY])).toEqual([]);
    for (const args of [
      ['connections', 'list', '--json'],
      ['status', '--json'],
      ['connections', 'test', bed.sandbox().vendors.alatwa.connection.name, '--json'],
    ]) {
      expect((await cli(args)).stdout).not.toContain(CANARY);
    }
    expect(filesHolding(bed.dataDir(), [CANARY])).toEqual([]);
  });

  test('are used to send, and go from the keyring with the connection', async () => {
    const id = idOf(await cli(['connections', 'add', '--json'], draft()));
    await cli(['capture', '--json'], '{"fullName":"Ani","whatsapp":"08123456789"}');
    expect(await cli(['sync', '--json'])).toMatchObject({ status: 0 });
    expect(bed.sandbox().vendors.alatwa.customers()).toHaveLength(1);
    bed.sandbox().reset();
    expect(await cli(['connections', 'remove', id])).toMatchObject({ status: 0 });
    expect(await bed.keyring().lookup(entry(id))).toBeUndefined();
    expect(json(await cli(['connections', 'list', '--json']))).toEqual([]);
    expect(json(await cli(['status', '--json']))).toMatchObject({ deliveries: { delivered: 1 }, connections: [] });
  });

  test('are not half-written when the keyring is locked: no row, no entry, status 3; capture goes on', async () => {
    await bed.keyring().lock();
    const end = await cli(['connections', 'add', '--json'], draft({ secrets: { apiKey: CANARY } }));
    expect(end.status).toBe(3);
    expect(json(end)).toMatchObject({ error: { code: 'keychain-locked', field: null } });
    expect(json(await cli(['connections', 'list', '--json']))).toEqual([]);
    expect(filesHolding(bed.dataDir(), [CANARY])).toEqual([]);
    const saved = await cli(['capture', '--json'], '{"fullName":"Ani","whatsapp":"08123456789"}');
    expect(saved).toMatchObject({ status: 0 });
    await bed.keyring().unlock();
    expect(json(await cli(['status', '--json']))).toMatchObject({ customers: 1 });
  });

  test('that cannot be read stop the sending with status 3 and lose nothing', async () => {
    await cli(['connections', 'add', '--json'], draft());
    await cli(['capture', '--json'], '{"fullName":"Ani","whatsapp":"08123456789"}');
    await bed.keyring().lock();
    const blocked = await cli(['sync', '--json', '--timeout', '1']);
    expect(blocked.status).toBe(3);
    expect(json(blocked)).toMatchObject({ deliveries: { queued: 1 }, connections: [{ health: 'keychain' }] });
    expect(bed.sandbox().vendors.alatwa.customers()).toHaveLength(0);
    await bed.keyring().unlock();
    expect(await cli(['sync', '--json'])).toMatchObject({ status: 0 });
    expect(bed.sandbox().vendors.alatwa.customers()).toHaveLength(1);
    bed.sandbox().reset();
  });
});
