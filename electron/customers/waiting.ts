import type { Answer } from '#electron/core.ts';
import type { Database } from '#electron/db/open.ts';
import { transact } from '#electron/db/transact.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { CaptureDeps } from './capture.ts';
import type { Target } from './ports.ts';
import { heldBy, judge } from './verdicts.ts';

/**
 * Customers of a connection that wait and were never sent: what they are sent as follows from the settings at that time,
 * unless it is fixed before. What was sent once, whatever came of it, keeps the record that it was sent with.
 */
export type Waiting = {
  readonly count: (connectionId: string) => number;
  /** Fixes what the settings make of them now. All or none; those that a rule refuses stay as they are. Answers how many. */
  readonly freeze: (connectionId: string) => Answer<number>;
  /** Lets the settings decide again; what a rule had refused goes out if none does any more. Answers how many of these. */
  readonly remap: (connectionId: string) => Answer<number>;
};

type Row = {
  readonly id: string;
  readonly customer_id: string;
  readonly external_id: string;
  readonly idempotency_key: string;
  readonly sealed: Buffer;
};

/** Of new customers; a change follows what went before it. An attempt that never left (no network) is none. */
const NEVER_SENT = `d.connection_id = ? AND d.change_no = 0 AND d.doubt = 0 AND NOT EXISTS (
  SELECT 1 FROM attempt_deliveries ad JOIN attempts a ON a.id = ad.attempt_id
  WHERE ad.delivery_id = d.id AND a.outcome IS NOT 'not-sent')`;
const FREE = `d.state IN ('queued', 'retrying') AND ${NEVER_SENT}`;
const HELD = `d.state = 'attention' AND ${NEVER_SENT}
  AND d.problem_code IN ('vendor-needs-field', 'vendor-field-too-long', 'vendor-field-to-shorten', 'vendor-field-invalid')`;
const ROWS = `SELECT d.id, d.customer_id, c.external_id, d.idempotency_key, c.sealed
  FROM deliveries d JOIN customers c ON c.id = d.customer_id`;

export function createWaiting(deps: CaptureDeps): Waiting {
  const sql = prepare(deps.db);
  const targetOf = (id: string): Target | undefined => deps.targets().find((target) => target.id === id);
  return {
    count: (id) => (sql.free.get(id)?.n ?? 0) + (sql.held.get(id)?.n ?? 0),
    freeze: (id) => freeze(deps, targetOf(id), sql),
    remap: (id) =>
      transact(deps.db, () => {
        sql.thaw.run(id);
        const target = targetOf(id);
        const rows = target === undefined ? [] : sql.heldRows.all(id);
        return rows.filter((row) => requeued(deps, target, row)).length;
      }),
  };
}

type Statements = ReturnType<typeof prepare>;

function prepare(db: Database) {
  return {
    free: db.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM deliveries d WHERE ${FREE}`),
    held: db.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM deliveries d WHERE ${HELD}`),
    unfrozen: db.prepare<[string], Row>(`${ROWS} WHERE d.record IS NULL AND ${FREE}`),
    heldRows: db.prepare<[string], Row>(`${ROWS} WHERE ${HELD}`),
    freeze: db.prepare<[Uint8Array, string]>(
      "UPDATE deliveries SET record = ? WHERE id = ? AND record IS NULL AND state IN ('queued', 'retrying')",
    ),
    thaw: db.prepare<[string]>(`UPDATE deliveries AS d SET record = NULL WHERE d.record IS NOT NULL AND ${FREE}`),
  };
}

function freeze(deps: CaptureDeps, target: Target | undefined, sql: Statements): Answer<number> {
  if (target === undefined) return ok(0);
  const done = transact(deps.db, (): Result<number, Problem> => {
    const records: (readonly [string, Uint8Array])[] = [];
    for (const row of sql.unfrozen.all(target.id)) {
      const record = recordOf(deps, target, row);
      if (!record.ok) return record;
      if (record.value !== undefined) records.push([row.id, record.value]);
    }
    for (const [id, record] of records) sql.freeze.run(record, id);
    return ok(records.length);
  });
  if (!done.ok) return done;
  return done.value.ok ? done.value : err([done.value.error]);
}

/** The sealed record, or undefined where a rule refuses the customer: then there is nothing to fix. */
function recordOf(deps: CaptureDeps, target: Target, row: Row): Result<Uint8Array | undefined, Problem> {
  const customer = deps.store.open({ id: row.customer_id, sealed: row.sealed });
  if (!customer.ok) return customer;
  const ref = { externalId: row.external_id, idempotencyKey: row.idempotency_key };
  const { refused, record } = judge(customer.value, target, ref);
  if (refused.length > 0) return ok(undefined);
  return ok(deps.sealing.seal({ table: 'deliveries', row: row.id, column: 'record' }, JSON.stringify(record)));
}

/** Locked customers are left as they are: nobody can say what a rule would make of them. */
function requeued(deps: CaptureDeps, target: Target | undefined, row: Row): boolean {
  const customer = deps.store.open({ id: row.customer_id, sealed: row.sealed });
  if (target === undefined || !customer.ok) return false;
  const ref = { externalId: row.external_id, idempotencyKey: row.idempotency_key };
  if (heldBy(judge(customer.value, target, ref), deps.unasked ?? 'settings') !== undefined) return false;
  deps.outbox.retry(row.customer_id, target.id);
  return true;
}
