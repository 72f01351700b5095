import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

import { faultSchema } from './faults.ts';
import { vendorIds, type ConnectionDraft, type VendorId } from './model.ts';
import type { Sandbox } from './sandbox.ts';
import { listen, loopback, readBody, type SandboxVendor } from './vendor-server.ts';

export interface Control {
  readonly url: string;
  close(): Promise<void>;
}

const vendor = z.enum(vendorIds);
const rows = z.object({ field: z.string(), includes: z.string() });

/** The bodies of the POST calls. A call without `vendor` means all of them, where that makes sense. */
export const controlBodies = {
  '/faults': z.intersection(z.object({ vendor }), faultSchema),
  '/clear-faults': z.object({ vendor: vendor.optional() }),
  '/offline': z.object({ vendor: vendor.optional() }),
  '/online': z.object({ vendor: vendor.optional() }),
  '/reset': z.object({ vendor: vendor.optional() }),
  '/refuse': z.object({ vendor: vendor.optional(), on: z.boolean(), rows: rows.optional() }),
  '/expire-tokens': z.object({}),
  '/clock': z.object({ offsetMs: z.number().int() }),
} as const;

/** Serve the control calls on loopback (port 0: any free one). */
export async function startControl(sandbox: Sandbox, port = 0): Promise<Control> {
  const server = createServer((request, response) => {
    void answer(sandbox, request)
      .catch((error: unknown) => ({
        status: 400,
        body: { error: error instanceof Error ? error.message : String(error) },
      }))
      .then(({ status, body }) => sendJson(response, status, body));
  });
  const url = `http://${loopback}:${await listen(server, port)}`;
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function answer(sandbox: Sandbox, request: IncomingMessage): Promise<Answer> {
  // A page in a browser must not reach this: it can neither name this host nor send JSON without asking first.
  if (!/^(127\.0\.0\.1|localhost):\d+$/.test(request.headers.host ?? ''))
    return { status: 403, body: { error: 'loopback only' } };
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${loopback}`);
  if (request.method === 'GET') return read(sandbox, pathname, searchParams.get('vendor'));
  if (request.method !== 'POST') return { status: 405, body: { error: 'GET or POST' } };
  if (request.headers['content-type'] !== 'application/json')
    return { status: 415, body: { error: 'application/json only' } };
  const text = (await readBody(request))?.toString('utf8') || '{}';
  return change(sandbox, pathname, JSON.parse(text));
}

function read(sandbox: Sandbox, pathname: string, vendorName: string | null): Answer {
  switch (pathname) {
    case '/summary':
      return { status: 200, body: sandbox.summary() };
    case '/connections':
      return { status: 200, body: connectionsOf(sandbox) };
    case '/ledger': {
      const wanted = vendorName === null ? vendorIds : [vendor.parse(vendorName)];
      return { status: 200, body: Object.fromEntries(wanted.map((id) => [id, ledgerOf(sandbox.vendors[id])])) };
    }
    default:
      return { status: 404, body: { error: `no GET ${pathname}` } };
  }
}

/** The ready connections, as `connections add` takes them. */
export function connectionsOf(sandbox: Sandbox) {
  // One entry for each of `vendorIds`.
  const own = Object.fromEntries(vendorIds.map((id) => [id, sandbox.vendors[id].connection])) as Record<
    VendorId,
    ConnectionDraft
  >;
  return { ...own, salesmaniaSignIn: sandbox.vendors.salesmania.signInConnection };
}

function ledgerOf(served: SandboxVendor) {
  const { requests, effects, violations } = served.ledger;
  return { requests, effects, violations, customers: served.customers(), duplicates: served.duplicates() };
}

async function change(sandbox: Sandbox, pathname: string, body: unknown): Promise<Answer> {
  const served = (id: VendorId | undefined): readonly SandboxVendor[] =>
    (id === undefined ? vendorIds : [id]).map((name) => sandbox.vendors[name]);
  switch (pathname) {
    case '/faults': {
      const { vendor: id, ...fault } = controlBodies[pathname].parse(body);
      sandbox.vendors[id].faults.push(fault);
      break;
    }
    case '/clear-faults':
      for (const each of served(controlBodies[pathname].parse(body).vendor)) each.faults.clear();
      break;
    case '/offline':
      await Promise.all(served(controlBodies[pathname].parse(body).vendor).map((each) => each.offline()));
      break;
    case '/online':
      await Promise.all(served(controlBodies[pathname].parse(body).vendor).map((each) => each.online()));
      break;
    case '/reset': {
      const id = controlBodies[pathname].parse(body).vendor;
      if (id === undefined) sandbox.reset();
      else sandbox.vendors[id].reset();
      break;
    }
    case '/refuse': {
      const asked = controlBodies[pathname].parse(body);
      for (const each of served(asked.vendor)) each.refuseRows(asked.on ? (asked.rows ?? (() => true)) : undefined);
      break;
    }
    case '/expire-tokens':
      sandbox.vendors.salesmania.expireTokens();
      break;
    case '/clock':
      sandbox.skewClock(controlBodies[pathname].parse(body).offsetMs);
      break;
    default:
      return { status: 404, body: { error: `no POST ${pathname}` } };
  }
  return { status: 200, body: { ok: true } };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(text)) });
  response.end(text);
}
