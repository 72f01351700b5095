import { z } from 'zod';

import type { CustomerFields, RouteKind } from './model.ts';

const ms = z.number().int().min(0).max(600_000);
const status = z.number().int().min(200).max(599);

/** Whether the vendor acts on the request before it misbehaves. `after` is the dangerous one: an effect, and no word of it. */
const when = z.enum(['before', 'after']);

const bodyText = z.object({ status: status.optional(), contentType: z.string().optional(), when: when.optional() });

const kinds = z.discriminatedUnion('kind', [
  /** Nothing but the wait of `latencyMs`. */
  z.object({ kind: z.literal('latency') }),
  /** Never answer; the socket stays open. */
  z.object({ kind: z.literal('hang'), when }),
  /** RST. `mid-headers` and `mid-body` are sent after processing, half of the way through the answer. */
  z.object({ kind: z.literal('reset'), when: z.enum(['before', 'after', 'mid-headers', 'mid-body']) }),
  /** An HTTP error: vendor-shaped, or the HTML or nothing of a gateway. `before` unless told. */
  z.object({
    kind: z.literal('status'),
    status,
    when: when.optional(),
    body: z.enum(['vendor', 'html', 'empty']).optional(),
    message: z.string().optional(),
    /** Seconds, any text as it stands (garbage too), or a date so far from the sandbox's clock. */
    retryAfter: z.union([z.number(), z.string(), z.object({ dateInMs: z.number().int() })]).optional(),
  }),
  /** A captive portal's page; the vendor never sees the request. Status 200, `text/html`. */
  z.object({ kind: z.literal('html'), ...bodyText.shape, when: z.literal('before').optional() }),
  z.object({ kind: z.literal('redirect'), location: z.string(), status: status.optional() }),
  /** The right answer made unreadable: cut JSON, a byte order mark, `Content-Encoding: gzip` over plain text. */
  z.object({ kind: z.literal('garbled'), how: z.enum(['truncated', 'bom', 'false-gzip']) }),
  /** HTTP 200 with the vendor's own error body; `code` for vendors that have codes. */
  z.object({ kind: z.literal('error-in-200'), message: z.string().optional(), code: z.number().int().optional() }),
  /** An answer of a shape that the documentation does not know; `{"ok":true}` unless told. `after` unless told. */
  z.object({ kind: z.literal('wrong-shape'), body: z.string().optional(), ...bodyText.shape }),
  /** Slow loris: the right answer, one byte at a time. */
  z.object({ kind: z.literal('slow'), part: z.enum(['headers', 'body']), byteEveryMs: ms }),
  /** The right status and a body of so many bytes. */
  z.object({ kind: z.literal('huge'), bytes: z.number().int().min(1).max(1_000_000_000) }),
  /** The right answer with another `Date`: so far off, as a text, or (null) without one. */
  z.object({
    kind: z.literal('date'),
    date: z.union([z.object({ offsetMs: z.number().int() }), z.string(), z.null()]),
  }),
  /** A vendor error that quotes the whole request, credentials and personal data included. Status 400 unless told. */
  z.object({ kind: z.literal('echo-secrets'), status: status.optional() }),
  /** The last rows of a batch are lost, and the count in the answer is smaller (the two that count: Alat WA, Cuoral bulk). */
  z.object({ kind: z.literal('partial-count'), missing: z.number().int().min(1) }),
  /** The vendor's validation refuses the matching rows (all rows without `rows`). */
  z.object({ kind: z.literal('reject'), rows: z.object({ field: z.string(), includes: z.string() }).optional() }),
]);

const common = z.object({
  /** `create` covers upsert and batch. Default `any`. The object form: that path, and that text in the body. */
  on: z
    .union([
      z.enum(['any', 'create', 'update', 'read', 'auth']),
      z.object({ path: z.string().optional(), contains: z.string().optional() }),
    ])
    .optional(),
  /** How many requests it meets; 1 by default. `always` stands behind all counted faults, until `clear()`. */
  times: z.union([z.number().int().min(1), z.literal('always')]).optional(),
  /** Wait before anything else. */
  latencyMs: ms.optional(),
});

/** A fault as JSON; the control endpoint takes these. */
export const faultSchema = z.intersection(common, kinds);

export type FaultKind = z.infer<typeof kinds>;
export type FaultSpec = z.infer<typeof faultSchema>;

/** What a fault may look at to decide whether it is meant. */
export interface FaultTarget {
  readonly method: string;
  readonly path: string;
  readonly kind: RouteKind | undefined;
  readonly bodyText: string;
  readonly customers: readonly CustomerFields[];
}

/** In one process, `on` may also be a function, and `reject` may take a predicate for the rows. */
export type ScriptedFault = Omit<z.infer<typeof common>, 'on'> & {
  readonly on?: FaultSpec['on'] | ((request: FaultTarget) => boolean);
} & (Exclude<FaultKind, { kind: 'reject' }> | { readonly kind: 'reject'; readonly rows?: RowMatch | undefined });

export type RowMatch = { readonly field: string; readonly includes: string } | ((customer: CustomerFields) => boolean);

export interface FaultQueue {
  push(...faults: readonly ScriptedFault[]): void;
  clear(): void;
  /** Faults that have not run out yet. */
  readonly pending: number;
  /** The fault of this request: the oldest counted one that matches, else the oldest standing one. */
  take(target: FaultTarget): ScriptedFault | undefined;
}

export function createFaultQueue(): FaultQueue {
  let queue: readonly { readonly fault: ScriptedFault; readonly left: number }[] = [];
  return {
    push(...faults) {
      queue = [
        ...queue,
        ...faults.map((fault) => ({ fault, left: fault.times === 'always' ? Infinity : (fault.times ?? 1) })),
      ];
    },
    clear() {
      queue = [];
    },
    get pending() {
      return queue.length;
    },
    take(target) {
      const matching = queue.filter(({ fault }) => isMeant(fault.on, target));
      const chosen = matching.find(({ left }) => Number.isFinite(left)) ?? matching[0];
      queue = queue.flatMap((entry) => {
        if (entry !== chosen) return [entry];
        return entry.left > 1 ? [{ ...entry, left: entry.left - 1 }] : [];
      });
      return chosen?.fault;
    },
  };
}

export function matchesRow(rows: RowMatch | undefined, customer: CustomerFields): boolean {
  if (rows === undefined) return true;
  return typeof rows === 'function' ? rows(customer) : String(customer[rows.field] ?? '').includes(rows.includes);
}

function isMeant(on: ScriptedFault['on'], target: FaultTarget): boolean {
  if (on === undefined || on === 'any') return true;
  if (typeof on === 'function') return on(target);
  if (typeof on === 'string') return on === target.kind;
  return (on.path ?? target.path) === target.path && target.bodyText.includes(on.contains ?? '');
}
