import type { Database } from 'better-sqlite3';
import type { Row } from './layouts.ts';

export type SalvageDeps = { readonly wallMs: number; readonly uuid: () => string };

/** What was taken over. `uncertain`: deliveries of which it cannot be seen any more whether they were sent. */
export type Salvaged = { readonly customers: number; readonly deliveries: number; readonly uncertain: number };

/** Problem code of deliveries that became uncertain here; the shared catalogue has its sentence. */
const UNCERTAIN = 'delivery-uncertain';

/**
 * A delivery on its way into a salvaged database. One that was being sent is in doubt, and so is every open one of an old
 * source. `lookup` is the way of settling that does nothing by itself: before it claims anything, each lane turns it into
 * the way of its vendor (an idempotent re-send, a look-up, a person).
 */
export function inDoubt(row: Row, isOld: boolean, { wallMs }: SalvageDeps): Row {
  const isOpen = row['state'] === 'sending' || (isOld && (row['state'] === 'queued' || row['state'] === 'retrying'));
  const free = { ...row, lease_token: null, lease_until: null };
  if (!isOpen) return isOld && row['state'] === 'attention' ? { ...free, doubt: 1 } : free;
  const why = { problem_code: UNCERTAIN, problem_field: null, problem_params: null };
  return { ...free, ...why, state: 'unknown', settle: 'lookup', doubt: 1, next_attempt_at: wallMs };
}

/** Puts every open delivery in doubt: the database is older than what was sent from it. Answers how many. */
export function putAllInDoubt(db: Database, wallMs: number): number {
  db.prepare("UPDATE deliveries SET doubt = 1 WHERE state = 'attention'").run();
  return db.prepare(`${TO_UNKNOWN} WHERE state IN ('queued', 'retrying', 'sending')`).run({ now: wallMs }).changes;
}

const TO_UNKNOWN = `UPDATE deliveries SET state = 'unknown', settle = 'lookup', doubt = 1, next_attempt_at = :now,
  lease_token = NULL, lease_until = NULL, problem_code = '${UNCERTAIN}', problem_field = NULL, problem_params = NULL`;

export type Doubts = {
  /** The highest number that a delivery ever had; 0 = not known. */
  readonly lastDelivery: number;
  /** Pages of different times lay in one file: any open row may be an old one. */
  readonly all: boolean;
};

/** Draws the conclusions from what was found and what was not. */
export function settleDoubts(db: Database, doubts: Doubts, deps: SalvageDeps): Salvaged {
  const now = deps.wallMs;
  if (doubts.all) putAllInDoubt(db, now);
  db.prepare(RECEIVED).run();
  db.prepare(TRIED).run({ now });
  replaceConnections(db, now);
  addLost(db, doubts.lastDelivery, deps);
  putChangesInOrder(db);
  db.exec(`DELETE FROM attempt_deliveries WHERE NOT EXISTS (SELECT 1 FROM attempts a WHERE a.id = attempt_id)
    OR NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.id = delivery_id)`);
  return {
    customers: count(db, "SELECT count(*) AS n FROM customers WHERE sealed <> x'00'"),
    deliveries: count(db, 'SELECT count(*) AS n FROM deliveries'),
    uncertain: count(db, `SELECT count(*) AS n FROM deliveries WHERE problem_code = '${UNCERTAIN}'`),
  };
}

/** A receipt proves the arrival, whatever an old page says of the delivery. */
const RECEIVED = `UPDATE deliveries SET state = 'delivered', settle = NULL, doubt = 0, next_attempt_at = NULL,
    problem_code = NULL, problem_field = NULL, problem_params = NULL
  WHERE state NOT IN ('delivered', 'discarded') AND EXISTS (SELECT 1 FROM receipts r WHERE r.delivery_id = deliveries.id)`;

/** The log knows of a try that the row does not. */
const TRIED = `${TO_UNKNOWN} WHERE state IN ('queued', 'retrying') AND EXISTS (
    SELECT 1 FROM attempt_deliveries ad JOIN attempts a ON a.id = ad.attempt_id
    WHERE ad.delivery_id = deliveries.id AND a.kind = 'deliver' AND (a.ended_at IS NULL OR a.outcome = 'delivered'))`;

