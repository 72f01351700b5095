/** Frozen text: a released migration is never edited. What customers were before a change, and that one was erased. */
export const sql = `
CREATE TABLE customer_versions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id TEXT NOT NULL REFERENCES customers (id),
  -- The row's own blob as it was before the change; sealed for the place of the customer.
  sealed BLOB NOT NULL,
  replaced_at INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_versions_customer ON customer_versions (customer_id, id);

-- Its personal data were removed after the time that the person has set; deliveries and receipts stay.
ALTER TABLE customers ADD COLUMN erased_at INTEGER;
`;
