import type { LaneVerdict, LookupAnswer, Outcome, SignInRefusal, Verdict, ProbeAnswer } from './definition.ts';
import type { HttpResponse } from './http.ts';
import { isObject, jsonOf, textOf } from './json.ts';
import { retryAfterMs } from './retry-after.ts';
import { assertNever } from '#shared/assert-never.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';

/**
 * What HTTP alone decides, and what is left for the vendor to say (vendors/README.md §4).
 * `json`: a complete JSON text in a 2xx (`ok`), or in a 4xx that may speak about the customer.
 */
export type Answer =
  | { readonly kind: 'decided'; readonly verdict: Verdict }
  | { readonly kind: 'json'; readonly ok: boolean; readonly json: unknown };

export type Asked = {
  /** Name of the vendor, for sentences. */
  readonly vendor: string;
  /** `Account.origin`, where it is at hand: tells a redirect of the vendor from one of a stranger. */
  readonly origin?: string;
  /** Records of the request. */
  readonly count: number;
};

/** Reads an answer by the rules that all vendors share. */
export function readAnswer(response: HttpResponse, asked: Asked): Answer {
  const verdict = decidedByHttp(response, asked);
  if (verdict !== undefined) return { kind: 'decided', verdict };
  return { kind: 'json', ok: isSuccess(response), json: jsonOf(response) };
}

/** The same outcome for each record of a request. */
export function settleAll(count: number, outcome: Outcome): Verdict {
  return { kind: 'settled', outcomes: Array.from({ length: count }, () => outcome) };
}

/** An answer of a shape that the documentation does not know: never a delivery, never a refusal. */
export function notUnderstood(vendor: string, params: Problem['params'] = {}): Verdict {
  return { kind: 'unknown', problem: problem('vendor-answer-unknown', { params: { vendor, ...params } }) };
}

/** A 404 to a change of one customer speaks of this customer, not of the address: it is not there any more. */
export function goneOf(response: HttpResponse, vendor: string): Verdict {
  return jsonOf(response) === undefined
    ? settleAll(1, { kind: 'retry', problem: problem('vendor-down', { params: { vendor } }) })
    : settleAll(1, { kind: 'rejected', problem: problem('vendor-customer-gone', { params: { vendor } }) });
}

/** What a verdict means for a look-up: the lane's troubles are not the look-up's. */
export function lookupOf(verdict: Verdict): Exclude<LookupAnswer, { kind: 'found' | 'absent' | 'more' }> {
  const lane = laneOf(verdict);
  return lane === undefined ? { kind: 'unsure', problem: problemOf(verdict) } : { kind: 'lane', verdict: lane };
}

/** What a verdict means for a sign-in. */
export function signInRefusalOf(verdict: Verdict): SignInRefusal {
  return laneOf(verdict) ?? { kind: 'unknown', problem: problemOf(verdict) };
}

/** Why an answer is not a yes. */
export function problemOf(verdict: Verdict): Problem {
  if (verdict.kind !== 'settled') return verdict.problem;
  for (const outcome of verdict.outcomes) if (outcome.kind !== 'delivered') return outcome.problem;
  return problem('vendor-answer-unknown');
}

/** A test call: works where HTTP and `isYes` both say so. */
export function readTest(response: HttpResponse, vendor: string, isYes: (json: unknown) => boolean): ProbeAnswer {
  const answer = readAnswer(response, { vendor, count: 1 });
  if (answer.kind === 'decided') return { ok: false, problem: problemOf(answer.verdict) };
  if (answer.ok && isYes(answer.json)) return { ok: true, code: 'works' };
  return { ok: false, problem: problem('vendor-answer-unknown', { params: { vendor } }) };
}

function laneOf(verdict: Verdict): LaneVerdict | undefined {
  switch (verdict.kind) {
    case 'unauthorized':
    case 'settings':
    case 'portal':
    case 'clock':
    case 'throttled':
      return verdict;
    case 'unknown':
      return verdict.portal === true ? { kind: 'portal', problem: verdict.problem } : undefined;
    case 'settled':
    case 'refused':
      return undefined;
    default:
      return assertNever(verdict);
  }
}

function decidedByHttp(response: HttpResponse, asked: Asked): Verdict | undefined {
  const { status } = response;
  if (status >= 500) return serverTrouble(response, asked);
  if (isSuccess(response)) return unreadable(response, asked);
  if (status >= 300 && status < 400) return redirected(response, asked);
  if (status >= 400) return clientTrouble(response, asked);
  return notUnderstood(asked.vendor);
}

