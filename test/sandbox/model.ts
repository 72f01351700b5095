import { createHash } from 'node:crypto';

import type { CustomerFields, RecordBook } from './records.ts';

export type { CustomerFields } from './records.ts';

/** The vendors whose documentation is public. */
export const publicVendorIds = ['alatwa', 'salesmania', 'nxlink', 'cuoral', 'ladiflow'] as const;
/** With the made-up one that a connection without code is held to. */
export const vendorIds = [...publicVendorIds, 'custom'] as const;
export type VendorId = (typeof vendorIds)[number];

/** What `connections add` reads: settings for the database, secrets for the keychain. */
export interface ConnectionDraft {
  readonly vendor: VendorId;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>> & { readonly baseUrl: string };
  readonly secrets: Readonly<Record<string, string>>;
}

/** An answer as a value: the server core adds Date, Content-Type and Content-Length. */
export interface Reply {
  readonly status: number;
  readonly body: string;
}

export type EffectKind = 'created' | 'updated' | 'skipped';

/** One received request, and the ways in which a vendor may act on it. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case, as HTTP ignores their case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: Uint8Array;
  /** The parsed body; undefined where it is not JSON. */
  readonly json: unknown;
  readonly nowMs: number;
  /** Rows at the end of a batch that a `partial-count` fault loses; 0 otherwise. */
  readonly lostRows: number;
  /** Scripted refusal of a row, by `reject` faults and the standing modes. */
  isRefused(customer: CustomerFields): boolean;
  /** Note what a strict reading of the documentation would not accept. */
  violate(where: string, problem: string): void;
  effect(kind: EffectKind, record: { readonly id: string; readonly key: string }, customer: CustomerFields): void;
}

/** `create` also covers upsert and batch: every call that may make a record. */
export type RouteKind = 'create' | 'update' | 'read' | 'auth';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string | RegExp;
  readonly kind: RouteKind;
  /** Documented query parameters; others are noted as violations. None by default. */
  readonly query?: readonly string[] | 'any';
  readonly handle: (exchange: Exchange) => Reply;
}

/** One simulated vendor: pure of sockets, so the server core can break every answer in the same ways. */
export interface VendorModel {
  readonly id: VendorId;
  readonly routes: readonly Route[];
  readonly book: RecordBook;
  connection(baseUrl: string): ConnectionDraft;
  /** The vendor's way to say no; `code` is the vendor's own code where it has one. */
  errorBody(status: number, message: string, code?: number): string;
  /** Forget every record and issued token. */
  reset(): void;
}

export interface Surroundings {
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** Credentials that look real, are the same at each start, and open nothing. */
export function sandboxCredential(name: string): string {
  return createHash('sha256').update(`fieldpost sandbox ${name}`).digest('hex').slice(0, 32);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `application/json`, with or without parameters such as a charset. */
export function hasJsonContentType(exchange: Exchange): boolean {
  return /^application\/json\s*(;|$)/i.test(exchange.headers['content-type'] ?? '');
}

export function digitsOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const digits = value.replaceAll(/\D/g, '');
  return digits === '' ? undefined : digits;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function jsonReply(status: number, body: unknown): Reply {
  return { status, body: JSON.stringify(body) };
}
