/** Frozen text: a released migration is never edited. Whether a vendor's list of customers is one that we can read. */
export const sql = `
ALTER TABLE lanes ADD COLUMN lookup TEXT CHECK (lookup IN ('understood', 'not-understood'));
`;
