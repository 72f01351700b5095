import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { startSandbox, type Sandbox } from '#test/sandbox/sandbox.ts';
import { call, secretOf } from './call.ts';

let nowMs = 1_000;
let sandbox: Sandbox;
beforeEach(async () => {
  nowMs = 1_000;
  sandbox = await startSandbox({ now: () => nowMs });
});
afterEach(() => sandbox.close());

const postCuoral = (email: string, more: object = {}) =>
  call(sandbox.vendors.cuoral, '/external/v1/external/v1/customers?a=b', {
    body: JSON.stringify({ name: 'Nguyễn', email, source: 'web', ...more }),
    headers: { 'x-api-key': secretOf(sandbox.vendors.cuoral, 'apiKey') },
  });

test('a request is kept as it came, with the hash of its bytes', async () => {
  const { ledger } = sandbox.vendors.cuoral;
  await postCuoral('a@example.com');
  const bodyText = JSON.stringify({ name: 'Nguyễn', email: 'a@example.com', source: 'web' });
  expect(ledger.requests).toEqual([
    {
      seq: 1,
      at: 1_000,
      endedAt: 1_000,
      method: 'POST',
      path: '/external/v1/external/v1/customers',
      query: { a: 'b' },
      headers: expect.objectContaining({ 'content-type': 'application/json' }),
      bodyText,
      bodySha256: createHash('sha256').update(bodyText, 'utf8').digest('hex'),
      customers: [{ name: 'Nguyễn', email: 'a@example.com', source: 'web' }],
      status: 201,
    },
  ]);
  expect(ledger.violations).toEqual([{ requestSeq: 1, where: 'query a', problem: 'not a documented parameter' }]);
});

test('an effect names its request, the record and the person', async () => {
  const { cuoral } = sandbox.vendors;
  await postCuoral('a@example.com', { whatsapp_number: '628111' });
  await postCuoral('b@example.com');
  expect(cuoral.ledger.effects.map(({ seq, requestSeq, kind, id }) => [seq, requestSeq, kind, id])).toEqual([
    [1, 1, 'created', 'CUS-0001'],
    [2, 2, 'created', 'CUS-0002'],
  ]);
  for (const key of ['A@Example.com', '+62 8111', '628111', 'CUS-0001']) {
    expect(cuoral.effectsFor(key).map((effect) => effect.seq)).toEqual([1]);
  }
  expect(cuoral.effectsFor('nobody@example.com')).toEqual([]);
});

test('duplicates are counted by person, also through a chain of shared identities', async () => {
  await postCuoral('a@example.com', { whatsapp_number: '1' });
  await postCuoral('b@example.com', { whatsapp_number: '2' });
  expect(sandbox.vendors.cuoral.duplicates()).toBe(0);
  await postCuoral('a@example.com', { whatsapp_number: '2' });
  expect(sandbox.vendors.cuoral.duplicates()).toBe(2);
  await postCuoral('c@example.com', { whatsapp_number: '1' });
  expect(sandbox.vendors.cuoral.duplicates()).toBe(3);
  expect(sandbox.summary().cuoral).toEqual({
    requests: 4,
    customers: 4,
    duplicates: 3,
    created: 4,
    updated: 0,
    skipped: 0,
    violations: 4,
  });
  expect(sandbox.summary().alatwa).toMatchObject({ requests: 0, customers: 0 });
});

test('times are those of the given clock, and of its skew', async () => {
  await postCuoral('a@example.com');
  nowMs = 2_000;
  sandbox.skewClock(500);
  await postCuoral('b@example.com');
  expect(sandbox.vendors.cuoral.ledger.requests.map((request) => request.at)).toEqual([1_000, 2_500]);
});

test('reset forgets everything, and a request still under way leaves no trace', async () => {
  const { cuoral } = sandbox.vendors;
  await postCuoral('a@example.com');
  cuoral.refuseAll(true);
  cuoral.faults.push({ kind: 'latency', latencyMs: 100 }, { kind: 'status', status: 500 });
  const late = postCuoral('late@example.com');
  await expect.poll(() => cuoral.ledger.requests.length).toBe(2);
  sandbox.reset();
  expect((await late).status).toBe(503);
  expect([cuoral.ledger.requests, cuoral.ledger.effects, cuoral.ledger.violations, cuoral.customers()]).toEqual([
    [],
    [],
    [],
    [],
  ]);
  expect((await postCuoral('b@example.com')).body).toMatchObject({ customer_id: 'CUS-0001' });
});

test('two sandboxes in one process know nothing of each other', async () => {
  const other = await startSandbox();
  await postCuoral('a@example.com');
  expect(other.summary().cuoral.requests).toBe(0);
  expect(other.vendors.cuoral.baseUrl).not.toBe(sandbox.vendors.cuoral.baseUrl);
  await other.close();
});
