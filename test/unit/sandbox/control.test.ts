import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createSandboxClient, type SandboxClient } from '#test/sandbox/client.ts';

type Child = ChildProcessByStdio<Writable, Readable, null>;

const main = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url));
let child: Child;
let control: string;
let client: SandboxClient;

beforeEach(async () => {
  child = spawn(process.execPath, [main], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const started = JSON.parse(String(line)) as { control: string; connections: object };
  control = started.control;
  client = createSandboxClient(control);
  expect(started.connections).toEqual(await client.connections());
});
afterEach(async () => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
});

async function post(email: string): Promise<number> {
  const { cuoral } = await client.connections();
  const response = await fetch(`${cuoral.settings.baseUrl}/external/v1/external/v1/customers`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'x-api-key': cuoral.secrets['apiKey'] ?? '' },
    body: JSON.stringify({ name: 'A', email, source: 'web' }),
  });
  await response.text();
  return response.status;
}

test('the whole sandbox is steered from another process', async () => {
  await client.pushFault({ vendor: 'cuoral', kind: 'status', status: 503, on: 'create', times: 2 });
  expect([await post('a@example.com'), await post('a@example.com'), await post('a@example.com')]).toEqual([
    503, 503, 201,
  ]);
  await client.pushFault({ vendor: 'cuoral', kind: 'hang', when: 'before', times: 'always' });
  await client.clearFaults('cuoral');
  await client.refuse({ vendor: 'cuoral', on: true, rows: { field: 'email', includes: 'b@' } });
  expect([await post('b@example.com'), await post('a@example.com')]).toEqual([422, 201]);
  await client.refuse({ on: false });

  const { cuoral } = await client.ledger();
  expect(cuoral.requests.map(({ status, fault }) => [status, fault])).toEqual([
    [503, 'status'],
    [503, 'status'],
    [201, undefined],
    [422, undefined],
    [201, undefined],
  ]);
  expect(cuoral).toMatchObject({
    duplicates: 1,
    violations: [],
    customers: [{ key: 'a@example.com' }, {}],
    effects: [{}, {}],
  });
  expect((await client.summary()).cuoral).toMatchObject({ requests: 5, customers: 2, duplicates: 1 });

  await client.offline('cuoral');
  await expect(post('c@example.com')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  await client.online();
  await client.reset();
  expect(await post('c@example.com')).toBe(201);
  expect((await client.summary()).cuoral).toMatchObject({ requests: 1, customers: 1 });
});

test('the clock and the tokens too', async () => {
  await client.skewClock(-3_600_000);
  await post('a@example.com');
  const [request] = (await client.ledger()).cuoral.requests;
  expect(Math.abs((request?.at ?? 0) - (Date.now() - 3_600_000))).toBeLessThan(60_000);
  await client.expireTokens();
  const { salesmania } = await client.connections();
  const { bearerToken, teamToken } = salesmania.secrets;
  const listed = await fetch(`${salesmania.settings.baseUrl}/extapi/v1.0/customers?team_token=${teamToken}`, {
    headers: { Authorization: `Bearer ${bearerToken}` },
  });
  expect(listed.status).toBe(401);
});

test('it refuses what it does not understand', async () => {
  const ask = (path: string, body: string, type = 'application/json') =>
    fetch(control + path, { method: 'POST', headers: { 'Content-Type': type }, body });
  const statuses = await Promise.all([
    ask('/faults', '{"vendor":"cuoral","kind":"nonsense"}'),
    ask('/faults', '{"vendor":"nobody","kind":"latency"}'),
    ask('/offline', 'no json'),
    ask('/reset', '{}', 'text/plain'),
    ask('/nothing', '{}'),
    fetch(`${control}/nothing`),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([400, 400, 400, 415, 404, 404]);
});

test('it ends with the pipe that its parent holds', async () => {
  const exited = once(child, 'exit');
  child.stdin.end();
  expect(await exited).toEqual([0, null]);
});
