import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeTransport } from '#electron/transport/node-transport.ts';
import type { Exchange, SendOptions } from '#electron/vendors/http.ts';

const clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  timer: (ms: number, callback: () => void) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

function transport() {
  const made = createNodeTransport({ clock, userAgent: 'Fieldpost/test' });
  closers.push(made.dropConnections);
  return made;
}

async function listen(server: http.Server | net.Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const post = (url: string, options: Partial<SendOptions> = {}, send = transport()): Promise<Exchange> =>
  send(
    { method: 'POST', url, headers: { 'Content-Type': 'application/json' }, body: '{"name":"Nguyễn"}' },
    { timeoutMs: 1_500, ...options },
  );

describe('the transport', () => {
  it('sends the very bytes of the body and gives back the answer', async () => {
    const url = await listen(
      http.createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          response.setHeader('Content-Type', 'application/json');
          response.end(
            JSON.stringify({ length: request.headers['content-length'], hex: Buffer.concat(chunks).toString('hex') }),
          );
        });
      }),
    );
    const exchange = await post(url);
    const sent = Buffer.from('{"name":"Nguyễn"}', 'utf8');
    expect(exchange).toMatchObject({ kind: 'answered', response: { status: 200, truncated: false, verified: true } });
    expect(exchange.kind === 'answered' && JSON.parse(exchange.response.body)).toEqual({
      length: String(sent.byteLength),
      hex: sent.toString('hex'),
    });
  });

  it('says not-sent when the connection is refused or the host is unknown', async () => {
    const server = net.createServer();
    const url = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await post(url)).toEqual({ kind: 'not-sent', problem: { code: 'connection-refused' } });
    expect(await post('http://no-such-host.invalid/')).toMatchObject({
      kind: 'not-sent',
      problem: { code: 'host-not-found' },
    });
  });

  it('says not-sent when TLS fails', async () => {
    const url = await listen(net.createServer((socket) => socket.end('this is not TLS\r\n')));
    expect(await post(url.replace('http:', 'https:'))).toEqual({ kind: 'not-sent', problem: { code: 'tls-failed' } });
  });

  it('says broken when the server took the request and closed, stalled, or stopped in mid-answer', async () => {
    const reset = await listen(net.createServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
    expect(await post(reset)).toEqual({ kind: 'broken', problem: { code: 'connection-broken' } });
    const hang = await listen(net.createServer((socket) => void socket.resume()));
    expect(await post(hang, { timeoutMs: 200 })).toEqual({ kind: 'broken', problem: { code: 'no-answer' } });
    const half = await listen(
      net.createServer((socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"cut')),
      ),
    );
    expect(await post(half)).toMatchObject({ kind: 'broken' });
    const drip = await listen(
      net.createServer((socket) => {
        socket.on('error', () => undefined);
        const timer = setInterval(() => socket.write('H'), 50);
        socket.on('close', () => clearInterval(timer));
      }),
    );
    expect(await post(drip, { timeoutMs: 300 })).toMatchObject({ kind: 'broken' });
  });

  it('does not repeat a request when a kept connection dies under it', async () => {
    const seen: string[] = [];
    const url = await listen(
      http.createServer((request, response) => {
        seen.push(request.method ?? '');
        request.resume();
        if (seen.length === 1) request.on('end', () => response.end('{}'));
        else request.on('end', () => request.socket.resetAndDestroy());
      }),
    );
    const send = transport();
    expect(await post(url, {}, send)).toMatchObject({ kind: 'answered' });
    expect(await post(url, {}, send)).toMatchObject({ kind: 'broken' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(seen).toHaveLength(2);
  });

  it('reads at most 1 MB, follows no redirect, and understands compression only when it is real', async () => {
    const huge = await listen(http.createServer((_, response) => response.end('x'.repeat(3_000_000))));
    const cut = await post(huge);
    expect(cut).toMatchObject({ kind: 'answered', response: { truncated: true } });
    expect(cut.kind === 'answered' && cut.response.body.length).toBe(1_048_576);
    const moved = await listen(http.createServer((_, response) => response.writeHead(307, { Location: huge }).end()));
    expect(await post(moved)).toMatchObject({ kind: 'answered', response: { status: 307 } });
    const zipped = await listen(
      http.createServer((_, response) => response.setHeader('Content-Encoding', 'gzip').end(gzipSync('{"code":0}'))),
    );
    expect(await post(zipped)).toMatchObject({ kind: 'answered', response: { body: '{"code":0}', truncated: false } });
    const lying = await listen(
      http.createServer((_, response) => response.setHeader('Content-Encoding', 'gzip').end('{"code":0}')),
    );
    expect(await post(lying)).toMatchObject({ kind: 'answered', response: { body: '', truncated: true } });
  });

  it('can be stopped: what was sent is broken, what was not is not', async () => {
    const hang = await listen(net.createServer((socket) => void socket.resume()));
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    expect(await post(hang, { signal: stop.signal })).toEqual({ kind: 'broken', problem: { code: 'interrupted' } });
    expect(await post(hang, { signal: AbortSignal.abort() })).toMatchObject({ kind: 'not-sent' });
  });
});
