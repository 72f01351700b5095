import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { createFaultQueue, matchesRow, type FaultQueue, type RowMatch, type ScriptedFault } from './faults.ts';
import { createLedger, type Ledger, type LedgerEffect, type RequestEntry } from './ledger.ts';
import {
  digitsOf,
  isObject,
  type ConnectionDraft,
  type CustomerFields,
  type Exchange,
  type Reply,
  type Route,
  type VendorModel,
} from './model.ts';
import { perform } from './perform.ts';
import type { HeldRecord } from './records.ts';

export const loopback = '127.0.0.1';

/** Far above what any client should send; the vendors document no limit. */
const maxBodyBytes = 8 * 1024 * 1024;

export interface SandboxVendor {
  /** Origin, without a slash at the end. */
  readonly baseUrl: string;
  readonly connection: ConnectionDraft;
  readonly ledger: Ledger;
  readonly faults: FaultQueue;
  /** The records that the vendor holds now. */
  customers(): readonly HeldRecord[];
  /** Effects on this person, named by number (any spelling), e-mail, external id or vendor's id. */
  effectsFor(key: string): readonly LedgerEffect[];
  /** Records beyond the first of each person, by number, e-mail or external id. */
  duplicates(): number;
  /** Standing validation: refuse these rows until called with undefined. */
  refuseRows(rows: RowMatch | undefined): void;
  refuseAll(on: boolean): void;
  /** Close the socket: connects are refused, and open connections break. */
  offline(): Promise<void>;
  /** Listen again on the same port. */
  online(): Promise<void>;
  /** Empty records, ledger, faults and standing modes; the socket stays as it is. */
  reset(): void;
  close(): Promise<void>;
}

/** Serve a vendor's model on a loopback port (0: any free one). Rejects when the port is taken. */
export async function serveVendor(model: VendorModel, port: number, now: () => number): Promise<SandboxVendor> {
  const ledger = createLedger();
  const faults = createFaultQueue();
  let refused: RowMatch | undefined;

  const server = createServer((request, response) => {
    void serve({ model, now, request, response }, ledger.open(opened(request, now())), faults, () => refused);
  });
  // A server that closes an idle connection on a client that is about to use it makes faults nobody scripted.
  server.keepAliveTimeout = 120_000;
  const listenedPort = await listen(server, port);
  const baseUrl = `http://${loopback}:${listenedPort}`;

  const offline = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    baseUrl,
    connection: model.connection(baseUrl),
    ledger,
    faults,
    customers: () => model.book.all(),
    effectsFor: (key) => ledger.effects.filter((effect) => concerns(effect, key)),
    duplicates: () => model.book.duplicates(),
    refuseRows(rows) {
      refused = rows;
    },
    refuseAll(on) {
      refused = on ? () => true : undefined;
    },
    offline,
    async online() {
      if (!server.listening) await listen(server, listenedPort);
    },
    reset() {
      model.reset();
      ledger.clear();
      faults.clear();
      refused = undefined;
    },
    close: offline,
  };
}

/** Listen on loopback and give the port that it became. */
export async function listen(server: Server, port: number): Promise<number> {
  if (port !== 0) return listenOn(server, port);
  for (let tries = 0; ; tries += 1) {
    try {
      return await listenOn(server, FIRST_PORT + Math.floor(Math.random() * PORTS));
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || tries === 20) throw error;
    }
  }
}

/**
 * Below the ports that systems hand out by themselves (Linux from 32768): a vendor that is offline has to get its port
 * back, and nobody's outgoing connection, not even one to that very port, may sit on it meanwhile.
 */
const FIRST_PORT = 20_000;
const PORTS = 12_000;

async function listenOn(server: Server, port: number): Promise<number> {
  server.listen(port, loopback);
  await once(server, 'listening');
  return port;
}

