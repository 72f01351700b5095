import http from 'node:http';
import https from 'node:https';
import { TLSSocket } from 'node:tls';
import { decodeBody } from './decode-body.ts';
import { createLineCheck } from './line-check.ts';
import { notSent, broken } from './network-problem.ts';
import type { Clock } from '#electron/effects.ts';
import type { CheckLine, Exchange, HttpRequest, SendOptions, Transport } from '#electron/vendors/http.ts';
import { SECOND_MS } from '#shared/duration.ts';

/**
 * One request, once, over node:http(s). Not Electron's net.fetch: Chromium sends a request again by itself when a kept
 * connection is closed under it (docs/decisions: transport), and a second POST is a second customer.
 *
 * Deadlines: 10 s to connect, 15 s without a byte, `timeoutMs` in all. Bodies are read up to 1 MB. Redirects are answers.
 */
export type NodeTransportOptions = {
  readonly clock: Clock;
  /** Sent as User-Agent. */
  readonly userAgent: string;
  /** Agent for a system proxy, or undefined for a direct way. */
  readonly agentFor?: (url: string) => Promise<http.Agent | undefined>;
  /** Additional trusted certificates, PEM (tests). */
  readonly ca?: string;
};

export type NodeTransport = Transport & {
  /** Drops kept connections: after sleep they are dead. */
  readonly dropConnections: () => void;
  /** How far a new connection comes; see line-check.ts. */
  readonly checkLine: CheckLine;
};

const CONNECT_MS = 10 * SECOND_MS;
const IDLE_MS = 15 * SECOND_MS;
/** A kept connection is used again only for this long: the shorter, the rarer a close that crosses a request. */
const KEEP_ALIVE_MS = 4 * SECOND_MS;
const MAX_BODY_BYTES = 1_048_576;

export function createNodeTransport(options: NodeTransportOptions): NodeTransport {
  const agents = { http: new http.Agent(KEEP), https: new https.Agent({ ...KEEP, ...trust(options) }) };
  const transport: Transport = async (request, sendOptions) => {
    const proxy = await options.agentFor?.(request.url);
    const secure = request.url.startsWith('https:');
    const kept = sendOptions.freshConnection === true ? undefined : agents[secure ? 'https' : 'http'];
    return await exchange(request, sendOptions, options, proxy ?? kept ?? false);
  };
  return Object.assign(transport, {
    checkLine: createLineCheck(options),
    dropConnections: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  });
}

const KEEP = { keepAlive: true, maxSockets: 8, maxFreeSockets: 4, timeout: KEEP_ALIVE_MS };

const trust = (options: NodeTransportOptions): { ca?: string } => (options.ca === undefined ? {} : { ca: options.ca });

/** What happened so far; read when the exchange ends, to tell "not sent" from "broken". */
type Progress = { connected: boolean; settled: boolean; expired: boolean };

function exchange(
  request: HttpRequest,
  send: SendOptions,
  options: NodeTransportOptions,
  agent: http.Agent | false,
): Promise<Exchange> {
  return new Promise((resolve) => {
    const progress: Progress = { connected: false, settled: false, expired: false };
    const body = request.body === undefined ? undefined : Buffer.from(request.body, 'utf8');
    const outgoing = open(request, options, agent, body);
    const deadlines = startDeadlines(outgoing, send, options.clock, progress);
    const end = (result: Exchange): void => {
      if (progress.settled) return;
      progress.settled = true;
      deadlines.stop();
      resolve(result);
    };
    const fail = (error: Error): void =>
      end(progress.connected ? broken(error, progress.expired) : notSent(error, progress.expired));
    outgoing.on('error', fail);
    whenConnected(outgoing, () => {
      progress.connected = true;
      deadlines.connected();
    });
    outgoing.on('response', (incoming) => {
      readAnswer(incoming, deadlines.alive, (result) => {
        end(
          result instanceof Error
            ? broken(result, progress.expired)
            : { kind: 'answered', response: { ...result, verified: isVerified(incoming, request.url) } },
        );
        if (!(result instanceof Error) && result.truncated) outgoing.destroy();
      });
    });
    outgoing.end(body);
  });
}

/** From this moment bytes may have left; with TLS that is after the handshake. */
function whenConnected(outgoing: http.ClientRequest, connected: () => void): void {
  outgoing.on('socket', (socket) => {
    if (outgoing.reusedSocket) return connected();
    socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', connected);
  });
}

function open(
  request: HttpRequest,
  options: NodeTransportOptions,
  agent: http.Agent | false,
  body: Buffer | undefined,
): http.ClientRequest {
  const secure = request.url.startsWith('https:');
  return (secure ? https : http).request(request.url, {
    method: request.method,
    agent,
    headers: {
      'Accept-Encoding': 'identity',
      'User-Agent': options.userAgent,
      ...request.headers,
      ...(body === undefined ? {} : { 'Content-Length': body.byteLength }),
    },
    ...(secure ? trust(options) : {}),
  });
}

type Deadlines = { readonly connected: () => void; readonly alive: () => void; readonly stop: () => void };

function startDeadlines(outgoing: http.ClientRequest, send: SendOptions, clock: Clock, progress: Progress): Deadlines {
  const expire = (): void => {
    progress.expired = true;
    outgoing.destroy(new Error('deadline'));
  };
  const abort = (): void => void outgoing.destroy(new Error('stopped'));
  const total = clock.timer(send.timeoutMs, expire);
  let step = clock.timer(Math.min(CONNECT_MS, send.timeoutMs), expire);
  const nextByte = (): void => {
    step();
    step = clock.timer(Math.min(IDLE_MS, send.timeoutMs), expire);
  };
  send.signal?.addEventListener('abort', abort);
  if (send.signal?.aborted === true) abort();
  return {
    connected: nextByte,
    alive: nextByte,
    stop: () => {
      total();
      step();
      send.signal?.removeEventListener('abort', abort);
    },
  };
}

type Answer = { status: number; headers: Record<string, string>; body: string; truncated: boolean };

/** Reads the answer up to the cap; an end that comes too early is an Error. */
function readAnswer(incoming: http.IncomingMessage, alive: () => void, done: (result: Answer | Error) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const finish = (cut: boolean): void => {
    const decoded = decodeBody(Buffer.concat(chunks), headers['content-encoding'], MAX_BODY_BYTES);
    done({ status: incoming.statusCode ?? 0, headers, body: decoded.text, truncated: cut || decoded.damaged });
  };
  incoming.on('data', (chunk: Buffer) => {
    alive();
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) {
      chunks.push(chunk.subarray(0, chunk.byteLength - (bytes - MAX_BODY_BYTES)));
      finish(true);
      return;
    }
    chunks.push(chunk);
  });
  incoming.on('end', () => (incoming.complete ? finish(false) : done(new Error('the answer ended early'))));
  incoming.on('error', done);
}

function isVerified(incoming: http.IncomingMessage, url: string): boolean {
  if (incoming.socket instanceof TLSSocket) return incoming.socket.authorized;
  return /^http:\/\/(localhost|127(?:\.\d+){3}|\[::1\])[:/]/.test(url);
}
