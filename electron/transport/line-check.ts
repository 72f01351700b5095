import net, { type Socket } from 'node:net';
import tls, { TLSSocket } from 'node:tls';
import type http from 'node:http';
import { notSent } from './network-problem.ts';
import type { Clock } from '#electron/effects.ts';
import type { CheckLine, LineReport, LineStep } from '#electron/vendors/http.ts';
import { SECOND_MS } from '#shared/duration.ts';

export type LineCheckOptions = {
  readonly clock: Clock;
  /** Agent for a system proxy, or undefined for a direct way. */
  readonly agentFor?: (url: string) => Promise<http.Agent | undefined>;
  /** Additional trusted certificates, PEM (tests). */
  readonly ca?: string;
};

const LINE_MS = 10 * SECOND_MS;

/** A line that is opened to see how far it comes: name, route, certificate. Nothing is asked of who answers. */
export function createLineCheck(options: LineCheckOptions): CheckLine {
  return async (url) => {
    const { hostname, port, protocol } = new URL(url);
    const secure = protocol === 'https:';
    const host = hostname.replace(/^\[|\]$/g, '');
    const target = { host, port: port === '' ? (secure ? 443 : 80) : Number(port) };
    const trusted = { ...target, ...(net.isIP(host) === 0 ? { servername: host } : {}), ...trust(options) };
    const agent = await options.agentFor?.(url);
    if (agent !== undefined) return throughProxy(agent, trusted, options.clock);
    return watch(secure ? tls.connect(trusted) : net.connect(target), options.clock, false);
  };
}

const trust = ({ ca }: LineCheckOptions): { ca?: string } => (ca === undefined ? {} : { ca });

/** The proxy looks the name up and opens the route; what is proven here is that it lets us through to the host's certificate. */
function throughProxy(agent: http.Agent, target: tls.ConnectionOptions, clock: Clock): Promise<LineReport> {
  const startedAt = clock.monotonicMs();
  return new Promise((resolve) => {
    agent.createConnection(target, (error, socket) => {
      if (error !== null || !(socket instanceof TLSSocket))
        return resolve({ proxied: true, ...failure('proxy', error ?? new Error('no socket')) });
      const tcpMs = clock.monotonicMs() - startedAt;
      return resolve(watch(socket, clock, true).then((report) => ({ ...report, tcpMs })));
    });
  });
}

function failure(at: LineStep, error: Error, expired = false): Pick<LineReport, 'failed'> {
  return { failed: { at, problem: notSent(error, expired).problem } };
}

type Seen = { lookedUpAt?: number; connectedAt?: number; expired?: boolean };

function watch(socket: Socket, clock: Clock, proxied: boolean): Promise<LineReport> {
  const startedAt = clock.monotonicMs();
  const seen: Seen = proxied ? { connectedAt: startedAt } : {};
  return new Promise((resolve) => {
    const expire = (): void => {
      seen.expired = true;
      socket.destroy(new Error('deadline'));
    };
    const stop = clock.timer(LINE_MS, expire);
    const end = (rest: Partial<LineReport>): void => {
      stop();
      resolve({ proxied, ...timesOf(seen, startedAt, proxied), ...rest });
      socket.destroy();
    };
    socket.on('lookup', (error: Error | null) => {
      if (error === null) seen.lookedUpAt ??= clock.monotonicMs();
    });
    socket.once('connect', () => {
      seen.connectedAt = clock.monotonicMs();
      if (!(socket instanceof TLSSocket)) end({});
    });
    socket.once('secureConnect', () =>
      end({ tls: certificateOf(socket, clock.monotonicMs() - (seen.connectedAt ?? startedAt)) }),
    );
    socket.on('error', (error) => end(failure(stepOf(seen, error), error, seen.expired)));
  });
}

function timesOf({ lookedUpAt, connectedAt }: Seen, startedAt: number, proxied: boolean): Partial<LineReport> {
  if (proxied) return {};
  return {
    ...(lookedUpAt === undefined ? {} : { dnsMs: lookedUpAt - startedAt }),
    ...(connectedAt === undefined ? {} : { tcpMs: connectedAt - (lookedUpAt ?? startedAt) }),
  };
}

function stepOf({ connectedAt }: Seen, error: Error): LineStep {
  if (connectedAt !== undefined) return 'tls';
  return notSent(error, false).problem.code === 'host-not-found' ? 'dns' : 'tcp';
}

function certificateOf(socket: Socket, ms: number): NonNullable<LineReport['tls']> {
  const validTo = socket instanceof TLSSocket ? Date.parse(socket.getPeerCertificate().valid_to) : Number.NaN;
  return Number.isFinite(validTo) ? { ms, validTo } : { ms };
}
