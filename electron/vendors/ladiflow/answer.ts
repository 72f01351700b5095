import { changeWarnings } from './change.ts';
import type { LadiflowRecord } from './customer.ts';
import { goneOf, lookupOf, notUnderstood, problemOf, readAnswer, throttled, unauthorized } from '../classify.ts';
import type { Change, LookupAnswer, NamesPage, OpenAccount, Outcome, ProbeAnswer, Verdict } from '../definition.ts';
import type { HttpResponse } from '../http.ts';
import { isObject, jsonOf, textOf, type JsonObject } from '../json.ts';
import { refusalParams } from '../vendor-words.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';

const VENDOR = 'LadiFlow';
const PARAMS = { vendor: VENDOR };

/** `code` reports errors in the body; whether the HTTP status follows it is unknown, so the worse of both counts. */
export function readLadiflow(
  response: HttpResponse,
  records: readonly LadiflowRecord[],
  account: OpenAccount,
): Verdict {
  const answer = readAnswer(response, { vendor: VENDOR, origin: account.origin, count: records.length });
  if (answer.kind === 'decided') return answer.verdict;
  const [record] = records;
  const body = isObject(answer.json) ? answer.json : {};
  const code = codeIn(body);
  const params = refusalParams(VENDOR, body['message'], account, record?.body);
  if (code === undefined) return answer.ok ? notUnderstood(VENDOR) : rejected(params);
  const worse = Math.max(code, response.status);
  if (worse === 401 || worse === 403) return unauthorized(VENDOR, params);
  if (worse === 429) return throttled(response, VENDOR);
  if (worse === 408 || worse >= 500) return { kind: 'unknown', problem: problem('vendor-down', { params }) };
  // "E-mail is taken" after a create: whether by ours, the look-up finds out.
  if (worse === 409 && record?.mode === 'create') return notUnderstood(VENDOR, params);
  if (worse >= 400) return rejected(params);
  const isYes = answer.ok && code >= 200 && code < 300 && worse < 300;
  return isYes && isObject(body['data']) ? delivered(body['data'], record) : notUnderstood(VENDOR, params);
}

/** A change that was taken. `isNewSubscriber` is printed for changes as for creations (§10.13), so it says nothing here. */
export function readChanged(
  response: HttpResponse,
  changes: readonly Change<LadiflowRecord>[],
  account: OpenAccount,
): Verdict {
  const body = jsonOf(response);
  if (isObject(body) && body['code'] === 404 && (response.status === 200 || response.status === 404))
    return goneOf(response, VENDOR);
  const [change] = changes;
  const verdict = readLadiflow(response, change === undefined ? [] : [change.after], account);
  const outcome = verdict.kind === 'settled' ? verdict.outcomes[0] : undefined;
  if (change === undefined || outcome?.kind !== 'delivered') return verdict;
  // The answer of another customer is no proof for this one.
  if (outcome.vendorRecordId !== change.number) return notUnderstood(VENDOR);
  const warnings = changeWarnings(change);
  return settled({ ...outcome, evidence: 'updated', ...(warnings.length === 0 ? {} : { warnings }) });
}

/** Create mode: is the customer there, and is it ours? (vendors/ladiflow.md §7) */
export function readShow(response: HttpResponse, record: LadiflowRecord): LookupAnswer {
  const body = jsonOf(response);
  // Two answers are clear enough to say "nobody": the vendor's own 404, and a customer that is null.
  if (isObject(body) && body['code'] === 404 && (response.status === 200 || response.status === 404))
    return { kind: 'absent' };
  if (response.status === 404) return unsure();
  const answer = readAnswer(response, { vendor: VENDOR, count: 0 });
  if (answer.kind === 'decided') return lookupOf(answer.verdict);
  const code = isObject(body) ? codeIn(body) : undefined;
  if (code === 401 || code === 403) return lookupOf(unauthorized(VENDOR));
  if (code === 429) return lookupOf(throttled(response, VENDOR));
  if (!answer.ok || code !== 200 || !isObject(body) || !isObject(body['data'])) return unsure();
  const { customer } = body['data'];
  if (customer === null) return { kind: 'absent' };
  const id = isObject(customer) ? textOf(customer['_id']) : undefined;
  if (!isObject(customer) || id === undefined) return unsure();
  if (customer['external_customer_id'] === record.body.external_customer_id)
    return { kind: 'found', vendorRecordId: id };
  return { kind: 'person', problem: problem('vendor-has-it-already', { params: PARAMS }) };
}

/** The tag list: read-only, and its success is documented. */
export function readProbe(response: HttpResponse): ProbeAnswer {
  const answer = readAnswer(response, { vendor: VENDOR, count: 1 });
  if (answer.kind === 'decided') return { ok: false, problem: problemOf(answer.verdict) };
  const code = isObject(answer.json) ? codeIn(answer.json) : undefined;
  if (answer.ok && code === 200) return { ok: true, code: 'works' };
  const isAuth = code === 401 || code === 403;
  return { ok: false, problem: problem(isAuth ? 'vendor-unauthorized' : 'vendor-answer-unknown', { params: PARAMS }) };
}

/**
 * A page of the account's tags: their names, and the ids by which a create takes them. `before`: how many came with the
 * pages before. The list's own `total` says whether there are more; an empty page ends it whatever that says.
 */
export function readTags(response: HttpResponse, before: number): Result<NamesPage, Problem> {
  const answer = readProbe(response);
  if (!answer.ok) return err(answer.problem);
  const body = jsonOf(response);
  const data = isObject(body) ? body['data'] : undefined;
  const items = isObject(data) && Array.isArray(data['items']) ? data['items'].filter(isObject) : [];
  const names = items.flatMap((tag) => {
    const [value, label] = [textOf(tag['id']), textOf(tag['name'])];
    return value === undefined || label === undefined ? [] : [{ value, label }];
  });
  const total = isObject(data) && typeof data['total'] === 'number' ? data['total'] : 0;
  return ok({ names, more: items.length > 0 && total > before + names.length });
}

function delivered(data: JsonObject, record: LadiflowRecord | undefined): Verdict {
  const id = textOf(data['_id']);
  if (id === undefined) return notUnderstood(VENDOR);
  const isNew = data['isNewSubscriber'];
  const evidence = isNew === true ? 'created' : isNew === false ? 'updated' : 'accepted';
  const warnings =
    record === undefined ? [] : [...missing('tags', 'tags'), ...missing('custom_fields', 'customFields')];
  return settled({ kind: 'delivered', evidence, vendorRecordId: id, ...(warnings.length === 0 ? {} : { warnings }) });

  /** Unknown tags and fields fall away without a word: the reply shows what was applied. */
  function missing(key: 'tags' | 'custom_fields', field: string): readonly Problem[] {
    const sent = record?.body[key]?.length ?? 0;
    const applied = data[key];
    if (!Array.isArray(applied) || applied.length >= sent) return [];
    return [problem('vendor-not-applied', { field, params: { ...PARAMS, applied: applied.length, sent } })];
  }
}

function codeIn(body: JsonObject): number | undefined {
  return Number.isInteger(body['code']) ? Number(body['code']) : undefined;
}

function rejected(params: NonNullable<Problem['params']>): Verdict {
  return settled({ kind: 'rejected', problem: problem('vendor-refused', { params }) });
}

function settled(outcome: Outcome): Verdict {
  return { kind: 'settled', outcomes: [outcome] };
}

function unsure(): LookupAnswer {
  return { kind: 'unsure', problem: problem('vendor-answer-unknown', { params: PARAMS }) };
}
