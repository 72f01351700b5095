import type { Problem } from '#shared/domain/problem.ts';

/** A request as a plain value: what is signed, shown, hashed and sent is this text and no other. */
export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as UTF-8, byte for byte. */
  readonly body?: string;
};

export type HttpResponse = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** At most 1 MB; see `truncated`. */
  readonly body: string;
  /** The body was longer than the cap, so what follows from its end cannot be trusted. */
  readonly truncated: boolean;
  /** The answer came over TLS with a verified certificate, or from loopback. */
  readonly verified: boolean;
};

/** What came of sending: an answer, proof that no byte of the request left, or a break after which anything may be true. */
export type Exchange =
  | { readonly kind: 'answered'; readonly response: HttpResponse }
  | { readonly kind: 'not-sent'; readonly problem: Problem }
  | { readonly kind: 'broken'; readonly problem: Problem };

export type SendOptions = {
  /** Whole exchange, ms; connect and idle deadlines are shorter and the transport's own. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Take a new connection: on a kept one, a close by the server cannot be told from a lost answer. */
  readonly freshConnection?: boolean;
};

/** Sends one request once: never follows a redirect, never repeats by itself, never throws for what a network can do. */
export type Transport = (request: HttpRequest, options: SendOptions) => Promise<Exchange>;

/**
 * How far a new connection to a host comes, step by step, without a byte of a request. Times in ms.
 * `dnsMs` undefined: no name was looked up here (a proxy does it, or the address is a number).
 */
export type LineReport = {
  readonly proxied: boolean;
  readonly dnsMs?: number;
  readonly tcpMs?: number;
  /** A verified certificate of the host; undefined where the line is plain, which only loopback may be. `validTo`: wall clock ms. */
  readonly tls?: { readonly ms: number; readonly validTo?: number };
  readonly failed?: { readonly at: LineStep; readonly problem: Problem };
};

export type LineStep = 'dns' | 'tcp' | 'tls' | 'proxy';

/** Opens a connection to the host of a URL and closes it again; never throws for what a network can do. */
export type CheckLine = (url: string) => Promise<LineReport>;
