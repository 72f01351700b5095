import type { Answer } from '#electron/core.ts';
import { transact } from '#electron/db/transact.ts';
import { sleep } from '#electron/effects.ts';
import type { Database } from '#electron/db/open.ts';
import { DAY_MS } from '#shared/duration.ts';
import { ok } from '#shared/result.ts';
import type { CustomerStoreDeps } from './customer-store.ts';

/**
 * Takes the personal data of delivered customers away after a time. What stays is what the chain of receipts stands on:
 * the customer's row with its number and times, the deliveries, the hashes and the receipts. Customers with anything
 * still open, or discarded everywhere, are never touched. An empty blob is none that opens: no part of the app can take an
 * erased customer for one without a name.
 */
type Eraser = {
  /** Customers whose last delivery arrived at least `days` days ago and whose data are still here. */
  readonly erasable: (days: number) => number;
  /** Erases them, in slices. Answers how many. */
  readonly erase: (days: number) => Promise<Answer<{ customers: number }>>;
};

const SLICE = 100;

export function createEraser(
  { db, clock }: Pick<CustomerStoreDeps, 'db' | 'clock'>,
  forget: (seq: number) => void,
): Eraser {
  const sql = prepare(db);
  const before = (days: number): number => clock.wallMs() - days * DAY_MS;
  const eraseOne = (id: string): void => {
    const now = clock.wallMs();
    sql.versions.run(id);
    sql.records.run(id);
    sql.customer.run({ id, now });
    sql.ofOne.run(id);
  };
  return {
    erasable: (days) => sql.count.get(before(days))?.n ?? 0,
    erase: async (days) => {
      let customers = 0;
      for (;;) {
        const slice = transact(db, () => {
          const rows = sql.due.all(before(days), SLICE);
          for (const { id } of rows) eraseOne(id);
          return rows;
        });
        if (!slice.ok) return slice;
        for (const { seq } of slice.value) forget(seq);
        customers += slice.value.length;
        if (slice.value.length < SLICE) break;
        await sleep(clock, 0);
      }
      // A request of many customers goes with the last of them.
      const rest = customers === 0 ? ok(undefined) : transact(db, () => void sql.ofMany.run());
      return rest.ok ? ok({ customers }) : rest;
    },
  };
}

const DUE = `FROM customers c WHERE c.roll_up = 'delivered' AND c.erased_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.customer_id = c.id AND d.updated_at > ?)`;

function prepare(db: Database) {
  return {
    count: db.prepare<[number], { n: number }>(`SELECT count(*) AS n ${DUE}`),
    due: db.prepare<[number, number], { id: string; seq: number }>(`SELECT c.id, c.seq ${DUE} ORDER BY c.seq LIMIT ?`),
    versions: db.prepare<[string]>('DELETE FROM customer_versions WHERE customer_id = ?'),
    records: db.prepare<[string]>('UPDATE deliveries SET record = NULL, problem_params = NULL WHERE customer_id = ?'),
    customer: db.prepare(`UPDATE customers SET sealed = x'', phone_hash = NULL, email_hash = NULL, hashed = 1,
      revision = revision + 1, updated_at = :now, erased_at = :now WHERE id = :id`),
    ofOne: db.prepare<[string]>(`UPDATE attempts SET request = x'', response = NULL WHERE customers <= 1
      AND id IN (SELECT ad.attempt_id FROM attempt_deliveries ad JOIN deliveries d ON d.id = ad.delivery_id
        WHERE d.customer_id = ?)`),
    ofMany: db.prepare<
      []
    >(`UPDATE attempts SET request = x'', response = NULL WHERE customers > 1 AND length(request) > 0
      AND id IN (SELECT attempt_id FROM attempt_deliveries)
      AND id NOT IN (SELECT ad.attempt_id FROM attempt_deliveries ad JOIN deliveries d ON d.id = ad.delivery_id
        JOIN customers c ON c.id = d.customer_id WHERE c.erased_at IS NULL)`),
  };
}
