import type { Answer } from '#electron/core.ts';
import type { Database } from '#electron/db/open.ts';
import { displayName } from '#shared/domain/customer.ts';
import { problem } from '#shared/domain/problem.ts';
import type { CustomerDetail, QueuePage, QueueQuery, QueueRow } from '#shared/domain/queue.ts';
import { err, ok } from '#shared/result.ts';
import type { CustomerRow, CustomerStore } from './customer-store.ts';
import type { CustomerDelivery, DeliveryReader } from './delivery-rows.ts';
import type { SearchIndex } from './search.ts';

export type ReadDeps = {
  readonly db: Database;
  readonly store: CustomerStore;
  readonly deliveries: DeliveryReader;
  readonly index: SearchIndex;
};

/** The queue and one customer's detail. Rows that cannot be opened are still there, with their deliveries, without a name. */
export function createReader({ db, store, deliveries, index }: ReadDeps) {
  const sql = prepare(db);
  const page = ({ filter, search, offset, limit }: QueueQuery): { rows: readonly CustomerRow[]; total: number } => {
    const rollUp = filter === 'all' ? null : filter;
    const found = index.find(search);
    if (found !== undefined) {
      const within = { rollUp, found: JSON.stringify(found) };
      return { rows: sql.found.all({ ...within, limit, offset }), total: sql.countFound.get(within)?.n ?? 0 };
    }
    const rows = rollUp === null ? sql.all.all({ limit, offset }) : sql.rolled.all({ rollUp, limit, offset });
    return { rows, total: sql.total.get({ rollUp })?.n ?? 0 };
  };
  return {
    page: (query: QueueQuery): Answer<QueuePage> => {
      const { rows, total } = page(query);
      const chips = byCustomer(deliveries.ofCustomers(rows.map(({ id }) => id)));
      return ok({ rows: rows.map((row) => queueRow(store, row, chips.get(row.id) ?? [])), total });
    },
    get: (id: string): Answer<CustomerDetail> => {
      const row = store.byId(id);
      if (row === undefined) return err([problem('customer-not-found')]);
      const customer = store.open(row);
      return ok({
        customerId: id,
        readable: customer.ok,
        customer: customer.ok ? { ...customer.value } : {},
        capturedAt: row.captured_at,
        updatedAt: row.updated_at,
        deliveries: deliveries.ofCustomers([id]).map(({ customerId: _customerId, ...view }) => {
          const receipt = deliveries.receipt(view.id);
          const attemptLog = deliveries.attempts(view.id);
          return { ...view, attemptLog, ...(receipt === undefined ? {} : { receipt }) };
        }),
      });
    },
  };
}

function byCustomer(views: readonly CustomerDelivery[]): ReadonlyMap<string, QueueRow['deliveries']> {
  const found = new Map<string, QueueRow['deliveries']>();
  for (const { customerId, ...view } of views) {
    const list = found.get(customerId);
    if (list === undefined) found.set(customerId, [view]);
    else list.push(view);
  }
  return found;
}

function queueRow(store: CustomerStore, row: CustomerRow, deliveries: QueueRow['deliveries']): QueueRow {
  const common = { customerId: row.id, capturedAt: row.captured_at, rollUp: row.roll_up, deliveries };
  const customer = store.open(row);
  if (!customer.ok) return { ...common, readable: false, name: '' };
  const { whatsapp, city } = customer.value;
  return {
    ...common,
    readable: true,
    name: displayName(customer.value),
    ...(whatsapp === undefined ? {} : { whatsapp }),
    ...(city === undefined ? {} : { city }),
  };
}

const COLUMNS = 'seq, id, external_id, sealed, roll_up, captured_at, updated_at';
const PAGE = 'ORDER BY seq DESC LIMIT :limit OFFSET :offset';
const FOUND = `FROM customers WHERE seq IN (SELECT value FROM json_each(:found))
  AND (:rollUp IS NULL OR roll_up = :rollUp)`;

/** Exported for the test of their plans: a page of 100,000 customers may not read them all. */
export const PAGE_SQL = {
  all: `SELECT ${COLUMNS} FROM customers ${PAGE}`,
  rolled: `SELECT ${COLUMNS} FROM customers WHERE roll_up = :rollUp ${PAGE}`,
} as const;

function prepare(db: Database) {
  return {
    all: db.prepare<object, CustomerRow>(PAGE_SQL.all),
    rolled: db.prepare<object, CustomerRow>(PAGE_SQL.rolled),
    total: db.prepare<object, { n: number }>(
      'SELECT coalesce(sum(n), 0) AS n FROM customer_tallies WHERE :rollUp IS NULL OR roll_up = :rollUp',
    ),
    found: db.prepare<object, CustomerRow>(`SELECT ${COLUMNS} ${FOUND} ${PAGE}`),
    countFound: db.prepare<object, { n: number }>(`SELECT count(*) AS n ${FOUND}`),
  };
}
