import type { SalesmaniaRecord } from './customer.ts';
import { goneOf, notUnderstood, problemOf, readAnswer } from '../classify.ts';
import type { Change, OpenAccount, Outcome, ProbeAnswer, Verdict } from '../definition.ts';
import type { HttpResponse } from '../http.ts';
import { isObject, type JsonObject } from '../json.ts';
import { refusalParams } from '../vendor-words.ts';
import { problem } from '#shared/domain/problem.ts';

const VENDOR = 'SalesMania';

/** Documented: 200 and an empty object. No error is documented, so plain HTTP semantics hold (vendors/salesmania.md §6). */
export function readSalesmania(
  response: HttpResponse,
  records: readonly SalesmaniaRecord[],
  account: OpenAccount,
): Verdict {
  const answer = readAnswer(response, { vendor: VENDOR, origin: account.origin, count: records.length });
  if (answer.kind === 'decided') return answer.verdict;
  const body = isObject(answer.json) ? answer.json : undefined;
  const params = refusalParams(VENDOR, body && saidIn(body), account, records);
  // "Already there" by which rule is not documented: whether it is ours, the look-up finds out.
  if (response.status === 409) return notUnderstood(VENDOR, params);
  if (!answer.ok || (body !== undefined && saysNo(body))) {
    return settled({ kind: 'rejected', problem: problem('vendor-refused', { params }) });
  }
  const isYes =
    body !== undefined && (response.status === 200 || response.status === 201) && isReceipt(body, records[0]);
  return isYes ? settled({ kind: 'delivered', evidence: 'created', ...idIn(body) }) : notUnderstood(VENDOR);
}

/** Documented for a change as well: 200 and an empty object. */
export function readChanged(
  response: HttpResponse,
  changes: readonly Change<SalesmaniaRecord>[],
  account: OpenAccount,
): Verdict {
  const verdict = readSalesmania(
    response,
    changes.map(({ after }) => after),
    account,
  );
  if (verdict.kind === 'settings' && response.status === 404) return goneOf(response, VENDOR);
  const number = changes[0]?.number;
  const isYes = verdict.kind === 'settled' && verdict.outcomes.every(({ kind }) => kind === 'delivered');
  if (!isYes) return verdict;
  return settled({
    kind: 'delivered',
    evidence: 'updated',
    ...(number === undefined ? {} : { vendorRecordId: number }),
  });
}

/** Both tokens were taken, or not. A 404 says only that the inferred path of the list is wrong. */
export function readProbe(response: HttpResponse): ProbeAnswer {
  const params = { vendor: VENDOR };
  if (response.status === 404) return { ok: false, problem: problem('vendor-answer-unknown', { params }) };
  const answer = readAnswer(response, { vendor: VENDOR, count: 1 });
  if (answer.kind === 'decided') return { ok: false, problem: problemOf(answer.verdict) };
  if (answer.ok) return { ok: true, code: 'works' };
  return { ok: false, problem: problem('vendor-refused', { params }) };
}

/** Empty as documented; or with the number that the update path takes, or with our own number given back. */
function isReceipt(body: JsonObject, record: SalesmaniaRecord | undefined): boolean {
  if (Object.keys(body).length === 0 || Number.isInteger(body['id'])) return true;
  return record !== undefined && body['ext_cust_no'] === record.ext_cust_no;
}

function saysNo(body: JsonObject): boolean {
  return isGiven(body['error']) || isGiven(body['errors']) || body['success'] === false;
}

function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== false && value !== '';
}

function saidIn(body: JsonObject): unknown {
  const errors = body['errors'];
  return body['error'] ?? body['message'] ?? (errors === undefined ? undefined : JSON.stringify(errors));
}

function idIn(body: JsonObject): { readonly vendorRecordId?: string } {
  return Number.isInteger(body['id']) ? { vendorRecordId: String(body['id']) } : {};
}

function settled(outcome: Outcome): Verdict {
  return { kind: 'settled', outcomes: [outcome] };
}
