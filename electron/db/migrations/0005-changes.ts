/** Seconds `s`, rounded down: the longer, the coarser. */
const TOOK = `CASE WHEN s < 10 THEN s WHEN s < 60 THEN s - s % 5 WHEN s < 600 THEN s - s % 30 WHEN s < 7200 THEN s - s % 300
      WHEN s < 86400 THEN s - s % 1800 ELSE s - s % 21600 END`;

/**
 * Frozen text: a released migration is never edited. A customer that a connection has may be followed there by changes,
 * each a delivery of its own, in their order.
 *
 * SQLite cannot take UNIQUE (customer_id, connection_id) off a table, so the table is made anew. Attempts and receipts
 * refer to its rows meanwhile: their foreign keys are looked at when everything is back in its place, at the commit.
 */
export const sql = `
PRAGMA defer_foreign_keys = ON;
CREATE TABLE deliveries_before AS SELECT * FROM deliveries;
DROP TABLE deliveries;
CREATE TABLE deliveries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  customer_id TEXT NOT NULL REFERENCES customers (id),
  connection_id TEXT NOT NULL REFERENCES connections (id),
  state TEXT NOT NULL CHECK (state IN ('queued','sending','retrying','unknown','attention','delivered','discarded')),
  settle TEXT CHECK (settle IN ('resend','lookup','person')),
  -- An earlier attempt may have arrived: whatever comes next may not treat this row as never sent.
  doubt INTEGER NOT NULL DEFAULT 0,
  idempotency_key TEXT NOT NULL UNIQUE,
  attempts INTEGER NOT NULL DEFAULT 0,
  lookups INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER,
  -- It waits only because the vendor could not be reached; a returning network makes it due.
  waits_for_network INTEGER NOT NULL DEFAULT 0,
  -- The mapped record, sealed, frozen at the first attempt. Of a change: with what the vendor was sent before it.
  record BLOB,
  lease_token TEXT,
  lease_until INTEGER,
  problem_code TEXT,
  problem_field TEXT,
  problem_params BLOB,
  -- The vendor's number of the customer; a change is addressed by it.
  vendor_record_id TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  -- 0: creates the customer there. 1, 2, 3 …: the changes that follow it.
  change_no INTEGER NOT NULL DEFAULT 0 CHECK (change_no >= 0),
  -- A change that the vendor has to be asked for its number of the customer before.
  needs_number INTEGER NOT NULL DEFAULT 0,
  UNIQUE (customer_id, connection_id, change_no),
  CHECK ((state = 'sending') = (lease_token IS NOT NULL)),
  CHECK ((state = 'unknown') = (settle IS NOT NULL))
) STRICT;
INSERT INTO deliveries (seq, id, customer_id, connection_id, state, settle, doubt, idempotency_key, attempts, lookups,
    next_attempt_at, waits_for_network, record, lease_token, lease_until, problem_code, problem_field, problem_params,
    vendor_record_id, created_at, updated_at)
  SELECT seq, id, customer_id, connection_id, state, settle, doubt, idempotency_key, attempts, lookups,
    next_attempt_at, waits_for_network, record, lease_token, lease_until, problem_code, problem_field, problem_params,
    vendor_record_id, created_at, updated_at FROM deliveries_before ORDER BY seq;
DROP TABLE deliveries_before;

CREATE INDEX deliveries_due ON deliveries (connection_id, next_attempt_at, seq) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX deliveries_sending ON deliveries (lease_until) WHERE state = 'sending';
-- Of the states that are the exception: a delivery that goes well never touches these.
CREATE INDEX deliveries_unknown ON deliveries (connection_id, next_attempt_at, seq) WHERE state = 'unknown';
CREATE INDEX deliveries_attention ON deliveries (connection_id, seq) WHERE state = 'attention';
CREATE INDEX deliveries_exceptions ON deliveries (state, connection_id, customer_id)
  WHERE state IN ('retrying', 'unknown', 'attention', 'discarded');
-- Changes that wait for what is before them.
CREATE INDEX deliveries_held ON deliveries (connection_id, customer_id) WHERE state = 'queued' AND next_attempt_at IS NULL;
CREATE INDEX deliveries_numberless ON deliveries (connection_id, next_attempt_at, seq) WHERE needs_number = 1;

-- As they were: counts, the most urgent state of each customer, and the activity.
CREATE TRIGGER deliveries_counted AFTER INSERT ON deliveries BEGIN
  INSERT INTO delivery_tallies VALUES (NEW.connection_id, NEW.state, NEW.settle IS 'person', 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER deliveries_rolled_up AFTER INSERT ON deliveries
WHEN NEW.state <> 'queued'
  OR (SELECT roll_up FROM customers WHERE id = NEW.customer_id) IN ('delivered', 'discarded') BEGIN
  UPDATE customers SET roll_up = now.roll_up FROM (
    SELECT CASE min(CASE
      WHEN state = 'attention' OR settle IS 'person' THEN 1
      WHEN state NOT IN ('delivered', 'discarded') THEN 2
      WHEN state = 'delivered' THEN 3 ELSE 4 END)
      WHEN 1 THEN 'need-you' WHEN 2 THEN 'waiting' WHEN 3 THEN 'delivered' ELSE 'discarded' END AS roll_up
    FROM deliveries WHERE customer_id = NEW.customer_id) AS now
    WHERE customers.id = NEW.customer_id AND customers.roll_up <> now.roll_up;
END;
CREATE TRIGGER deliveries_recounted AFTER UPDATE OF state, settle ON deliveries
WHEN OLD.state <> NEW.state OR OLD.settle IS NOT NEW.settle BEGIN
  UPDATE delivery_tallies SET n = n - 1
    WHERE connection_id = OLD.connection_id AND state = OLD.state AND for_person = (OLD.settle IS 'person');
  INSERT INTO delivery_tallies VALUES (NEW.connection_id, NEW.state, NEW.settle IS 'person', 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER deliveries_rolled_up_again AFTER UPDATE OF state, settle ON deliveries
WHEN (OLD.state IN ('attention', 'delivered', 'discarded') OR OLD.settle IS 'person'
  OR NEW.state IN ('attention', 'delivered', 'discarded') OR NEW.settle IS 'person')
  AND (OLD.state <> NEW.state OR OLD.settle IS NOT NEW.settle) BEGIN
  UPDATE customers SET roll_up = now.roll_up FROM (
    SELECT CASE min(CASE
      WHEN state = 'attention' OR settle IS 'person' THEN 1
      WHEN state NOT IN ('delivered', 'discarded') THEN 2
      WHEN state = 'delivered' THEN 3 ELSE 4 END)
      WHEN 1 THEN 'need-you' WHEN 2 THEN 'waiting' WHEN 3 THEN 'delivered' ELSE 'discarded' END AS roll_up
    FROM deliveries WHERE customer_id = NEW.customer_id) AS now
    WHERE customers.id = NEW.customer_id AND customers.roll_up <> now.roll_up;
END;

CREATE TRIGGER deliveries_refused_at_once AFTER INSERT ON deliveries WHEN NEW.state = 'attention' BEGIN
  INSERT INTO activity VALUES (NEW.updated_at / 900000, NEW.connection_id, 'refused', 0, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER deliveries_refused AFTER UPDATE OF state ON deliveries
WHEN NEW.state = 'attention' AND OLD.state <> 'attention' BEGIN
  INSERT INTO activity VALUES (NEW.updated_at / 900000, NEW.connection_id, 'refused', 0, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER deliveries_arrived AFTER UPDATE OF state ON deliveries
WHEN NEW.state = 'delivered' AND OLD.state <> 'delivered' BEGIN
  INSERT INTO activity
    SELECT NEW.updated_at / 900000, NEW.connection_id, 'delivered', ${TOOK}, 1
    FROM (SELECT max(0, NEW.updated_at - NEW.created_at) / 1000 AS s) WHERE true
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
-- A salvaged row comes in as it is.
CREATE TRIGGER deliveries_arrived_before AFTER INSERT ON deliveries WHEN NEW.state = 'delivered' BEGIN
  INSERT INTO activity
    SELECT NEW.updated_at / 900000, NEW.connection_id, 'delivered', ${TOOK}, 1
    FROM (SELECT max(0, NEW.updated_at - NEW.created_at) / 1000 AS s) WHERE true
    ON CONFLICT DO UPDATE SET n = n + 1;
END;

-- The order of one customer's deliveries at one connection, whoever writes: a change is never due while one before it is
-- open, and what settles that one makes the next due, with the number that the vendor gave.
CREATE TRIGGER changes_begin_in_order AFTER INSERT ON deliveries
WHEN NEW.change_no > 0 AND NEW.next_attempt_at IS NOT NULL AND EXISTS (SELECT 1 FROM deliveries e
  WHERE e.customer_id = NEW.customer_id AND e.connection_id = NEW.connection_id AND e.change_no < NEW.change_no
    AND e.state NOT IN ('delivered', 'discarded')) BEGIN
  UPDATE deliveries SET next_attempt_at = NULL WHERE seq = NEW.seq;
END;
CREATE TRIGGER changes_stay_in_order AFTER UPDATE OF next_attempt_at ON deliveries
WHEN NEW.change_no > 0 AND NEW.next_attempt_at IS NOT NULL AND EXISTS (SELECT 1 FROM deliveries e
  WHERE e.customer_id = NEW.customer_id AND e.connection_id = NEW.connection_id AND e.change_no < NEW.change_no
    AND e.state NOT IN ('delivered', 'discarded')) BEGIN
  UPDATE deliveries SET next_attempt_at = NULL WHERE seq = NEW.seq;
END;
CREATE TRIGGER changes_follow AFTER UPDATE OF state ON deliveries
WHEN NEW.state IN ('delivered', 'discarded') AND OLD.state <> NEW.state AND EXISTS (SELECT 1 FROM deliveries n
  WHERE n.customer_id = NEW.customer_id AND n.connection_id = NEW.connection_id AND n.change_no > NEW.change_no) BEGIN
  UPDATE deliveries SET next_attempt_at = 0, vendor_record_id = coalesce(vendor_record_id, NEW.vendor_record_id),
      needs_number = needs_number AND coalesce(vendor_record_id, NEW.vendor_record_id) IS NULL
    WHERE customer_id = NEW.customer_id AND connection_id = NEW.connection_id AND change_no > NEW.change_no
      AND next_attempt_at IS NULL AND (state = 'queued' OR (state = 'unknown' AND settle <> 'person'));
END;
`;
