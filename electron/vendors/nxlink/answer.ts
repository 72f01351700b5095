import type { NxlinkRecord } from './customer.ts';
import { ownFields } from './fields.ts';
import { notUnderstood, problemOf, readAnswer, readTest, settleAll, unauthorized } from '../classify.ts';
import type { NamesPage, OpenAccount, ProbeAnswer, Verdict } from '../definition.ts';
import type { HttpResponse } from '../http.ts';
import { isObject, jsonOf, textOf } from '../json.ts';
import { refusalParams } from '../vendor-words.ts';
import { isOwnField } from '#shared/domain/field-map.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';

const VENDOR = 'NXLink';

type Params = ReturnType<typeof refusalParams>;

/** The body's `code` decides together with the HTTP status, which is not documented for errors (vendors/nxlink.md §6). */
export function readNxlink(response: HttpResponse, records: readonly NxlinkRecord[], account: OpenAccount): Verdict {
  const body = jsonOf(response);
  const code = isObject(body) && Number.isInteger(body['code']) ? Number(body['code']) : undefined;
  const traceId = isObject(body) ? textOf(body['traceId']) : undefined;
  const params = {
    ...refusalParams(
      VENDOR,
      isObject(body) ? body['message'] : undefined,
      account,
      records.map((each) => each.customer),
    ),
    ...(code === undefined ? {} : { code }),
    ...(traceId === undefined ? {} : { traceId }),
  };
  const refusal = mayRefuse(response) ? refusalOf(code, params) : undefined;
  if (refusal !== undefined) return refusal;
  const answer = readAnswer(response, { vendor: VENDOR, origin: account.origin, count: records.length });
  if (answer.kind === 'decided') return answer.verdict;
  if (!answer.ok) return refused(params);
  if (code === 0) {
    // For the whole request, and not what was done with each: kept, changed and created look the same.
    return settleAll(records.length, {
      kind: 'delivered',
      evidence: 'accepted',
      ...(traceId === undefined ? {} : { traceId }),
    });
  }
  return code === undefined ? notUnderstood(VENDOR) : otherCode(code, records, params);
}

/** The field list of the tenant: read-only, and signed like everything else. */
export function readProbe(response: HttpResponse): ProbeAnswer {
  const account = { origin: '', settings: {}, secrets: {}, tokens: {} };
  const body = jsonOf(response);
  const code = isObject(body) && Number.isInteger(body['code']) ? Number(body['code']) : undefined;
  const said = isObject(body) ? body['message'] : undefined;
  const refusal = mayRefuse(response) ? refusalOf(code, refusalParams(VENDOR, said, account, [])) : undefined;
  if (refusal !== undefined) return { ok: false, problem: problemOf(refusal) };
  return readTest(response, VENDOR, () => code === 0);
}

/** The tenant's own fields, by the names that a customer carries them under. */
export function readFields(response: HttpResponse): Result<NamesPage, Problem> {
  const answer = readProbe(response);
  if (!answer.ok) return err(answer.problem);
  const body = jsonOf(response);
  const list = isObject(body) && Array.isArray(body['data']) ? body['data'].filter(isObject) : [];
  const names = list.flatMap((field) => {
    const value = textOf(field['field_name']);
    if (value === undefined || !isOwnField(ownFields, value)) return [];
    const label = textOf(field['field_desc']);
    return [{ value, label: label === undefined ? value : `${label} (${value})` }];
  });
  return ok({ names, more: false });
}

/** Whether a code in this answer is the vendor's word: not beside a redirect, a proxy or a rate limit. */
function mayRefuse({ status }: HttpResponse): boolean {
  return (status >= 200 && status < 300) || (status >= 400 && ![407, 408, 429].includes(status));
}

/** The codes of the invocation convention: refused before anything was done. */
function refusalOf(code: number | undefined, params: Params): Verdict | undefined {
  switch (code) {
    case 1001:
      return refused(params);
    case 1002:
      // tenant_id and app_key travel in the body, so a wrong account is a parameter error; no customer is to blame.
      return /\b(tenant_?id|app_?key)\b/i.test(params['vendorMessage']?.toString() ?? '')
        ? { kind: 'settings', problem: problem('vendor-settings', { field: 'settings.tenantId', params }) }
        : refused(params);
    case 1003:
    case 1005:
      return unauthorized(VENDOR, params);
    case 1004:
      return { kind: 'clock', problem: problem('vendor-clock', { params }) };
    default:
      return undefined;
  }
}

/** Codes of other products of the vendor, and unlisted ones (vendors/nxlink.md §6). */
function otherCode(code: number, records: readonly NxlinkRecord[], params: Params): Verdict {
  if (code === -1) return { kind: 'unknown', problem: problem('vendor-answer-unknown', { params }) };
  if (code !== 9001) return refused(params);
  const found = problem('vendor-down', { params });
  // "System error" may come after the work was done: only where doing it twice harms nobody is it a plain retry.
  const replaces = records.some((record) => record.type === 0);
  return replaces ? { kind: 'unknown', problem: found } : settleAll(records.length, { kind: 'retry', problem: found });
}

function refused(params: Params): Verdict {
  return { kind: 'refused', problem: problem('vendor-refused', { params }) };
}
