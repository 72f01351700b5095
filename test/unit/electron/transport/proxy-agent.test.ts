import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeTransport } from '#electron/transport/node-transport.ts';
import { createProxyAgents } from '#electron/transport/proxy-agent.ts';
import { systemClock } from '#electron/system-effects.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function listen(server: net.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  return (server.address() as net.AddressInfo).port;
}

const send = (pacResult: string, url: string) =>
  createNodeTransport({
    clock: systemClock,
    userAgent: 'test',
    agentFor: createProxyAgents(() => Promise.resolve(pacResult)),
  })({ method: 'POST', url, headers: { 'x-api-key': 'canary' }, body: 'canary' }, { timeoutMs: 3_000 });

describe('system proxy', () => {
  it('leads to the vendor through a tunnel that shows the proxy a host name and nothing else', async () => {
    const arrived: Buffer[] = [];
    const vendor = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (chunk) => {
        arrived.push(chunk);
        socket.destroy();
      });
    });
    const vendorPort = await listen(vendor);
    const proxy = http.createServer();
    const asked: { url: string | undefined; headers: http.IncomingHttpHeaders }[] = [];
    proxy.on('connect', (request, client: net.Socket) => {
      asked.push({ url: request.url, headers: request.headers });
      const onward = net.connect(vendorPort, '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
      onward.on('error', () => client.destroy());
      client.on('error', () => onward.destroy());
      onward.pipe(client).pipe(onward);
    });
    const proxyPort = await listen(proxy);
    const end = await send(`PROXY 127.0.0.1:${proxyPort}; DIRECT`, 'https://vendor.example/api');

    expect(asked).toEqual([
      { url: 'vendor.example:443', headers: { host: 'vendor.example:443', connection: 'close' } },
    ]);
    // A TLS client hello for that host, and not a byte of the request.
    expect(arrived[0]?.[0]).toBe(0x16);
    expect(arrived[0]?.toString('latin1')).toContain('vendor.example');
    expect(arrived[0]?.toString('latin1')).not.toContain('canary');
    expect(end.kind).toBe('not-sent');
  });

  it.each([407, 403, 502])('says so when the proxy answers %i', async (status) => {
    const proxy = http.createServer();
    proxy.on('connect', (_request, client: net.Socket) => client.end(`HTTP/1.1 ${status} No\r\n\r\n`));
    const end = await send(`PROXY 127.0.0.1:${await listen(proxy)}`, 'https://vendor.example/');
    expect(end).toEqual({ kind: 'not-sent', problem: { code: 'proxy-failed' } });
  });

  it('says so when the proxy is not there', async () => {
    const gone = net.createServer();
    const port = await listen(gone);
    gone.close();
    const end = await send(`PROXY 127.0.0.1:${port}`, 'https://vendor.example/');
    expect(end).toEqual({ kind: 'not-sent', problem: { code: 'proxy-failed' } });
  });

  it('goes straight where there is none, and never for loopback', async () => {
    const agents = createProxyAgents((url) => Promise.resolve(url.includes('inside') ? 'DIRECT' : 'PROXY 127.0.0.1:9'));
    expect(await agents('https://inside.example/')).toBeUndefined();
    expect(await agents('http://127.0.0.1:8080/')).toBeUndefined();
    expect(await agents('https://outside.example/')).toBeDefined();
  });
});
