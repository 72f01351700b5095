import { describe, expect, test } from 'vitest';
import { json, lines, useCliBed } from './bed.ts';

const bed = useCliBed();
const { cli, add, capture } = bed;

const VENDORS = ['alatwa', 'salesmania', 'nxlink', 'cuoral', 'ladiflow'] as const;
const nameOf = (vendor: (typeof VENDORS)[number]): string => bed.sandbox().vendors[vendor].connection.name;
const counts = (over: object = {}) => ({
  queued: 0,
  sending: 0,
  retrying: 0,
  unknown: 0,
  attention: 0,
  delivered: 0,
  discarded: 0,
  ...over,
});

describe('sync', () => {
  test('brings every customer to all five vendors once; the summary is the one of status', async () => {
    for (const vendor of VENDORS) await add(vendor);
    await capture(12);
    const end = await cli(['sync', '--json']);
    expect(end.status).toBe(0);
    expect(json(end)).toEqual({
      customers: 12,
      deliveries: counts({ delivered: 60 }),
      connections: VENDORS.map((vendor) => ({
        id: expect.any(String),
        name: bed.sandbox().vendors[vendor].connection.name,
        vendor,
        health: 'working',
        ...counts({ delivered: 12 }),
      })),
    });
    expect(json(await cli(['status', '--json']))).toEqual(json(end));
    for (const vendor of VENDORS) {
      expect(bed.sandbox().summary()[vendor]).toMatchObject({ customers: 12, duplicates: 0, violations: 0 });
    }
  });

  test('brings them to a vendor that was described in JSON; the preview shows nothing of its key', async () => {
    const { connection } = bed.sandbox().vendors.custom;
    const odd = {
      ...connection,
      settings: { ...connection.settings, body: '{"a":{city}}', successPath: '', idPath: '' },
    };
    const refused = await cli(['connections', 'add', '--json'], JSON.stringify(odd));
    expect(refused.status).toBe(1);
    expect(refused.stdout + refused.stderr).toContain('template-not-json');
    await add('custom');
    const [first = ''] = await capture(3);
    const shown = await cli(['preview', '--json', first]);
    expect(shown.stdout).toContain('Idempotency-Key');
    expect(shown.stdout).toContain('pelanggan.0@contoh.example');
    const end = await cli(['sync', '--json']);
    expect(end).toMatchObject({ status: 0 });
    expect(json(end)).toMatchObject({ connections: [{ vendor: 'custom', delivered: 3 }] });
    expect(bed.sandbox().summary().custom).toMatchObject({ customers: 3, duplicates: 0, violations: 0 });
    for (const secret of Object.values(connection.secrets)) expect(shown.stdout + end.stdout).not.toContain(secret);
  });

  test('with a vendor that cannot be reached ends with status 3, and sends when it can', async () => {
    await add('ladiflow');
    await capture(2);
    await bed.sandbox().vendors.ladiflow.offline();
    const end = await cli(['sync', '--json', '--timeout', '1']);
    expect(end.status).toBe(3);
    expect(json(end)).toMatchObject({ deliveries: { delivered: 0 }, connections: [{ health: 'offline' }] });
    await bed.sandbox().vendors.ladiflow.online();
    expect(await cli(['sync', '--json'])).toMatchObject({ status: 0 });
    expect(bed.sandbox().summary().ladiflow).toMatchObject({ customers: 2, duplicates: 0 });
  });

  test('what a vendor refuses is left to a person with status 2, who can retry or discard it', async () => {
    await add('ladiflow');
    const [first, second] = await capture(2);
    bed.sandbox().vendors.ladiflow.refuseAll(true);
    expect(await cli(['sync', '--json'])).toMatchObject({ status: 2 });
    const listed = lines(await cli(['list', '--json', '--state', 'attention', '--connection', nameOf('ladiflow')]));
    expect(listed).toHaveLength(2);
    expect(listed[0]).toEqual({
      customerId: first,
      connection: nameOf('ladiflow'),
      intent: 'create',
      connectionId: expect.any(String),
      state: 'attention',
      attempts: 1,
      nextAttemptAt: null,
      lastError: { code: expect.stringMatching(/^vendor-/), field: null, message: expect.any(String) },
      vendorRecordId: null,
    });
    bed.sandbox().vendors.ladiflow.refuseAll(false);
    expect(json(await cli(['discard', '--customer', second ?? '', '--json']))).toEqual({ changed: 1 });
    expect(
      json(await cli(['retry', '--customer', first ?? '', '--connection', nameOf('ladiflow').toUpperCase(), '--json'])),
    ).toEqual({
      changed: 1,
    });
    const end = await cli(['sync', '--json']);
    expect(end.status).toBe(0);
    expect(json(end)).toMatchObject({ deliveries: counts({ delivered: 1, discarded: 1 }) });
  });

  test('an outcome that only a person knows waits for `resolve`', async () => {
    await add('cuoral');
    const [id] = await capture(1);
    bed.sandbox().vendors.cuoral.faults.push({ kind: 'reset', when: 'after' });
    const end = await cli(['sync', '--json']);
    expect({ status: end.status, summary: json(end) }).toMatchObject({
      status: 2,
      summary: { deliveries: counts({ unknown: 1 }) },
    });
    const args = ['resolve', '--customer', id ?? '', '--connection', nameOf('cuoral'), '--json', '--as'];
    expect(json(await cli([...args, 'delivered']))).toEqual({ changed: 1 });
    const again = await cli([...args, 'send-again']);
    expect(again.status).toBe(1);
    expect(json(again)).toMatchObject({ error: { code: 'not-undecided' } });
    expect(await cli(['sync', '--json'])).toMatchObject({ status: 0 });
    expect(bed.sandbox().summary().cuoral).toMatchObject({ customers: 1, duplicates: 0 });
  });

  test('only one process sends; the other one says so, and still captures', async () => {
    await add('ladiflow');
    await capture(1);
    bed.sandbox().vendors.ladiflow.faults.push({ kind: 'latency', latencyMs: 4_000 });
    const first = bed.start(['sync', '--json']);
    await expect.poll(() => bed.sandbox().vendors.ladiflow.ledger.requests.length).toBe(1);
    const second = await cli(['sync', '--json']);
    expect(second.status).toBe(3);
    expect(second.stderr).not.toBe('');
    expect(await cli(['capture', '--json'], '{"fullName":"Ani","whatsapp":"08123456789"}')).toMatchObject({
      status: 0,
    });
    expect(await first.end).toMatchObject({ status: 0 });
    expect(await cli(['sync', '--json'])).toMatchObject({ status: 0 });
    expect(bed.sandbox().summary().ladiflow).toMatchObject({ customers: 2, duplicates: 0 });
  });

  test('SIGTERM ends it within five seconds; what was under way is unknown, never lost', async () => {
    await add('cuoral');
    await capture(1);
    bed.sandbox().vendors.cuoral.faults.push({ kind: 'hang', when: 'after' });
    const run = bed.start(['sync', '--json']);
    await expect.poll(() => bed.sandbox().vendors.cuoral.ledger.requests.length).toBe(1);
    const begun = Date.now();
    run.child.kill('SIGTERM');
    expect(await run.end).toMatchObject({ status: 1 });
    expect(Date.now() - begun).toBeLessThan(5_500);
    expect(json(await cli(['status', '--json']))).toMatchObject({ deliveries: counts({ unknown: 1 }) });
  });

  test('credentials that the vendor refuses are left to a person, and nothing is lost', async () => {
    const draft = { ...bed.sandbox().vendors.ladiflow.connection, secrets: { apiKey: 'wrong' } };
    await cli(['connections', 'add', '--json'], JSON.stringify(draft));
    await capture(1);
    const end = await cli(['sync', '--json', '--timeout', '5']);
    expect(end.status).toBe(2);
    expect(json(end)).toMatchObject({ deliveries: { delivered: 0 }, connections: [{ health: 'unauthorized' }] });
  });
});

