import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { SECOND_MS } from '#shared/duration.ts';

/**
 * The way through a system proxy for node-transport: an https request goes through a CONNECT tunnel, so the proxy sees
 * the vendor's host name and nothing else. Plain http is for loopback only, and loopback has no proxy.
 */
export type ProxyAgents = (url: string) => Promise<https.Agent | undefined>;

/** `resolve` answers a PAC result for a URL, such as `PROXY 10.0.0.1:3128; DIRECT`. */
export function createProxyAgents(resolve: (url: string) => Promise<string>): ProxyAgents {
  return async (url) => {
    if (!url.startsWith('https:')) return undefined;
    const proxy = firstProxy(await resolve(url));
    return proxy === undefined ? undefined : new TunnelAgent(proxy);
  };
}

type Proxy = { readonly host: string; readonly port: number; readonly secure: boolean };

/** Only the first way counts: falling back to a direct one would break the network's rules. SOCKS is not spoken here. */
function firstProxy(pacResult: string): Proxy | undefined {
  const match = /^(PROXY|HTTPS)\s+(\[[\da-f:.]+\]|[^\s:;]+):(\d+)$/i.exec(pacResult.split(';')[0]?.trim() ?? '');
  const [, kind, host, port] = match ?? [];
  if (kind === undefined || host === undefined) return undefined;
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port), secure: kind.toUpperCase() === 'HTTPS' };
}

const TUNNEL_MS = 10 * SECOND_MS;

/** The proxy cannot be reached, or will not let us through (407: it wants a log-in). No byte of the request has left. */
class ProxyError extends Error {
  readonly code = 'EPROXY';
}

type Created = (error: Error | null, socket: Duplex) => void;

class TunnelAgent extends https.Agent {
  readonly #proxy: Proxy;

  constructor(proxy: Proxy) {
    super({ keepAlive: false });
    this.#proxy = proxy;
  }

  override createConnection(options: tls.ConnectionOptions, created?: Created): undefined {
    const target = `${options.host?.includes(':') === true ? `[${options.host}]` : options.host}:${options.port}`;
    const { host, port, secure } = this.#proxy;
    const tunnel = (secure ? https : http).request({
      host,
      port,
      method: 'CONNECT',
      path: target,
      headers: { Host: target },
      agent: false,
      timeout: TUNNEL_MS,
    });
    // Node passes no socket with an error, though its types ask for one.
    const fail = (reason: string): void => created?.(new ProxyError(reason), undefined as unknown as Duplex);
    tunnel.once('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) return created?.(null, tls.connect({ ...options, socket }));
      socket.destroy();
      return fail(`the proxy answered ${statusCode}`);
    });
    tunnel.once('timeout', () => tunnel.destroy(new Error('the proxy did not answer')));
    tunnel.once('error', (error) => fail(error.message));
    tunnel.end();
  }
}
