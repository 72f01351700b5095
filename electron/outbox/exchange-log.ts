import type { OpenAccount, Vendor } from '#electron/vendors/definition.ts';
import type { Exchange, HttpRequest } from '#electron/vendors/http.ts';
import { redactAnswer, redactRequest, secretTexts } from '#electron/vendors/redact.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { AttemptEnd } from './attempt-store.ts';
import type { LaneSession } from './lane.ts';

/** Longest text of a request or answer that the attempt log keeps, in characters; the hashes cover all of it. */
const MAX_TEXT = 64_000;

/** A request as the timeline shows it: secrets masked, personal data left for the seal and for the one who looks. */
export function requestText(vendor: Vendor, account: OpenAccount, request: HttpRequest): string {
  const shown = redactRequest(request, vendor.sensitive(account), secretTexts(account));
  const headers = Object.entries(shown.headers).map(([name, value]) => `${name}: ${value}`);
  return [`${shown.method} ${shown.url}`, ...headers, '', shown.body ?? ''].join('\n').slice(0, MAX_TEXT);
}

/** The end of an attempt as the log keeps it. */
export function attemptEnd(
  vendor: Vendor,
  account: OpenAccount,
  about: {
    readonly request: HttpRequest;
    readonly exchange: Exchange;
    readonly outcome: string;
    readonly problem?: Problem | undefined;
  },
): AttemptEnd {
  const { exchange, request, outcome } = about;
  const ended = { outcome, problemCode: about.problem?.code };
  if (exchange.kind !== 'answered') return ended;
  const { status, body } = exchange.response;
  const text = redactAnswer(body, request, vendor.sensitive(account), secretTexts(account)).slice(0, MAX_TEXT);
  return { ...ended, httpStatus: status, response: `HTTP ${status}\n\n${text}`, responseBody: body };
}

/** A vendor's words may quote what we sent; what is kept of them quotes no secret, and no signature made with one. */
export function withoutSecrets(
  found: Problem,
  { connection, account }: Pick<LaneSession, 'connection' | 'account'>,
  request: HttpRequest,
): Problem {
  if (found.params === undefined) return found;
  const secrets = secretTexts(account);
  const safe = (text: string): string => redactAnswer(text, request, connection.vendor.sensitive(account), secrets);
  const params: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(found.params)) {
    params[key] = typeof value === 'string' ? safe(value) : value;
  }
  return { ...found, params };
}