describe('connections', () => {
  test('are found by name in any case, paused and resumed; what waits keeps them from being removed', async () => {
    const id = await add('alatwa');
    const { name } = bed.sandbox().vendors.alatwa.connection;
    expect(json(await cli(['connections', 'pause', name.toUpperCase(), '--json']))).toEqual({ id, enabled: false });
    expect(json(await cli(['connections', 'list', '--json']))).toEqual([
      { id, vendor: 'alatwa', name, enabled: false, health: 'paused' },
    ]);
    await cli(['connections', 'resume', name]);
    await capture(1);
    const refused = await cli(['connections', 'remove', name, '--json']);
    expect(refused.status).toBe(1);
    expect(json(refused)).toMatchObject({ error: { code: 'has-undelivered' } });
    expect(await cli(['connections', 'remove', name, '--discard-undelivered'])).toMatchObject({ status: 0 });
    expect(json(await cli(['connections', 'list', '--json']))).toEqual([]);
    expect(await add('alatwa')).not.toBe(id); // the name is free again
  });

  test('a name is taken once, in any case', async () => {
    await add('alatwa');
    const { connection } = bed.sandbox().vendors.alatwa;
    const again = await cli(
      ['connections', 'add', '--json'],
      JSON.stringify({ ...connection, name: connection.name.toUpperCase() }),
    );
    expect(again.status).toBe(1);
    expect(json(again)).toMatchObject({ error: { code: 'connection-name-taken', field: 'name' } });
  });

  test.each(VENDORS)('%s is tested without writing anything there', async (vendor) => {
    await add(vendor);
    const { name } = bed.sandbox().vendors[vendor].connection;
    const end = await cli(['connections', 'test', name, '--json']);
    expect(end.status).toBe(0);
    expect(json(end)).toEqual({ ok: true, code: expect.any(String), message: expect.stringMatching(/\w/) });
    expect(bed.sandbox().summary()[vendor]).toMatchObject({ customers: 0, violations: 0 });
  });

  test('a test with a wrong key says so with status 2, one without a network with status 3', async () => {
    const { ladiflow } = bed.sandbox().vendors;
    await cli(
      ['connections', 'add', '--json'],
      JSON.stringify({ ...ladiflow.connection, secrets: { apiKey: 'wrong' } }),
    );
    const refused = await cli(['connections', 'test', ladiflow.connection.name, '--json']);
    expect(refused.status).toBe(2);
    expect(json(refused)).toMatchObject({ ok: false, code: 'vendor-unauthorized' });
    await ladiflow.offline();
    const offline = await cli(['connections', 'test', ladiflow.connection.name, '--json']);
    expect(offline.status).toBe(3);
    expect(json(offline)).toMatchObject({ ok: false });
    const told = await cli(['connections', 'test', ladiflow.connection.name]);
    expect(told.stderr).toMatch(
      /Key in the keychain: yes\n[\s\S]*Reached the server: no\n[\s\S]*Key accepted: not tested yet\n/,
    );
  });
});
