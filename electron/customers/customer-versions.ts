import type { Database } from '#electron/db/open.ts';
import type { Customer } from '#shared/domain/customer.ts';
import { changesBetween, type CustomerChange } from '#shared/domain/customer-change.ts';
import type { CustomerRow, CustomerStore } from './customer-store.ts';

/** What customers were before each change. The blobs are kept as they were sealed, so keeping one needs no keychain. */
export type CustomerVersions = ReturnType<typeof createCustomerVersions>;

type VersionRow = { readonly sealed: Buffer; readonly replaced_at: number };

export function createCustomerVersions(db: Database) {
  const sql = {
    keep: db.prepare<[number, string]>(`INSERT INTO customer_versions (customer_id, sealed, replaced_at)
      SELECT id, sealed, ? FROM customers WHERE id = ?`),
    of: db.prepare<[string], VersionRow>(
      'SELECT sealed, replaced_at FROM customer_versions WHERE customer_id = ? ORDER BY id DESC',
    ),
  };
  return {
    /** Keeps the customer as it is now, in the transaction that is about to change it. `now`: wall clock ms. */
    keep: (customerId: string, now: number): void => void sql.keep.run(now, customerId),
    /** What each edit has changed, newest first; a version that cannot be opened is left out, with what it would tell. */
    changes: (store: Pick<CustomerStore, 'open'>, row: CustomerRow, current: Customer): CustomerChange[] => {
      let after: Customer | undefined = current;
      return sql.of.all(row.id).map(({ sealed, replaced_at: at }) => {
        const opened = store.open({ id: row.id, sealed });
        const before: Customer | undefined = opened.ok ? opened.value : undefined;
        const fields = before === undefined || after === undefined ? [] : changesBetween(before, after);
        after = before;
        return { at, fields };
      });
    },
  };
}
