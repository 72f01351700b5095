import { VENDOR, type CustomRecord } from './customer.ts';
import { holds, isAmong, valueAt } from './rules.ts';
import type { CustomSettings } from './settings.ts';
import { notUnderstood, readAnswer, settleAll } from '../classify.ts';
import type { Account, Verdict } from '../definition.ts';
import type { HttpResponse } from '../http.ts';
import { isObject, textOf } from '../json.ts';
import { refusalParams } from '../vendor-words.ts';
import { problem } from '#shared/domain/problem.ts';

/**
 * By the team's own rules. A yes needs the status and the evidence; what is neither a yes, an "already there" nor a no
 * is unknown. The success of a request with several customers speaks for all of them.
 */
export function readCustom(
  response: HttpResponse,
  records: readonly CustomRecord[],
  account: Account<CustomSettings, Readonly<Record<string, string>>>,
): Verdict {
  const { settings } = account;
  const answer = readAnswer(response, { vendor: VENDOR, origin: account.origin, count: records.length });
  if (answer.kind === 'decided') return answer.verdict;
  const { json } = answer;
  const params = refusalParams(
    VENDOR,
    saidIn(json),
    account,
    records.map(({ body }) => body),
  );
  if (isThereAlready(response.status, json, settings)) {
    // Of several it is there of one at least: the request is split until it is known of which.
    if (records.length > 1) return { kind: 'refused', problem: problem('vendor-refused', { params }) };
    const warnings = [problem('vendor-has-it-already', { params })];
    return settleAll(1, { kind: 'delivered', evidence: 'already-there', warnings, ...idOf(json, settings, records) });
  }
  if (isYes(response.status, json, settings)) {
    const evidence = response.status === 201 ? 'created' : 'accepted';
    return settleAll(records.length, { kind: 'delivered', evidence, ...idOf(json, settings, records) });
  }
  if (!answer.ok || speaksOfError(json)) return { kind: 'refused', problem: problem('vendor-refused', { params }) };
  return notUnderstood(VENDOR, params);
}

function isYes(status: number, json: unknown, settings: CustomSettings): boolean {
  const { successStatus, successPath, successIs, idPath } = settings;
  if (!isAmong(status, successStatus)) return false;
  if (successPath !== undefined) return holds(json, successPath, successIs);
  return idPath !== undefined && idAt(json, idPath) !== undefined;
}

function isThereAlready(status: number, json: unknown, settings: CustomSettings): boolean {
  const { duplicateStatus, duplicatePath, duplicateIs } = settings;
  if (duplicateStatus === undefined || duplicatePath === undefined) return false;
  return isAmong(status, duplicateStatus) && holds(json, duplicatePath, duplicateIs);
}

function idOf(
  json: unknown,
  { idPath }: CustomSettings,
  records: readonly CustomRecord[],
): { readonly vendorRecordId?: string } {
  const id = idPath === undefined || records.length > 1 ? undefined : idAt(json, idPath);
  return id === undefined ? {} : { vendorRecordId: id };
}

/** Vendors number their records or name them. */
function idAt(json: unknown, path: string): string | undefined {
  const value = valueAt(json, path);
  return Number.isInteger(value) ? String(value) : textOf(value)?.slice(0, 200);
}

/** A no within a 200, in the ways that are common: a text under `error` or `errors`, or a `success` that is false. */
function speaksOfError(json: unknown): boolean {
  if (!isObject(json)) return false;
  const { error, errors, success, status } = json;
  const isFilled = (value: unknown): boolean =>
    textOf(value) !== undefined || (typeof value === 'object' && value !== null && Object.keys(value).length > 0);
  return isFilled(error) || isFilled(errors) || success === false || status === 'error';
}

/** The vendor's own words, wherever vendors put them. */
function saidIn(json: unknown): unknown {
  const places = ['error.message', 'message', 'error', 'detail', 'errors.0.message', 'errors.0', 'detail.0.msg'];
  return places.map((place) => valueAt(json, place)).find((value) => textOf(value) !== undefined);
}
