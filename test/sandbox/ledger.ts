import { createHash } from 'node:crypto';

import type { CustomerFields, EffectKind } from './model.ts';

/** One request as it arrived. Times are those of the sandbox's clock, in epoch milliseconds. */
export interface LedgerRequest {
  readonly seq: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyText: string;
  readonly bodySha256: string;
  /** The customers in the body, in the vendor's fields. */
  readonly customers: readonly CustomerFields[];
  /** The HTTP status of a completely written answer; null where none was. */
  readonly status: number | null;
  /** When the answer was complete, or the connection had gone. */
  readonly endedAt: number | null;
  /** Kind of the scripted fault, or `client-gone` where the request never arrived completely. */
  readonly fault?: string;
}

/** What a request did to the vendor's records: the truth that every delivery test is judged by. */
export interface LedgerEffect {
  readonly seq: number;
  readonly requestSeq: number;
  readonly kind: EffectKind;
  readonly key: string;
  readonly customer: CustomerFields;
  /** The vendor's id of the record. */
  readonly id: string;
  /** `phone:…`, `email:…`, `external:…`. */
  readonly identities: readonly string[];
}

/** Something that a strict reading of the documentation would not accept. */
export interface LedgerViolation {
  readonly requestSeq: number;
  readonly where: string;
  readonly problem: string;
}

export interface Ledger {
  readonly requests: readonly LedgerRequest[];
  readonly effects: readonly LedgerEffect[];
  readonly violations: readonly LedgerViolation[];
}

/** The writing side; entries are added, and an entry of a request is completed, never removed. */
export interface LedgerWriter extends Ledger {
  open(request: Pick<LedgerRequest, 'at' | 'method' | 'path' | 'query' | 'headers'>): RequestEntry;
  clear(): void;
}

export interface RequestEntry {
  /** False once the ledger was cleared: a request of an earlier life writes nothing into this one. */
  readonly isCurrent: boolean;
  readonly seq: number;
  received(body: Uint8Array, customers: readonly CustomerFields[]): void;
  struckBy(fault: string): void;
  /** Only the first call counts. */
  ended(at: number, status: number | null): void;
  effect(effect: Omit<LedgerEffect, 'seq' | 'requestSeq'>): void;
  violate(where: string, problem: string): void;
}

export function createLedger(): LedgerWriter {
  const requests: LedgerRequest[] = [];
  const effects: LedgerEffect[] = [];
  const violations: LedgerViolation[] = [];
  let life = 0;

  const open: LedgerWriter['open'] = (request) => {
    const seq = requests.length + 1;
    const bornIn = life;
    const isCurrent = (): boolean => bornIn === life;
    const change = (part: Partial<LedgerRequest>): void => {
      const entry = isCurrent() ? requests[seq - 1] : undefined;
      if (entry) requests[seq - 1] = { ...entry, ...part };
    };
    requests.push({
      seq,
      ...request,
      bodyText: '',
      bodySha256: sha256(''),
      customers: [],
      status: null,
      endedAt: null,
    });
    return {
      get isCurrent() {
        return isCurrent();
      },
      seq,
      received: (body, customers) =>
        change({ bodyText: Buffer.from(body).toString('utf8'), bodySha256: sha256(body), customers }),
      struckBy: (fault) => change({ fault }),
      ended: (at, status) => {
        // A finished answer is followed by the close of its connection; the first of the two is the outcome.
        if (requests[seq - 1]?.endedAt === null) change({ endedAt: at, status });
      },
      effect: (effect) => {
        if (isCurrent()) effects.push({ seq: effects.length + 1, requestSeq: seq, ...effect });
      },
      violate: (where, problem) => {
        if (isCurrent()) violations.push({ requestSeq: seq, where, problem });
      },
    };
  };
  return {
    requests,
    effects,
    violations,
    open,
    clear() {
      life += 1;
      for (const list of [requests, effects, violations]) list.length = 0;
    },
  };
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
