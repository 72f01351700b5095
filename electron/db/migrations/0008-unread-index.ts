/** Frozen text: a released migration is never edited. An index that nothing looks into: attempts are found by their deliveries. */
export const sql = `
DROP INDEX attempts_lease;
`;
