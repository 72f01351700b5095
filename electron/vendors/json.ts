import type { HttpResponse } from './http.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The body as JSON; undefined where it is none, and where it was cut: what a cut text says cannot be trusted. */
export function jsonOf(response: HttpResponse): unknown {
  if (response.truncated) return undefined;
  try {
    return JSON.parse(response.body.replace(/^\uFEFF/, ''));
  } catch {
    return undefined; // JSON has no other way to say that it is none
  }
}

/** A JSON object, and neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that says something; undefined for an empty one and for everything that is no text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Every text within a value, keys left out. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** An object without the keys that hold undefined: an empty value is left out, never sent as `""` or `null`. */
export function withoutUndefined<T extends object>(value: { readonly [K in keyof T]: T[K] | undefined }): T {
  // What the filter took out is exactly what an optional key of T may lack.
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as T;
}
