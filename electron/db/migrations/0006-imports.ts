/**
 * Frozen text: a released migration is never edited. Imports that were made, and which customers came with them. An undo
 * deletes customers of whom nothing has left, so the counts follow deletions as well.
 */
export const sql = `
CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  -- Sealed: a file of contacts may be named after a person.
  file_name BLOB NOT NULL,
  file_sha256 TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX imports_file ON imports (file_sha256);
ALTER TABLE customers ADD COLUMN import_id TEXT REFERENCES imports (id);
-- Line of the file, so that the same row of the same file is known again.
ALTER TABLE customers ADD COLUMN import_line INTEGER;
CREATE INDEX customers_import ON customers (import_id, import_line) WHERE import_id IS NOT NULL;

CREATE TRIGGER deliveries_uncounted AFTER DELETE ON deliveries BEGIN
  UPDATE delivery_tallies SET n = n - 1
    WHERE connection_id = OLD.connection_id AND state = OLD.state AND for_person = (OLD.settle IS 'person');
END;
CREATE TRIGGER customers_uncounted AFTER DELETE ON customers BEGIN
  UPDATE customer_tallies SET n = n - 1 WHERE roll_up = OLD.roll_up;
END;
`;
