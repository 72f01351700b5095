import type { Answer } from '#electron/core.ts';
import type { Database } from '#electron/db/open.ts';
import { displayName, type Customer } from '#shared/domain/customer.ts';
import { ROLL_UPS, rollUpOf, type DeliveryView } from '#shared/domain/delivery.ts';
import { problem } from '#shared/domain/problem.ts';
import type {
  CustomerDetail,
  QueueFilter,
  QueuePage,
  QueueQuery,
  QueueRow,
  UnsentChange,
} from '#shared/domain/queue.ts';
import { err, ok } from '#shared/result.ts';
import type { CustomerRow, CustomerStore } from './customer-store.ts';
import type { CustomerVersions } from './customer-versions.ts';
import type { CustomerDelivery, DeliveryReader } from './delivery-rows.ts';
import type { Listing } from './listing.ts';

export type ReadDeps = {
  readonly db: Database;
  readonly store: CustomerStore;
  readonly deliveries: DeliveryReader;
  readonly listing: Listing;
  readonly versions: CustomerVersions;
  readonly unsent: (row: CustomerRow, customer: Customer) => readonly UnsentChange[];
};

/** The queue and one customer's detail. Rows that cannot be opened are still there, with their deliveries, without a name. */
export function createReader({ db, store, deliveries, listing, versions, unsent }: ReadDeps) {
  const sql = prepare(db);
  const page = (query: QueueQuery): { rows: readonly CustomerRow[]; total: number } => {
    const { offset, limit, ...filter } = query;
    if (isNarrowed(filter)) {
      const list = listing.shown(filter, offset + limit);
      const seqs = JSON.stringify(list.slice(offset, offset + limit));
      return { rows: sql.listed.all({ seqs }), total: list.length };
    }
    const rollUp = filter.filter === 'all' ? null : filter.filter;
    const rows = rollUp === null ? sql.all.all({ limit, offset }) : sql.rolled.all({ rollUp, limit, offset });
    return { rows, total: sql.total.get({ rollUp })?.n ?? 0 };
  };
  const queueRows = (rows: readonly CustomerRow[]): QueueRow[] => {
    const chips = byCustomer(deliveries.ofCustomers(rows.map(({ id }) => id)));
    return rows.map((row) => queueRow(store, row, oneEach(chips.get(row.id) ?? [])));
  };
  return {
    page: (query: QueueQuery): Answer<QueuePage> => {
      const { rows, total } = page(query);
      return ok({ rows: queueRows(rows), total });
    },
    rowsOf: (seqs: readonly number[]): readonly QueueRow[] => {
      const rows = sql.listed.all({ seqs: JSON.stringify(seqs) });
      return queueRows(seqs.flatMap((seq) => rows.find((row) => row.seq === seq) ?? []));
    },
    rows: (ids: readonly string[]): readonly QueueRow[] => queueRows(sql.byIds.all({ ids: JSON.stringify(ids) })),
    /** Ids of all customers of a filter, as the data are now; newest first. */
    idsOf: (filter: QueueFilter): readonly string[] => {
      const seqs = JSON.stringify(listing.now(filter));
      return sql.ids.all({ seqs }).map(({ id }) => id);
    },
    get: (id: string): Answer<CustomerDetail> => detailOf({ store, deliveries, versions, unsent }, id),
  };
}

type DetailDeps = Pick<ReadDeps, 'store' | 'deliveries' | 'versions' | 'unsent'>;

function detailOf({ store, deliveries, versions, unsent }: DetailDeps, id: string): Answer<CustomerDetail> {
  const row = store.byId(id);
  if (row === undefined) return err([problem('customer-not-found')]);
  const customer = opened(store, row);
  return ok({
    customerId: id,
    readable: customer.ok,
    customer: customer.ok ? { ...customer.value } : {},
    capturedAt: row.captured_at,
    updatedAt: row.updated_at,
    ...erasedAt(row),
    history: customer.ok ? versions.changes(store, row, customer.value) : [],
    unsent: customer.ok ? [...unsent(row, customer.value)] : [],
    deliveries: deliveries.ofCustomers([id]).map(({ customerId: _customerId, ...view }) => {
      const receipt = deliveries.receipt(view.id);
      const attemptLog = deliveries.attempts(view.id);
      return { ...view, attemptLog, ...(receipt === undefined ? {} : { receipt }) };
    }),
  });
}

/** More than one of the tabs, whose pages and counts the database has ready. */
function isNarrowed({ search, states = [], connections = [], tags = [], age }: QueueFilter): boolean {
  return search.trim() !== '' || age !== undefined || states.length + connections.length + tags.length > 0;
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

/** Of each connection the delivery that stands for it: the most urgent one, and of those alike the last. */
function oneEach(deliveries: QueueRow['deliveries']): QueueRow['deliveries'] {
  const urgency = ({ state, settle }: DeliveryView): number => ROLL_UPS.indexOf(rollUpOf(state, settle));
  const chosen = new Map<string, DeliveryView>();
  for (const view of deliveries) {
    const before = chosen.get(view.connectionId);
    if (before === undefined || urgency(view) <= urgency(before)) chosen.set(view.connectionId, view);
  }
  return [...chosen.values()];
}

function queueRow(store: CustomerStore, row: CustomerRow, deliveries: QueueRow['deliveries']): QueueRow {
  const common = { customerId: row.id, capturedAt: row.captured_at, ...erasedAt(row), rollUp: row.roll_up, deliveries };
  const customer = opened(store, row);
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

/** Erased data are none, not an empty customer. */
function opened(store: CustomerStore, row: CustomerRow): ReturnType<CustomerStore['open']> {
  return row.erased_at === null ? store.open(row) : err(problem('customer-erased'));
}

const erasedAt = ({ erased_at: at }: CustomerRow) => (at === null ? {} : { erasedAt: at });

const COLUMNS = 'seq, id, external_id, sealed, roll_up, captured_at, updated_at, erased_at';
const PAGE = 'ORDER BY seq DESC LIMIT :limit OFFSET :offset';
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
    listed: db.prepare<object, CustomerRow>(
      `SELECT ${COLUMNS} FROM customers WHERE seq IN (SELECT value FROM json_each(:seqs)) ORDER BY seq DESC`,
    ),
    byIds: db.prepare<object, CustomerRow>(
      `SELECT ${COLUMNS} FROM customers WHERE id IN (SELECT value FROM json_each(:ids))`,
    ),
    ids: db.prepare<object, { id: string }>(
      'SELECT id FROM customers WHERE seq IN (SELECT value FROM json_each(:seqs)) ORDER BY seq DESC',
    ),
  };
}
