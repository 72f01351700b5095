import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';

/** A certificate of a real server, right or wrong, made with openssl. */
export type Identity = { readonly key: string; readonly cert: string };

export type Identities = {
  /** The authority that the right ones are signed by. */
  readonly ca: string;
  readonly right: Identity;
  readonly selfSigned: Identity;
  readonly expired: Identity;
  readonly wrongHost: Identity;
};

/** Makes an authority and four identities for `localhost`. Takes a moment: once a file of tests. */
export function makeIdentities(): Identities {
  const dir = mkdtempSync(join(tmpdir(), 'fieldpost-tls-'));
  const file = (name: string): string => join(dir, name);
  const openssl = (...args: readonly string[]): void =>
    void execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: dir });
  const text = (name: string): string => readFileSync(file(name), 'utf8');
  const request = (name: string, host: string): void => {
    writeFileSync(file(`${name}.ext`), `subjectAltName=DNS:${host}\n`);
    openssl('req', '-newkey', 'ec', ...CURVE, '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, ...as(host));
  };
  const signed = (name: string, host: string, ...validity: readonly string[]): Identity => {
    request(name, host);
    const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'];
    openssl('x509', '-req', '-in', `${name}.csr`, ...by, '-extfile', `${name}.ext`, '-out', `${name}.pem`, ...validity);
    return { key: text(`${name}.key`), cert: text(`${name}.pem`) };
  };
  try {
    const own = ['-x509', '-newkey', 'ec', ...CURVE, '-nodes', '-days', '2'];
    openssl('req', ...own, '-keyout', 'ca.key', '-out', 'ca.pem', ...as('Fieldpost test authority'));
    openssl('req', ...own, '-keyout', 'self.key', '-out', 'self.pem', ...as('localhost'));
    return {
      ca: text('ca.pem'),
      right: signed('right', 'localhost', '-days', '2'),
      selfSigned: { key: text('self.key'), cert: text('self.pem') },
      expired: signed('expired', 'localhost', '-days', '-1'),
      wrongHost: signed('wrong', 'login.hotel.example', '-days', '2'),
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const CURVE = ['-pkeyopt', 'ec_paramgen_curve:prime256v1'];
const as = (name: string): readonly string[] => ['-subj', `/CN=${name}`];

export type TlsFront = {
  /** Origin under https. */
  readonly origin: string;
  /** Requests that came through, each with all of its bytes decrypted. */
  readonly requests: () => number;
  readonly show: (identity: Identity) => void;
  readonly close: () => Promise<void>;
};

/** Speaks TLS with an identity that may change, and hands requests on to a plain origin. */
export async function startTlsFront(target: string, identity: Identity): Promise<TlsFront> {
  let count = 0;
  const server = https.createServer({ ...identity, maxVersion: 'TLSv1.3' }, (incoming, outgoing) => {
    count += 1;
    const { method, headers } = incoming;
    const onward = http.request(`${target}${incoming.url}`, { method, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on('tlsClientError', () => undefined); // a client that does not like what it sees
  await new Promise<void>((resolve) => server.listen(0, resolve));
  // The address is that of a listening TCP server.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `https://localhost:${port}`,
    requests: () => count,
    show: (next) => server.setSecureContext(next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
