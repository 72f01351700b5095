import type { ServerResponse } from 'node:http';

import type { ScriptedFault } from './faults.ts';
import type { Reply, VendorModel } from './model.ts';
import { drip, pause, reset, resetAfterHalf, send, sendHuge, type Headers } from './wire.ts';

/** One answer about to be given, rightly or wrongly. */
export interface Performance {
  readonly response: ServerResponse;
  readonly errorBody: VendorModel['errorBody'];
  readonly nowMs: () => number;
  /** The vendor acts on the request, once, and says what it would answer. */
  readonly process: () => Reply;
  /** The whole request as text, for an error that quotes it. */
  readonly quoteRequest: () => string;
}

const portalPage =
  '<!doctype html><html><head><title>Free WiFi</title></head><body><h1>Sign in to Free WiFi</h1></body></html>';

/** Answer the request, bent by the fault where there is one. */
export async function perform(fault: ScriptedFault | undefined, it: Performance): Promise<void> {
  await pause(fault?.latencyMs ?? 0);
  const { response } = it;
  const headers = headersAt(it.nowMs());
  if (!fault) return send(response, it.process(), headers);
  switch (fault.kind) {
    case 'latency':
    case 'partial-count':
    case 'reject':
      return send(response, it.process(), headers);
    case 'date':
      return send(response, it.process(), withDate(headers, fault.date, it.nowMs()));
    case 'hang':
      if (fault.when === 'after') it.process();
      return;
    case 'reset':
      return performReset(fault.when, it, headers);
    case 'slow':
      return drip(response, fault.part, fault.byteEveryMs, it.process(), headers);
    case 'huge':
      return sendHuge(response, it.process().status, fault.bytes, headers);
    case 'garbled':
      return sendGarbled(fault.how, it, headers);
    default:
      return performRefusal(fault, it, headers);
  }
}

type Refusal = Extract<
  ScriptedFault,
  { kind: 'status' | 'html' | 'redirect' | 'error-in-200' | 'wrong-shape' | 'echo-secrets' }
>;

function performRefusal(fault: Refusal, it: Performance, headers: Headers): void {
  const { response, errorBody } = it;
  switch (fault.kind) {
    case 'status':
      return sendStatus(fault, it, headers);
    case 'html':
      return send(
        response,
        { status: fault.status ?? 200, body: portalPage },
        typed(headers, fault.contentType ?? 'text/html'),
      );
    case 'redirect':
      return send(response, { status: fault.status ?? 302, body: '' }, { ...headers, Location: fault.location });
    case 'error-in-200':
      return send(response, { status: 200, body: errorBody(400, fault.message ?? 'Rejected', fault.code) }, headers);
    case 'wrong-shape':
      if (fault.when !== 'before') it.process();
      return send(
        response,
        { status: fault.status ?? 200, body: fault.body ?? '{"ok":true}' },
        typed(headers, fault.contentType ?? 'application/json'),
      );
    case 'echo-secrets': {
      const status = fault.status ?? 400;
      return send(response, { status, body: errorBody(status, it.quoteRequest()) }, headers);
    }
  }
}

function sendStatus(fault: Extract<ScriptedFault, { kind: 'status' }>, it: Performance, headers: Headers): void {
  if (fault.when === 'after') it.process();
  const retryAfter =
    fault.retryAfter === undefined ? {} : { 'Retry-After': retryAfterText(fault.retryAfter, it.nowMs()) };
  const all = { ...headers, ...retryAfter };
  const { status } = fault;
  const message = fault.message ?? `Simulated ${status}`;
  switch (fault.body ?? 'vendor') {
    case 'vendor':
      return send(it.response, { status, body: it.errorBody(status, message) }, all);
    case 'html':
      return send(
        it.response,
        { status, body: `<html><body><h1>${status} ${message}</h1></body></html>` },
        typed(all, 'text/html'),
      );
    case 'empty':
      return send(it.response, { status, body: '' }, all);
  }
}

async function performReset(
  when: Extract<ScriptedFault, { kind: 'reset' }>['when'],
  it: Performance,
  headers: Headers,
): Promise<void> {
  switch (when) {
    case 'before':
      return reset(it.response);
    case 'after':
      it.process();
      return reset(it.response);
    case 'mid-headers':
      return resetAfterHalf(it.response, 'headers', it.process(), headers);
    case 'mid-body':
      return resetAfterHalf(it.response, 'body', it.process(), headers);
  }
}

function sendGarbled(how: Extract<ScriptedFault, { kind: 'garbled' }>['how'], it: Performance, headers: Headers): void {
  const { status, body } = it.process();
  switch (how) {
    case 'truncated':
      return send(it.response, { status, body: body.slice(0, Math.floor(body.length / 2)) }, headers);
    case 'bom':
      return send(it.response, { status, body: `\uFEFF${body}` }, headers);
    case 'false-gzip':
      return send(it.response, { status, body }, { ...headers, 'Content-Encoding': 'gzip' });
  }
}

/** `Date` tells the sandbox's clock, not the machine's: clients correct their own by it. */
function headersAt(nowMs: number): Headers {
  return { 'Content-Type': 'application/json; charset=utf-8', Date: new Date(nowMs).toUTCString() };
}

function typed(headers: Headers, contentType: string): Headers {
  return { ...headers, 'Content-Type': contentType };
}

function withDate(headers: Headers, date: Extract<ScriptedFault, { kind: 'date' }>['date'], nowMs: number): Headers {
  const { Date: _, ...others } = headers;
  if (date === null) return others;
  return { ...others, Date: typeof date === 'string' ? date : new Date(nowMs + date.offsetMs).toUTCString() };
}

function retryAfterText(retryAfter: number | string | { readonly dateInMs: number }, nowMs: number): string {
  return typeof retryAfter === 'object' ? new Date(nowMs + retryAfter.dateInMs).toUTCString() : String(retryAfter);
}
