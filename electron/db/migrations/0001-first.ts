/**
 * Frozen text: a released migration is never edited.
 * Personal data lies only in BLOB columns that customers/sealing.ts sealed (design.md §8); hashes are keyed.
 * Times named *_at are wall clock ms since 1970.
 */
export const sql = `
CREATE TABLE profile_settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE profile_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key_id TEXT NOT NULL,
  public_key BLOB NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE working_keys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sealed BLOB NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE connections (
  id TEXT PRIMARY KEY,
  vendor TEXT NOT NULL,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  enabled INTEGER NOT NULL DEFAULT 1,
  last_test TEXT,
  created_at INTEGER NOT NULL,
  archived_at INTEGER
) STRICT;
CREATE UNIQUE INDEX connections_name ON connections (name COLLATE NOCASE) WHERE archived_at IS NULL;

CREATE TABLE lanes (
  connection_id TEXT PRIMARY KEY REFERENCES connections (id),
  health TEXT NOT NULL,
  problem TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  since_at INTEGER NOT NULL,
  until_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE customers (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  external_id TEXT NOT NULL UNIQUE,
  sealed BLOB NOT NULL,
  -- NULL while not computed: the key of these hashes is in the keychain, and saving does not wait for it.
  phone_hash BLOB,
  email_hash BLOB,
  hashed INTEGER NOT NULL DEFAULT 0,
  -- Captured for "every connection" when there was none: the first ones to come get it.
  awaits_connection INTEGER NOT NULL DEFAULT 0,
  roll_up TEXT NOT NULL DEFAULT 'waiting',
  revision INTEGER NOT NULL DEFAULT 1,
  captured_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX customers_roll_up ON customers (roll_up, seq DESC);
CREATE INDEX customers_phone ON customers (phone_hash) WHERE phone_hash IS NOT NULL;
CREATE INDEX customers_email ON customers (email_hash) WHERE email_hash IS NOT NULL;
CREATE INDEX customers_unhashed ON customers (seq) WHERE hashed = 0;
CREATE INDEX customers_awaiting ON customers (seq) WHERE awaits_connection = 1;

-- Half-filled forms; usually one. Another one waits while a locked keychain keeps an earlier process's from being read.
CREATE TABLE drafts (id TEXT PRIMARY KEY, sealed BLOB NOT NULL, updated_at INTEGER NOT NULL) STRICT;

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
  -- The mapped record, sealed, frozen at the first attempt.
  record BLOB,
  lease_token TEXT,
  lease_until INTEGER,
  problem_code TEXT,
  problem_field TEXT,
  problem_params BLOB,
  vendor_record_id TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (customer_id, connection_id),
  CHECK ((state = 'sending') = (lease_token IS NOT NULL)),
  CHECK ((state = 'unknown') = (settle IS NOT NULL))
) STRICT;
CREATE INDEX deliveries_due ON deliveries (connection_id, next_attempt_at, seq) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX deliveries_sending ON deliveries (lease_until) WHERE state = 'sending';
-- Of the states that are the exception: a delivery that goes well never touches these two.
CREATE INDEX deliveries_unknown ON deliveries (connection_id, next_attempt_at, seq) WHERE state = 'unknown';
CREATE INDEX deliveries_attention ON deliveries (connection_id, seq) WHERE state = 'attention';

CREATE TABLE attempts (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  connection_id TEXT NOT NULL REFERENCES connections (id),
  kind TEXT NOT NULL CHECK (kind IN ('deliver','lookup','sign-in')),
  lease_token TEXT,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  customers INTEGER NOT NULL,
  body_sha256 TEXT,
  request BLOB NOT NULL,
  outcome TEXT,
  http_status INTEGER,
  response BLOB,
  response_sha256 TEXT,
  problem_code TEXT
) STRICT;
CREATE INDEX attempts_lease ON attempts (lease_token) WHERE lease_token IS NOT NULL;

CREATE TABLE attempt_deliveries (
  delivery_id TEXT NOT NULL REFERENCES deliveries (id),
  attempt_id TEXT NOT NULL REFERENCES attempts (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (delivery_id, attempt_id)
) STRICT, WITHOUT ROWID;

-- Append-only and chained by hash: each row's hash covers its own values and the hash before it.
CREATE TABLE receipts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  delivery_id TEXT NOT NULL REFERENCES deliveries (id),
  attempt_id TEXT REFERENCES attempts (id),
  at INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  vendor_record_id TEXT,
  trace_id TEXT,
  body_sha256 TEXT,
  response_sha256 TEXT,
  attempt INTEGER NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX receipts_delivery ON receipts (delivery_id);
CREATE TRIGGER receipts_are_final BEFORE UPDATE ON receipts BEGIN SELECT RAISE(ABORT, 'receipts are append-only'); END;
CREATE TRIGGER receipts_stay BEFORE DELETE ON receipts BEGIN SELECT RAISE(ABORT, 'receipts are append-only'); END;

-- One sender for a data directory; see outbox/owner.ts.
CREATE TABLE owner (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  token TEXT NOT NULL,
  pid INTEGER NOT NULL,
  host TEXT NOT NULL,
  beat_at INTEGER NOT NULL,
  -- How long after this beat the next one comes at the latest.
  beat_ms INTEGER NOT NULL DEFAULT 3000
) STRICT;

-- Counts that always add up: kept by the same transaction that changes a row.
CREATE TABLE delivery_tallies (
  connection_id TEXT NOT NULL,
  state TEXT NOT NULL,
  for_person INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (connection_id, state, for_person)
) STRICT, WITHOUT ROWID;
CREATE TABLE customer_tallies (roll_up TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TRIGGER deliveries_counted AFTER INSERT ON deliveries BEGIN
  INSERT INTO delivery_tallies VALUES (NEW.connection_id, NEW.state, NEW.settle IS 'person', 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
-- One more that waits changes nothing for a customer who waits, or needs a person, already.
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
-- From queued to sending, to retrying and back: all of these wait, and the customer with them.
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
CREATE TRIGGER customers_counted AFTER INSERT ON customers BEGIN
  INSERT INTO customer_tallies VALUES (NEW.roll_up, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER customers_recounted AFTER UPDATE OF roll_up ON customers WHEN OLD.roll_up <> NEW.roll_up BEGIN
  UPDATE customer_tallies SET n = n - 1 WHERE roll_up = OLD.roll_up;
  INSERT INTO customer_tallies VALUES (NEW.roll_up, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
`;