/** 5xx: the vendor may have acted before it broke. 511 is a network's own, sent in place of the vendor (RFC 6585 §6). */
function serverTrouble({ status }: HttpResponse, { vendor }: Asked): Verdict {
  if (status === 511) return { kind: 'portal', problem: problem('captive-portal') };
  return { kind: 'unknown', problem: problem('vendor-down', { params: { vendor } }) };
}

function unreadable(response: HttpResponse, { vendor }: Asked): Verdict | undefined {
  if (isHtml(response)) return { kind: 'unknown', problem: problem('captive-portal'), portal: true };
  return jsonOf(response) === undefined ? notUnderstood(vendor) : undefined;
}

/** Never followed: it would carry the credentials along. */
function redirected(response: HttpResponse, { vendor, origin }: Asked): Verdict {
  const found = problem('vendor-redirected', { field: 'settings.baseUrl', params: { vendor } });
  if (leadsAway(response.headers['location'], origin)) return { kind: 'portal', problem: problem('captive-portal') };
  // "See other" answers a request that was acted upon (RFC 9110 §15.4.4).
  return response.status === 303 ? { kind: 'unknown', problem: found } : { kind: 'settings', problem: found };
}

/** Without an origin to compare with, every full address leads away. */
function leadsAway(location: string | undefined, origin = 'https://vendor.invalid'): boolean {
  if (location === undefined) return false;
  try {
    return new URL(location, origin).host !== new URL(origin).host;
  } catch {
    return false; // not an address at all, so it leads nowhere
  }
}

function clientTrouble(response: HttpResponse, asked: Asked): Verdict | undefined {
  const { vendor, count } = asked;
  const params = { vendor };
  switch (response.status) {
    case 407:
      return { kind: 'portal', problem: problem('proxy-failed') };
    case 408:
      return { kind: 'unknown', problem: problem('no-answer', { params }) };
    case 429:
      return throttled(response, vendor);
    default:
  }
  if (isHtml(response)) return byStranger(response, asked);
  switch (response.status) {
    case 401:
    case 403:
      return unauthorized(vendor);
    case 413:
      return { kind: 'refused', problem: problem('vendor-refused', { params: { vendor } }) };
    default:
  }
  if (isFromEdge(response)) return settleAll(count, { kind: 'retry', problem: problem('vendor-down', { params }) });
  if ([404, 405, 410].includes(response.status))
    return { kind: 'settings', problem: problem('vendor-settings', { params }) };
  // The vendors speak JSON: a 400 that does not is a gateway's word, and not the last one (V10).
  if (jsonOf(response) !== undefined) return undefined;
  return settleAll(count, { kind: 'retry', problem: problem('vendor-answer-unknown', { params }) });
}

/** HTML with a 4xx comes from a firewall, a portal or a gateway, never from the vendor's API. */
function byStranger(response: HttpResponse, { vendor, count }: Asked): Verdict {
  if (response.status === 401 || response.status === 403) return { kind: 'portal', problem: problem('captive-portal') };
  return settleAll(count, { kind: 'retry', problem: problem('vendor-down', { params: { vendor } }) });
}

/** The vendor refuses the credentials. */
export function unauthorized(vendor: string, params: Problem['params'] = {}): LaneVerdict {
  return { kind: 'unauthorized', problem: problem('vendor-unauthorized', { params: { vendor, ...params } }) };
}

/** The vendor asks to slow down; for how long where it says so in a way that can be read. */
export function throttled(response: HttpResponse, vendor: string): LaneVerdict {
  const wait = retryAfterMs(response);
  const found = problem('vendor-throttled', { params: { vendor } });
  return { kind: 'throttled', problem: found, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
}

function isSuccess({ status }: HttpResponse): boolean {
  return status >= 200 && status < 300;
}

/** By the text, not by the header: some servers call their JSON text/html, and some portals their HTML JSON. */
function isHtml(response: HttpResponse): boolean {
  const body = response.body.replace(/^\uFEFF/, '').trimStart();
  if (/^<(!doctype|html|head|body|\?xml|!--|[a-z])/i.test(body)) return true;
  const saysHtml = /^(text\/html|application\/xhtml)/i.test(response.headers['content-type'] ?? '');
  return saysHtml && body !== '' && jsonOf(response) === undefined && !/^[[{"]/.test(body);
}

/** A router in front of the vendor that does not know the host just now ("application not found"): it passes. */
function isFromEdge(response: HttpResponse): boolean {
  if (response.status !== 404 && response.status !== 400) return false;
  const json = jsonOf(response);
  const text = isObject(json) ? (textOf(json['message']) ?? textOf(json['error']) ?? '') : response.body;
  return (
    text.length < 500 &&
    /application not found|no such app\b|default backend|no healthy upstream|unknown host/i.test(text)
  );
}
