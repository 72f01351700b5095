import { createHash } from 'node:crypto';
import type { Database } from '#electron/db/open.ts';
import type { Random } from '#electron/effects.ts';
import type { Sealing } from '#electron/customers/sealing/sealed.ts';
import { receiptWriter } from './receipt-store.ts';

export type AttemptStart = {
  readonly connectionId: string;
  readonly kind: 'deliver' | 'lookup' | 'sign-in';
  readonly leaseToken?: string;
  /** In the order of the records in the request. */
  readonly deliveryIds: readonly string[];
  /** Redacted text for the timeline. */
  readonly request: string;
  /** Of the body that is sent. */
  readonly body: string | undefined;
};

export type AttemptEnd = {
  readonly outcome: string;
  readonly httpStatus?: number | undefined;
  /** Redacted text for the timeline. */
  readonly response?: string | undefined;
  /** Of the body that was received. */
  readonly responseBody?: string | undefined;
  readonly problemCode?: string | undefined;
};

/** Attempts and receipts: what was sent, what came back, and what proves an arrival. */
export type AttemptStore = ReturnType<typeof createAttemptStore>;

export type AttemptStoreEffects = {
  readonly db: Database;
  readonly random: Random;
  readonly sealing: Pick<Sealing, 'seal'>;
  readonly wallMs: () => number;
};

export function createAttemptStore(effects: AttemptStoreEffects) {
  const { db, sealing } = effects;
  const sql = prepare(db);
  return {
    /** Before the first byte leaves. Throws when it cannot be committed: then nothing may be sent. */
    begin: (start: AttemptStart): string => {
      const id = effects.random.uuid();
      sql.begin.run({
        id,
        connectionId: start.connectionId,
        kind: start.kind,
        token: start.leaseToken ?? null,
        now: effects.wallMs(),
        customers: start.deliveryIds.length,
        bodySha256: start.body === undefined ? null : sha256(start.body),
        request: sealing.seal({ table: 'attempts', row: id, column: 'request' }, start.request),
      });
      start.deliveryIds.forEach((deliveryId, position) => sql.link.run(deliveryId, id, position));
      return id;
    },

    /** The vendor answered a request for it, and did not say whether it took this one. */
    wasUnconfirmed: (deliveryId: string): boolean => sql.wasUnconfirmed.get(deliveryId) !== undefined,

    end: (id: string, end: AttemptEnd): void => {
      sql.end.run({
        id,
        now: effects.wallMs(),
        outcome: end.outcome,
        httpStatus: end.httpStatus ?? null,
        response:
          end.response === undefined
            ? null
            : sealing.seal({ table: 'attempts', row: id, column: 'response' }, end.response),
        responseSha256: end.responseBody === undefined ? null : sha256(end.responseBody),
        problemCode: end.problemCode ?? null,
      });
    },

    /** In the transaction that makes the deliveries `delivered`, after the attempt's end. */
    receipts: receiptWriter(db, effects.wallMs),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function prepare(db: Database) {
  return {
    begin:
      db.prepare(`INSERT INTO attempts (id, connection_id, kind, lease_token, started_at, customers, body_sha256, request)
      VALUES (:id, :connectionId, :kind, :token, :now, :customers, :bodySha256, :request)`),
    link: db.prepare('INSERT INTO attempt_deliveries (delivery_id, attempt_id, position) VALUES (?, ?, ?)'),
    wasUnconfirmed: db.prepare<[string], { one: number }>(`SELECT 1 AS one FROM attempt_deliveries l
      JOIN attempts a ON a.id = l.attempt_id WHERE l.delivery_id = ? AND a.outcome = 'unconfirmed' LIMIT 1`),
    end: db.prepare(`UPDATE attempts SET ended_at = :now, outcome = :outcome, http_status = :httpStatus, response = :response,
      response_sha256 = :responseSha256, problem_code = :problemCode WHERE id = :id`),
  };
}
