import { customerFieldOf, type CuoralRecord } from './customer.ts';
import { notUnderstood, problemOf, readAnswer, settleAll } from '../classify.ts';
import type { Blamed, OpenAccount, Outcome, ProbeAnswer, Verdict } from '../definition.ts';
import type { HttpResponse } from '../http.ts';
import { isObject, textOf, type JsonObject } from '../json.ts';
import { refusalParams } from '../vendor-words.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';

const VENDOR = 'Cuoral';

/** Makes a Problem's parameters of what the vendor said. */
type Say = (said: unknown) => ReturnType<typeof refusalParams>;

/** 201 with the customer, or with the list of those created; 422 with `detail` (vendors/cuoral.md §5, §6). */
export function readCuoral(response: HttpResponse, records: readonly CuoralRecord[], account: OpenAccount): Verdict {
  const answer = readAnswer(response, { vendor: VENDOR, origin: account.origin, count: records.length });
  if (answer.kind === 'decided') return answer.verdict;
  const personal = records.map((record) => ({ ...record, source: '' }));
  const say: Say = (said) => refusalParams(VENDOR, said, account, personal);
  const body = isObject(answer.json) ? answer.json : {};
  if (!answer.ok) return refusal(response.status, body, records.length, say);
  if (body['status'] === false)
    return { kind: 'refused', problem: problem('vendor-refused', { params: say(saidIn(body)) }) };
  // 200 is accepted beside the documented 201; a 202 or 204 promises nothing.
  if (response.status !== 201 && response.status !== 200) return notUnderstood(VENDOR);
  return records.length === 1 ? readOne(body) : readBulk(body, records);
}

/**
 * The probe sends an empty object: three required fields are missing, so nothing can be created. A server may look at
 * the body before the key, so a 422 proves no more than that the key was not refused.
 */
export function readProbe(response: HttpResponse): ProbeAnswer {
  const params = { vendor: VENDOR };
  if (response.status === 404)
    return { ok: false, problem: problem('vendor-settings', { field: 'settings.basePath', params }) };
  const answer = readAnswer(response, { vendor: VENDOR, count: 1 });
  if (answer.kind === 'decided') return { ok: false, problem: problemOf(answer.verdict) };
  const isExpected = response.status === 422 && isObject(answer.json) && answer.json['detail'] !== undefined;
  if (isExpected) return { ok: true, code: 'reachable-key-not-refused' };
  return { ok: false, problem: problem('vendor-answer-unknown', { params }) };
}

function readOne(body: JsonObject): Verdict {
  const id = vendorIdOf(body);
  if (id === undefined) return notUnderstood(VENDOR);
  return { kind: 'settled', outcomes: [{ kind: 'delivered', evidence: 'created', vendorRecordId: id }] };
}

/** Rows are found again by e-mail: that the order is kept is not documented. Those not found are in doubt. */
function readBulk(body: JsonObject, records: readonly CuoralRecord[]): Verdict {
  const created = body['created'];
  const rows = Array.isArray(body['customers']) ? body['customers'].filter(isObject) : [];
  if (!Number.isInteger(created) || Number(created) > records.length || rows.length > Number(created))
    return notUnderstood(VENDOR);
  const left = [...rows];
  const outcomes = records.map((record): Outcome => {
    const place = left.findIndex((row) => mailOf(row['email']) === mailOf(record.email));
    const [row] = place === -1 ? [] : left.splice(place, 1);
    if (row !== undefined) return { kind: 'delivered', evidence: 'created', ...idIn(row) };
    if (created === records.length) return { kind: 'delivered', evidence: 'created' };
    return { kind: 'unknown', problem: problem('vendor-answer-unknown', { params: { vendor: VENDOR } }) };
  });
  return { kind: 'settled', outcomes };
}

function refusal(status: number, body: JsonObject, count: number, say: Say): Verdict {
  const said = saidIn(body);
  if (count === 1 && isDuplicate(status, said)) {
    const warnings = [problem('vendor-has-it-already', { params: say(said) })];
    return settleAll(1, { kind: 'delivered', evidence: 'already-there', warnings });
  }
  // A conflict that does not say what about: only a person can tell.
  if (count === 1 && status === 409) return notUnderstood(VENDOR, say(said));
  const items = Array.isArray(body['detail']) ? body['detail'].filter(isObject) : [];
  const blamed = items.flatMap((item) => blamedBy(item, count, say));
  const [first] = blamed;
  if (first === undefined) return { kind: 'refused', problem: problem('vendor-refused', { params: say(said) }) };
  return { kind: 'refused', problem: first.problem, blamed: oncePerRow(blamed) };
}

/** FastAPI names the place: `["body", "email"]`, in a bulk `["body", "customers", 3, "email"]`. Without one, nobody. */
function blamedBy(item: JsonObject, count: number, say: Say): readonly Blamed[] {
  const loc: readonly unknown[] = Array.isArray(item['loc']) ? item['loc'] : [];
  const index = loc.find((part): part is number => Number.isInteger(part));
  const row = count === 1 ? 0 : index;
  if (row === undefined || row < 0 || row >= count) return [];
  return [{ index: row, problem: fieldProblem(loc.at(-1), say(item['msg'])) }];
}

function fieldProblem(vendorField: unknown, params: NonNullable<Problem['params']>): Problem {
  const field = typeof vendorField === 'string' ? customerFieldOf(vendorField) : undefined;
  return field === undefined
    ? problem('vendor-refused', { params })
    : problem('vendor-refused-field', { field, params });
}

function oncePerRow(blamed: readonly Blamed[]): readonly Blamed[] {
  return blamed.filter((one, place) => blamed.findIndex((other) => other.index === one.index) === place);
}

/** V9: who is there already counts as delivered, and the receipt says so. Only where the vendor speaks of the e-mail. */
function isDuplicate(status: number, said: unknown): boolean {
  if (status !== 409 && status !== 400) return false;
  return typeof said === 'string' && /e-?mail|customer/i.test(said) && /already|exist|duplicate|taken/i.test(said);
}

function saidIn(body: JsonObject): unknown {
  const { detail, error, message } = body;
  return textOf(detail) ?? textOf(error) ?? textOf(message);
}

function vendorIdOf(body: JsonObject): string | undefined {
  const { customer_id: customerId, id } = body;
  return textOf(customerId) ?? (Number.isInteger(id) ? String(id) : undefined);
}

function idIn(row: JsonObject): { readonly vendorRecordId?: string } {
  const id = vendorIdOf(row);
  return id === undefined ? {} : { vendorRecordId: id };
}

function mailOf(email: unknown): string | undefined {
  return textOf(email)?.trim().toLowerCase();
}
