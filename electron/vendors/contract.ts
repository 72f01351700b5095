import type { z } from 'zod';
import type { HttpResponse } from './http.ts';
import { isObject, jsonOf } from './json.ts';
import type { ContractDifference } from '#shared/domain/connection.ts';

/** The documented shape of an answer, by its status; undefined where the vendor documents none. */
export type Documented = (response: HttpResponse) => z.ZodType | undefined;

/** What an answer is one to: customers or changes, a look-up, the test of a connection, a list of names, a sign-in. */
export type Asked = 'deliver' | 'lookup' | 'probe' | 'names' | 'sign-in';

/** For each kind of call that a vendor documents an answer to; one that is missing is compared with nothing. */
export type DocumentedAnswers = Readonly<Partial<Record<Asked, Documented>>>;

/** What an answer has otherwise than documented, and the answer's own shape without anything personal or secret. */
export type ContractDrift = { readonly differences: readonly ContractDifference[]; readonly shape: string };

/** Most differences that are told: the first ones say it. */
const MAX_DIFFERENCES = 10;

/**
 * Compares an answer with the vendor's documentation. A key more than documented is no difference: vendors add fields
 * without breaking anybody. A key that is missing, or holds another kind of value, is one, whether we need it or not.
 */
export function contractDrift(documented: Documented | undefined, response: HttpResponse): ContractDrift | undefined {
  const schema = documented?.(response);
  if (schema === undefined) return undefined;
  const json = trimmed(jsonOf(response));
  const parsed = schema.safeParse(json, { reportInput: true });
  if (parsed.success) return undefined;
  const differences = parsed.error.issues.slice(0, MAX_DIFFERENCES).map((issue): ContractDifference => {
    const path = issue.path.map(String).join('.');
    return { path: path === '' ? '(body)' : path, kind: issue.input === undefined ? 'missing' : 'other' };
  });
  const shape = json === undefined ? `not JSON, ${response.body.length} characters` : shapeOf(json, 0);
  return { differences, shape: JSON.stringify(shape, undefined, 2) };
}

/** Alat WA's documentation prints its keys with blanks behind. */
function trimmed(json: unknown): unknown {
  if (!isObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key.trim(), value]));
}

const MAX_DEPTH = 6;
const MAX_ITEMS = 3;
const MAX_KEYS = 60;
/** A larger number may be somebody's telephone. */
const MAX_NUMBER = 9_999;

/** The same structure with every text and every large number replaced by its kind: fit to be shown to anybody. */
function shapeOf(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return `text of ${value.length}`;
  if (typeof value === 'number') return Math.abs(value) <= MAX_NUMBER ? value : 'number';
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return 'more';
  if (Array.isArray(value)) {
    const items = value.slice(0, MAX_ITEMS).map((item: unknown) => shapeOf(item, depth + 1));
    return value.length > MAX_ITEMS ? [...items, `${value.length - MAX_ITEMS} more`] : items;
  }
  const entries = Object.entries(value).slice(0, MAX_KEYS);
  return Object.fromEntries(entries.map(([key, item], index) => [safeKey(key, index), shapeOf(item, depth + 1)]));
}

/** A name of a field is no personal text; anything else in its place may be. */
const safeKey = (key: string, index: number): string =>
  /^[A-Za-z_][A-Za-z_ -]{0,39}\d{0,2} ?$/.test(key) ? key : `key ${index + 1}`;
