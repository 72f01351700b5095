/** Seconds `s`, rounded down: the longer, the coarser. */
const TOOK = `CASE WHEN s < 10 THEN s WHEN s < 60 THEN s - s % 5 WHEN s < 600 THEN s - s % 30 WHEN s < 7200 THEN s - s % 300
      WHEN s < 86400 THEN s - s % 1800 ELSE s - s % 21600 END`;

/**
 * Frozen text: a released migration is never edited. Indexes of the queue's filters, saved filters (sealed: they may name
 * customers), and counters of what was captured, delivered and refused, which stay when the rows they count are gone.
 *
 * activity: `slot` is a quarter of an hour since 1970, the largest that fits the hours of every time zone. `took`: seconds
 * from the delivery's making to its arrival, rounded down as electron/core/activity-took.ts reads it; 0 for the others.
 */
export const sql = `
CREATE INDEX customers_captured ON customers (captured_at);
-- Of the states that are the exception: a delivery that goes well never touches it.
CREATE INDEX deliveries_exceptions ON deliveries (state, connection_id, customer_id)
  WHERE state IN ('retrying', 'unknown', 'attention', 'discarded');

CREATE TABLE saved_views (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, sealed BLOB NOT NULL) STRICT;

CREATE TABLE activity (
  slot INTEGER NOT NULL,
  connection_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('captured', 'delivered', 'refused')),
  took INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (slot, connection_id, kind, took)
) STRICT, WITHOUT ROWID;

INSERT INTO activity SELECT captured_at / 900000, '', 'captured', 0, count(*) FROM customers GROUP BY 1;
INSERT INTO activity SELECT slot, connection_id, 'delivered', ${TOOK} AS took, count(*)
  FROM (SELECT updated_at / 900000 AS slot, connection_id, max(0, updated_at - created_at) / 1000 AS s
    FROM deliveries WHERE state = 'delivered') GROUP BY 1, 2, 4;
INSERT INTO activity SELECT updated_at / 900000, connection_id, 'refused', 0, count(*)
  FROM deliveries WHERE state = 'attention' GROUP BY 1, 2;

CREATE TRIGGER customers_active AFTER INSERT ON customers BEGIN
  INSERT INTO activity VALUES (NEW.captured_at / 900000, '', 'captured', 0, 1) ON CONFLICT DO UPDATE SET n = n + 1;
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
`;
