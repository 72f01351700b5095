import type { HttpRequest, HttpResponse } from '#electron/vendors/http.ts';
import type { Customer } from '#shared/domain/customer.ts';

// What the benches of the vendors are made of.

/** A way to use a vendor, with the answer that its documentation calls a success. */
export type Setup = {
  readonly title: string;
  readonly settings: Record<string, unknown>;
  readonly secrets: Record<string, string>;
  readonly tokens?: Record<string, string>;
};

export type Bench = {
  readonly setups: readonly [Setup, ...Setup[]];
  /** The documented success of a request that carries these customers. */
  readonly yes: (request: HttpRequest) => HttpResponse;
  /** Fields without which the vendor takes nobody: each is named by the refusal when all of `without` are missing. */
  readonly required: readonly { readonly field: string; readonly without: readonly (keyof Customer)[] }[];
};

/** Secrets that appear nowhere else, so that a text can be searched for them. */
export const secret = (name: string): string => `s3cret-${name}/+=%&"${name.length}`.replace('"', '~');

export function bodyOf(request: HttpRequest): unknown {
  return request.body === undefined ? undefined : JSON.parse(request.body);
}

/** Where requests with several customers hold them. */
const LIST_KEYS = ['customers', 'contacts', 'people', 'records', 'items'];

/** The customers in a request: the list of a bulk call, or the body itself. */
export function rowsIn(request: HttpRequest): readonly Record<string, unknown>[] {
  const body = bodyOf(request) as Record<string, unknown>;
  if (Array.isArray(body)) return body as Record<string, unknown>[];
  const list = LIST_KEYS.map((key) => body[key]).find((value) => Array.isArray(value));
  return list === undefined ? [body] : (list as Record<string, unknown>[]);
}