/** Deliveries to a connection that is lost wait for a person, under a name in its place. */
function replaceConnections(db: Database, now: number): void {
  const lost = db
    .prepare<[], { id: string }>(
      `SELECT DISTINCT connection_id AS id FROM deliveries WHERE connection_id NOT IN (SELECT id FROM connections)
        UNION SELECT DISTINCT connection_id FROM attempts WHERE connection_id NOT IN (SELECT id FROM connections)`,
    )
    .all();
  const add = db.prepare(`INSERT INTO connections (id, vendor, name, settings, enabled, created_at, archived_at)
    VALUES (:id, 'lost', 'lost ' || substr(:id, 1, 8), '{}', 0, :now, :now)`);
  const hold = db.prepare(`UPDATE deliveries SET state = 'attention', settle = NULL, next_attempt_at = NULL,
      problem_code = 'connection-not-found', problem_field = NULL, problem_params = NULL
    WHERE connection_id = :id AND state IN ('queued', 'retrying', 'unknown')`);
  for (const { id } of lost) {
    add.run({ id, now });
    hold.run({ id });
  }
}

/**
 * Rows come in any order of a file's pages, and the triggers that keep changes behind what is before them see only the rows
 * that are there already. An older schema has no changes.
 */
function putChangesInOrder(db: Database): void {
  if (count(db, "SELECT count(*) AS n FROM pragma_table_info('deliveries') WHERE name = 'change_no'") === 0) return;
  db.exec(
    'UPDATE deliveries SET next_attempt_at = next_attempt_at WHERE change_no > 0 AND next_attempt_at IS NOT NULL',
  );
}

/**
 * Deliveries are numbered without gaps, so a gap is a lost one, and nobody knows how far it was. Customers beside a gap, and
 * those without any delivery, get an unknown delivery for each connection that they may have been meant for: a person says.
 */
function addLost(db: Database, lastDelivery: number, { wallMs, uuid }: SalvageDeps): void {
  const edges = db.prepare<object, { customer_id: string }>(BESIDE_GAPS).all({ last: lastDelivery });
  const isWhole = edges.length === 0 && count(db, 'SELECT count(*) AS n FROM deliveries') > 0;
  if (isWhole || (lastDelivery === 0 && count(db, 'SELECT count(*) AS n FROM connections') === 0)) return;
  const beside = JSON.stringify(edges.map((row) => row.customer_id));
  const missing = db.prepare<object, { customer: string; connection: string }>(MISSING).all({ beside });
  const add = db.prepare(`INSERT INTO deliveries (id, customer_id, connection_id, state, settle, doubt, idempotency_key,
      problem_code, created_at, updated_at)
    VALUES (:id, :customer, :connection, 'unknown', 'person', 1, :key, '${UNCERTAIN}', :now, :now)`);
  for (const pair of missing) add.run({ ...pair, id: uuid(), key: uuid(), now: wallMs });
}

/** Without the highest number ever given, nobody knows what followed the last one found. */
const BESIDE_GAPS = `SELECT customer_id FROM (
    SELECT customer_id, seq, lag(seq, 1, 0) OVER (ORDER BY seq) AS before, lead(seq) OVER (ORDER BY seq) AS after FROM deliveries)
  WHERE before <> seq - 1 OR coalesce(after, CASE WHEN :last > seq OR :last = 0 THEN seq + 2 ELSE seq + 1 END) <> seq + 1`;

const MISSING = `SELECT c.id AS customer, n.id AS connection FROM customers c JOIN connections n
    ON n.archived_at IS NULL AND n.created_at <= c.captured_at
  WHERE c.awaits_connection = 0
    AND (c.id IN (SELECT value FROM json_each(:beside)) OR NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.customer_id = c.id))
    AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.customer_id = c.id AND d.connection_id = n.id)
  ORDER BY c.seq, n.created_at, n.rowid`;

function count(db: Database, sql: string): number {
  return db.prepare<[], { n: number }>(sql).get()?.n ?? 0;
}
