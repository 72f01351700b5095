import type { Mutant } from './mutant.ts';

/** What is written down, and stays: commits, receipts, the key of what is sealed. */
export const RECORD_MUTANTS: readonly Mutant[] = [
  {
    name: 'a working key counts as kept before its transaction has ended',
    file: 'electron/customers/sealing/working-keys.ts',
    find: "state = 'written-in-this-turn';",
    replace: "state = 'stays';",
    tests: ['test/unit/customers/sealing.test.ts'],
  },
  {
    name: 'a receipt is chained to the one before the request, not to its neighbour',
    file: 'electron/outbox/receipt-store.ts',
    find: 'previousHash = receiptHash(content);\n      sql.insert.run(...Object.values(content), previousHash);',
    replace: 'sql.insert.run(...Object.values(content), receiptHash(content));',
    tests: ['test/faults/engine.test.ts'],
  },
  {
    name: 'a receipt does not cover the one before it',
    file: 'electron/outbox/receipt-chain.ts',
    find: "receipt.previousHash !== head ? 'unlinked' :",
    replace: '',
    tests: ['test/unit/outbox/receipt-chain.test.ts'],
  },
  {
    name: 'a commit may be lost with the power',
    file: 'electron/db/connect.ts',
    find: "db.pragma('synchronous = FULL');",
    replace: "db.pragma('synchronous = OFF');",
    tests: ['test/unit/db/schema.test.ts'],
  },
  {
    name: 'one work that throws takes the whole group of commits with it',
    file: 'electron/outbox/commits.ts',
    find: 'for (const job of jobs) commitAlone(db, job);',
    replace: 'for (const job of jobs) job.failed(error);',
    tests: ['test/unit/outbox/commits.test.ts'],
  },
  {
    name: 'what has happened is not written down when the disk is full for a moment',
    file: 'electron/outbox/bookkeeping.ts',
    find: 'if (isLast || found === undefined) throw error;',
    replace: 'throw error;',
    tests: ['test/faults/storage-full.test.ts'],
  },
];
