import { createConnection } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { ScriptedFault } from '#test/sandbox/faults.ts';
import { startSandbox, type Sandbox } from '#test/sandbox/sandbox.ts';
import type { SandboxVendor } from '#test/sandbox/vendor-server.ts';
import { call, secretOf, type Answer } from './call.ts';

const nowMs = Date.UTC(2026, 0, 2, 3, 4, 5);
let sandbox: Sandbox;
let vendor: SandboxVendor;
beforeEach(async () => {
  sandbox = await startSandbox({ now: () => nowMs });
  vendor = sandbox.vendors.alatwa;
});
afterEach(() => sandbox.close());

const bodyOf = (phone: string) => ({
  generate_prefix_number: 'false',
  filter_duplicate: 'true',
  group: 'A',
  customers: [{ phone }],
});
const post = (phone = '628111', signal?: AbortSignal): Promise<Answer> =>
  call(vendor, '/customer', {
    body: bodyOf(phone),
    headers: { Authorization: secretOf(vendor, 'apiKey') },
    ...(signal ? { signal } : {}),
  });
const lastRequest = () => vendor.ledger.requests.at(-1);

/** The same request over a bare socket: what arrived, how it ended, and how long the bytes took. */
async function raw(stopAfterMs = 5_000): Promise<{ text: string; end: string; chunks: number }> {
  const { hostname, port } = new URL(vendor.baseUrl);
  const body = JSON.stringify(bodyOf('628111'));
  const head = `POST /customer HTTP/1.1\r\nHost: x\r\nAuthorization: ${secretOf(vendor, 'apiKey')}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`;
  return await new Promise((resolve) => {
    const received: string[] = [];
    let end = 'closed';
    const socket = createConnection(Number(port), hostname, () => socket.write(head + body));
    const timer = setTimeout(() => {
      end = 'silence';
      socket.destroy();
    }, stopAfterMs);
    socket.setNoDelay(true);
    socket.on('data', (data) => received.push(data.toString('utf8')));
    socket.on('error', (error: NodeJS.ErrnoException) => (end = error.code ?? 'error'));
    socket.on('close', () => {
      clearTimeout(timer);
      resolve({ text: received.join(''), end, chunks: received.length });
    });
  });
}

describe('connections that break', () => {
  test.each([
    ['before', 0, /^$/],
    ['after', 1, /^$/],
    ['mid-headers', 1, /^HTTP\/1\.1 200 OK\r\n(?!.*\r\n\r\n)/s],
    ['mid-body', 1, /\r\n\r\n\{"status":"ok"[^}]*$/],
  ] as const)('reset %s', async (when, effects, text) => {
    vendor.faults.push({ kind: 'reset', when });
    const seen = await raw();
    expect(seen.end).toBe('ECONNRESET');
    expect(seen.text).toMatch(text);
    expect(vendor.ledger.effects).toHaveLength(effects);
    expect(lastRequest()).toMatchObject({ status: null, fault: 'reset' });
    expect((await post()).status).toBe(200);
  });

  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('hang %s processing', async (when, effects) => {
    vendor.faults.push({ kind: 'hang', when });
    expect(await raw(150)).toEqual({ text: '', end: 'silence', chunks: 0 });
    expect(vendor.ledger.effects).toHaveLength(effects);
    await expect.poll(() => lastRequest()?.endedAt).toBe(nowMs);
    expect(lastRequest()).toMatchObject({ status: null, fault: 'hang' });
  });

  test('offline refuses connects, online is the same port again', async () => {
    const { baseUrl } = vendor;
    await post();
    await vendor.offline();
    await expect(post()).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await vendor.online();
    expect(vendor.baseUrl).toBe(baseUrl);
    expect((await post('628222')).body).toMatchObject({ total_customer: '1' });
    expect(vendor.ledger.requests).toHaveLength(2);
  });

  test('a client that goes away in the middle of its request has had no effect', async () => {
    const { hostname, port } = new URL(vendor.baseUrl);
    const socket = createConnection(Number(port), hostname, () => {
      socket.write('POST /customer HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"group"', () =>
        setTimeout(() => socket.destroy(), 30),
      );
    });
    await expect.poll(() => lastRequest()?.fault).toBe('client-gone');
    expect(vendor.ledger.effects).toEqual([]);
  });
});

