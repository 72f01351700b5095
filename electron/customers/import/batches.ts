import type { Answer } from '#electron/core.ts';
import { transact } from '#electron/db/transact.ts';
import type { ImportBatch } from '#shared/domain/import.ts';
import type { CustomerStoreDeps } from '#electron/customers/customer-store.ts';

export type ImportedBefore = { readonly id: string; readonly captured_at: number };

/** Imports that were made, in the database: to know a file again, and to take an import back. */
export type ImportBatches = {
  /** Writes down that an import begins; inside or outside a transaction. Answers its id. */
  readonly begin: (file: { readonly name: string; readonly sha256: string }) => string;
  /** The customer that this line of this very file became. */
  readonly before: (sha256: string, line: number) => ImportedBefore | undefined;
  /** Newest first. Imports without customers are left out unless they were undone. */
  readonly list: () => readonly ImportBatch[];
  /**
   * Deletes at most `limit` customers of an import of whom nothing has left and whom nobody has edited, with their
   * deliveries. One transaction; answers their numbers (`seq`).
   */
  readonly undoSome: (importId: string, limit: number) => Answer<readonly number[]>;
};

export function createImportBatches({ db, clock, random, sealing }: CustomerStoreDeps): ImportBatches {
  const sql = prepare(db);
  const remove = (found: readonly Found[]): void => {
    for (const { id, captured_at } of found) {
      const tried = sql.attempts.all(id);
      sql.unlink.run(id);
      for (const attempt of tried) sql.dropAttempt.run(attempt.id);
      sql.dropDeliveries.run(id);
      sql.dropCustomer.run(id);
      sql.uncount.run(captured_at);
    }
  };
  return {
    begin: ({ name, sha256 }) => {
      const id = random.uuid();
      sql.begin.run(id, sealing.seal(placeOf(id), name), sha256, clock.wallMs());
      return id;
    },
    before: (sha256, line) => sql.before.get(line, sha256),
    list: () =>
      sql.list.all().map(({ id, file_name, started_at, undone, customers, undoable }) => {
        const name = sealing.open(placeOf(id), file_name);
        return { id, at: started_at, customers, undoable, undone, ...(name.ok ? { name: name.value } : {}) };
      }),
    undoSome: (importId, limit) =>
      transact(db, () => {
        const found = sql.undoable.all(importId, limit);
        remove(found);
        sql.undone.run(found.length, importId);
        return found.map(({ seq }) => seq);
      }),
  };
}

const placeOf = (id: string) => ({ table: 'imports', row: id, column: 'file_name' });

type Found = { readonly seq: number; readonly id: string; readonly captured_at: number };

type Listed = {
  readonly id: string;
  readonly file_name: Buffer;
  readonly started_at: number;
  readonly undone: number;
  readonly customers: number;
  readonly undoable: number;
};

/** Nothing of the customer `c` has left this computer, nothing is about to, and nobody has edited it. */
const UNTOUCHED = `c.revision = 1
  AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.customer_id = c.id AND (d.doubt = 1 OR d.attempts > 0
    OR d.state NOT IN ('queued', 'retrying', 'attention', 'discarded')))
  AND NOT EXISTS (SELECT 1 FROM deliveries d JOIN attempt_deliveries ad ON ad.delivery_id = d.id
    JOIN attempts a ON a.id = ad.attempt_id WHERE d.customer_id = c.id AND a.outcome IS NOT 'not-sent')`;

const OF_CUSTOMER = 'SELECT id FROM deliveries WHERE customer_id = ?';

function prepare(db: CustomerStoreDeps['db']) {
  return {
    begin: db.prepare('INSERT INTO imports (id, file_name, file_sha256, started_at) VALUES (?, ?, ?, ?)'),
    before: db.prepare<[number, string], ImportedBefore>(`SELECT c.id, c.captured_at FROM imports i
      JOIN customers c ON c.import_id = i.id AND c.import_line = ? WHERE i.file_sha256 = ? LIMIT 1`),
    list: db.prepare<[], Listed>(`SELECT i.id, i.file_name, i.started_at, i.undone,
      (SELECT count(*) FROM customers c WHERE c.import_id = i.id) AS customers,
      (SELECT count(*) FROM customers c WHERE c.import_id = i.id AND ${UNTOUCHED}) AS undoable
      FROM imports i WHERE i.undone > 0 OR EXISTS (SELECT 1 FROM customers c WHERE c.import_id = i.id)
      ORDER BY i.started_at DESC, i.id DESC LIMIT 5`),
    // The newest go first: the oldest are the next to be sent.
    undoable: db.prepare<[string, number], Found>(
      `SELECT c.seq, c.id, c.captured_at FROM customers c WHERE c.import_id = ? AND ${UNTOUCHED} ORDER BY c.seq DESC LIMIT ?`,
    ),
    attempts: db.prepare<[string], { id: string }>(
      `SELECT DISTINCT attempt_id AS id FROM attempt_deliveries WHERE delivery_id IN (${OF_CUSTOMER})`,
    ),
    unlink: db.prepare(`DELETE FROM attempt_deliveries WHERE delivery_id IN (${OF_CUSTOMER})`),
    // Its request is of nobody any more.
    dropAttempt: db.prepare<[string]>(`DELETE FROM attempts WHERE id = ?
      AND NOT EXISTS (SELECT 1 FROM attempt_deliveries ad WHERE ad.attempt_id = attempts.id)`),
    dropDeliveries: db.prepare('DELETE FROM deliveries WHERE customer_id = ?'),
    dropCustomer: db.prepare('DELETE FROM customers WHERE id = ?'),
    // Of the activity: what was taken back was never captured.
    uncount: db.prepare(
      "UPDATE activity SET n = n - 1 WHERE slot = CAST(? AS INTEGER) / 900000 AND connection_id = '' AND kind = 'captured' AND n > 0",
    ),
    undone: db.prepare('UPDATE imports SET undone = undone + ? WHERE id = ?'),
  };
}