/** The whole body; undefined where the client went away in the middle of it. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      const part = Buffer.from(chunk);
      bytes += part.length;
      if (bytes <= maxBodyBytes) chunks.push(part);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

interface Call {
  readonly model: VendorModel;
  readonly now: () => number;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function serve(
  call: Call,
  entry: RequestEntry,
  faults: FaultQueue,
  refused: () => RowMatch | undefined,
): Promise<void> {
  const { model, now, request, response } = call;
  response.sendDate = false;
  response.once('finish', () => entry.ended(now(), response.statusCode));
  response.once('close', () => entry.ended(now(), null));
  const body = await readBody(request);
  if (!body) return entry.struckBy('client-gone');

  const { method, path } = opened(request, 0);
  const route = routeOf(model, method, path);
  const json = parsed(body);
  const customers = route?.kind === 'create' || route?.kind === 'update' ? customersIn(json) : [];
  entry.received(body, customers);
  const fault = faults.take({ method, path, kind: route?.kind, bodyText: body.toString('utf8'), customers });
  if (fault) entry.struckBy(fault.kind);

  const exchange = exchangeOf(call, entry, body, json, fault, refused);
  await perform(fault, {
    response,
    errorBody: model.errorBody,
    nowMs: now,
    quoteRequest: () => JSON.stringify({ url: request.url, headers: request.headers, body: body.toString('utf8') }),
    process: () => act(model, entry, route, exchange()),
  });
}

/** The vendor acts. A request that was under way when the sandbox was reset leaves no trace in its next life. */
function act(model: VendorModel, entry: RequestEntry, route: Route | undefined, exchange: Exchange): Reply {
  if (!entry.isCurrent) return { status: 503, body: model.errorBody(503, 'The sandbox was reset') };
  if (!route) {
    exchange.violate('path', `${exchange.method} ${exchange.path} is not documented`);
    return { status: 404, body: model.errorBody(404, 'Not found') };
  }
  const allowed = route.query ?? [];
  const unknown = [...exchange.query.keys()].filter((name) => allowed !== 'any' && !allowed.includes(name));
  for (const name of unknown) exchange.violate(`query ${name}`, 'not a documented parameter');
  return route.handle(exchange);
}

function exchangeOf(
  { model, now, request }: Call,
  entry: RequestEntry,
  rawBody: Buffer,
  json: unknown,
  fault: ScriptedFault | undefined,
  refused: () => RowMatch | undefined,
): () => Exchange {
  const { method, path, headers } = opened(request, 0);
  const isRefused = (customer: CustomerFields): boolean => {
    const standing = refused();
    return (
      (standing !== undefined && matchesRow(standing, customer)) ||
      (fault?.kind === 'reject' && matchesRow(fault.rows, customer))
    );
  };
  return () => ({
    method,
    path,
    query: urlOf(request).searchParams,
    headers,
    rawBody,
    json,
    nowMs: now(),
    lostRows: fault?.kind === 'partial-count' ? fault.missing : 0,
    isRefused,
    violate: (where, problem) => entry.violate(where, problem),
    effect: (kind, { id, key }, customer) =>
      entry.effect({ kind, id, key, customer, identities: model.book.identitiesOf(customer) }),
  });
}

function opened(request: IncomingMessage, at: number) {
  const url = urlOf(request);
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return { at, method: request.method ?? '', path: url.pathname, query: Object.fromEntries(url.searchParams), headers };
}

function urlOf(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', `http://${loopback}`);
}

function routeOf(model: VendorModel, method: string, path: string): Route | undefined {
  return model.routes.find(
    (route) =>
      route.method === method && (typeof route.path === 'string' ? route.path === path : route.path.test(path)),
  );
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Where requests with several customers hold them. */
const listKeys = ['customers', 'contacts', 'people', 'records', 'items'];

/** One customer as the body, a list of them, or a list under one of these keys. */
function customersIn(json: unknown): readonly CustomerFields[] {
  if (Array.isArray(json)) return json.filter(isObject);
  if (!isObject(json)) return [];
  const list = listKeys.map((key) => json[key]).find((value) => Array.isArray(value));
  return Array.isArray(list) ? list.filter(isObject) : [json];
}

function concerns(effect: LedgerEffect, key: string): boolean {
  const values = [
    effect.id,
    effect.key,
    ...effect.identities.map((identity) => identity.slice(identity.indexOf(':') + 1)),
  ];
  return values.includes(key) || values.includes(key.toLowerCase()) || values.includes(digitsOf(key) ?? key);
}