describe('slow and large', () => {
  test('latency', async () => {
    vendor.faults.push({ kind: 'latency', latencyMs: 120 });
    const started = performance.now();
    expect((await post()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(115);
  });

  test.each(['headers', 'body'] as const)('slow %s arrive complete, byte by byte', async (part) => {
    vendor.faults.push({ kind: 'slow', part, byteEveryMs: 1 });
    const { text, end, chunks } = await raw();
    expect(end).toBe('closed');
    expect(JSON.parse(text.slice(text.indexOf('\r\n\r\n')))).toMatchObject({ status: 'ok' });
    expect(chunks).toBeGreaterThan(20);
  });

  test('a huge body has the size asked for, and does not outlive the client', async () => {
    vendor.faults.push({ kind: 'huge', bytes: 300_000 }, { kind: 'huge', bytes: 900_000_000 });
    expect((await post()).text).toHaveLength(300_000);
    const { baseUrl } = vendor;
    const response = await fetch(`${baseUrl}/customer`, { method: 'POST', body: '{}' });
    await response.body?.cancel();
    await expect.poll(() => lastRequest()?.endedAt).toBe(nowMs);
    expect(lastRequest()?.status).toBeNull();
  });
});

describe('answers that say no', () => {
  test.each([401, 403, 429, 500, 503])('%i with the body of the vendor, before processing', async (status) => {
    vendor.faults.push({ kind: 'status', status, message: 'No' });
    const answer = await post();
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status: 'error', message: expect.stringContaining('No') });
    expect(lastRequest()).toMatchObject({ status, fault: 'status' });
    expect(vendor.ledger.effects).toEqual([]);
  });

  test('502 of a gateway after processing', async () => {
    vendor.faults.push({ kind: 'status', status: 502, when: 'after', body: 'html' });
    const answer = await post();
    expect(answer.status).toBe(502);
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(vendor.ledger.effects).toHaveLength(1);
  });

  test.each([
    [30, '30'],
    ['soon', 'soon'],
    [{ dateInMs: 90_000 }, 'Fri, 02 Jan 2026 03:05:35 GMT'],
    [undefined, null],
  ])('429 with Retry-After %j', async (retryAfter, header) => {
    vendor.faults.push({ kind: 'status', status: 429, retryAfter });
    expect((await post()).headers.get('retry-after')).toBe(header);
  });

  test('an error in a 200, in the words and codes of each vendor', async () => {
    const answers = await Promise.all(
      Object.values(sandbox.vendors).map(async (each) => {
        each.faults.push({ kind: 'error-in-200', message: 'Refused', code: 1002 });
        return await call(each, '/');
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(answers.map(({ body }) => body)).toEqual([
      { status: 'error', message: 'Refused' },
      { error: 'Refused' },
      { code: 1002, message: 'Refused', data: null, traceId: expect.any(String) },
      { detail: 'Refused' },
      { data: null, message: 'Refused', code: 1002 },
      { error: { code: 1002, message: 'Refused' } },
    ]);
  });

  test('an error that quotes the request holds its secrets', async () => {
    vendor.faults.push({ kind: 'echo-secrets' });
    const answer = await post();
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(secretOf(vendor, 'apiKey'));
    expect(answer.text).toContain('628111');
  });
});

describe('answers that say nothing useful', () => {
  const strange: readonly (readonly [ScriptedFault, number, RegExp])[] = [
    [{ kind: 'html' }, 0, /^<!doctype html>/],
    [{ kind: 'html', contentType: 'application/json', status: 511 }, 0, /^<!doctype html>/],
    [{ kind: 'wrong-shape' }, 1, /^\{"ok":true\}$/],
    [{ kind: 'wrong-shape', body: '', status: 204, when: 'before' }, 0, /^$/],
    [{ kind: 'garbled', how: 'truncated' }, 1, /^\{"status":"ok"[^}]*$/],
    [{ kind: 'redirect', location: 'http://portal.test/login' }, 0, /^$/],
  ];
  test.each(strange)('%j', async (fault, effects, text) => {
    vendor.faults.push(fault);
    expect((await post()).text).toMatch(text);
    expect(vendor.ledger.effects).toHaveLength(effects);
    expect(lastRequest()?.fault).toBe(fault.kind);
  });

  test('the redirect and the portal have their status and headers', async () => {
    vendor.faults.push(
      { kind: 'redirect', location: 'http://portal.test/login', status: 307 },
      { kind: 'html', status: 511 },
    );
    const redirect = await post();
    expect([redirect.status, redirect.headers.get('location')]).toEqual([307, 'http://portal.test/login']);
    expect((await post()).status).toBe(511);
  });

  test('a byte order mark, and gzip that is none', async () => {
    vendor.faults.push({ kind: 'garbled', how: 'bom' });
    expect((await raw()).text).toContain('\r\n\r\n\uFEFF{');
    vendor.faults.push({ kind: 'garbled', how: 'false-gzip' });
    await expect(post()).rejects.toThrow();
  });

  test.each([
    [{ offsetMs: 3_600_000 }, 'Fri, 02 Jan 2026 04:04:05 GMT'],
    ['yesterday', 'yesterday'],
    [null, null],
  ])('Date %j', async (date, header) => {
    expect((await post()).headers.get('date')).toBe('Fri, 02 Jan 2026 03:04:05 GMT');
    vendor.faults.push({ kind: 'date', date });
    expect((await post()).headers.get('date')).toBe(header);
  });

  test('a smaller count than was sent', async () => {
    vendor.faults.push({ kind: 'partial-count', missing: 2 });
    const body = { ...bodyOf('1'), customers: [{ phone: '1' }, { phone: '2' }, { phone: '3' }] };
    const answer = await call(vendor, '/customer', { body, headers: { Authorization: secretOf(vendor, 'apiKey') } });
    expect(answer.body).toMatchObject({ status: 'ok', total_customer: '1' });
    expect(vendor.customers().map((record) => record.key)).toEqual(['1']);
  });
});

describe('which request a fault meets', () => {
  const status = (code: number): ScriptedFault & { kind: 'status' } => ({ kind: 'status', status: code });
  const statuses = async (count: number): Promise<readonly number[]> => {
    const seen: number[] = [];
    for (let n = 0; n < count; n += 1) seen.push((await post()).status);
    return seen;
  };

  test('in order, each as often as told, standing ones last', async () => {
    vendor.faults.push({ ...status(500), times: 'always' }, { ...status(429), times: 2 }, status(401));
    expect(await statuses(5)).toEqual([429, 429, 401, 500, 500]);
    vendor.faults.clear();
    expect(await statuses(1)).toEqual([200]);
    expect(vendor.faults.pending).toBe(0);
  });

  test('by kind of call, by path and text, by function', async () => {
    vendor.faults.push(
      { ...status(500), on: 'read' },
      { ...status(501), on: { path: '/customer', contains: '628222' } },
      { ...status(502), on: (request) => request.customers.some((customer) => customer['phone'] === '628333') },
      { ...status(503), on: 'create' },
    );
    const seen = [await post('628222'), await post('628333'), await post('628444'), await post('628444')];
    expect(seen.map((answer) => answer.status)).toEqual([501, 502, 503, 200]);
    expect(vendor.faults.pending).toBe(1);
  });

  test('refuseAll stands until it is lifted', async () => {
    vendor.refuseAll(true);
    expect((await post()).body).toMatchObject({ status: 'error' });
    expect((await post()).body).toMatchObject({ status: 'error' });
    vendor.refuseAll(false);
    expect((await post()).body).toMatchObject({ status: 'ok' });
  });
});
