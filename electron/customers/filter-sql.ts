import type { DeliveryState } from '#shared/domain/delivery.ts';
import type { QueueFilter } from '#shared/domain/queue.ts';

/** A condition on `customers c`, as SQL and what it is filled with. */
export type Condition = { readonly sql: string; readonly values: readonly (string | number)[] };

/** What of a filter the database answers; search and tags are the index's. `bounds`: of capture, wall clock ms. */
export function conditionsOf(filter: QueueFilter, bounds: AgeBounds): readonly Condition[] {
  const { states = [], connections = [] } = filter;
  return [
    ...(filter.filter === 'all' ? [] : [{ sql: 'c.roll_up = ?', values: [filter.filter] }]),
    ...(bounds.from === undefined ? [] : [{ sql: 'c.captured_at >= ?', values: [bounds.from] }]),
    ...(bounds.before === undefined ? [] : [{ sql: 'c.captured_at < ?', values: [bounds.before] }]),
    ...deliveryConditions(states, connections),
  ];
}

/**
 * The same for customers that are looked at one by one: what is true of most of them is told soonest that way, and what
 * is true of few by `conditionsOf`.
 */
export function lookedConditions(filter: QueueFilter, bounds: AgeBounds): readonly Condition[] {
  const { states = [], connections = [] } = filter;
  const at = connections.length === 0 ? '' : ` AND d.connection_id IN (${marks(connections)})`;
  const looked = states.length === 0 ? '' : ` AND d.state IN (${marks(states)})`;
  return [
    ...conditionsOf({ ...filter, states: [], connections: [] }, bounds),
    {
      sql: `EXISTS (SELECT 1 FROM deliveries d WHERE d.customer_id = c.id${looked}${at})`,
      values: [...states, ...connections],
    },
  ];
}

export type AgeBounds = { readonly from?: number; readonly before?: number };

function deliveryConditions(states: readonly DeliveryState[], connections: readonly string[]): readonly Condition[] {
  if (states.length === 0 && connections.length === 0) return [];
  if (states.length === 0) return [goesTo(connections)];
  const ways = [...rareWays(states, connections), ...deliveredWays(states, connections)];
  return [{ sql: `(${ways.map(({ sql }) => sql).join(' OR ')})`, values: ways.flatMap(({ values }) => values) }];
}

const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');

const goesTo = (connections: readonly string[]): Condition => ({
  sql: `EXISTS (SELECT 1 FROM deliveries d WHERE d.customer_id = c.id AND d.connection_id IN (${marks(connections)}))`,
  values: connections,
});

/** As the partial index has it: the planner takes the index only where its own condition stands. */
const EXCEPTIONS = ['retrying', 'unknown', 'attention', 'discarded'] as const;
const IS_EXCEPTION = `state IN (${EXCEPTIONS.map((state) => `'${state}'`).join(', ')})`;

/** States that few deliveries are in, or that have an index for the lanes' own sake. */
function rareWays(states: readonly DeliveryState[], connections: readonly string[]): readonly Condition[] {
  const at = connections.length === 0 ? '' : ` AND connection_id IN (${marks(connections)})`;
  const from = (index: string, where: string): string =>
    `c.id IN (SELECT customer_id FROM deliveries INDEXED BY ${index} WHERE ${where}${at})`;
  const exceptions = states.filter((state) => EXCEPTIONS.some((one) => one === state));
  return [
    ...(exceptions.length === 0
      ? []
      : [
          {
            sql: from('deliveries_exceptions', `${IS_EXCEPTION} AND state IN (${marks(exceptions)})`),
            values: [...exceptions, ...connections],
          },
        ]),
    ...(states.includes('sending')
      ? [{ sql: from('deliveries_sending', "state = 'sending'"), values: connections }]
      : []),
    ...(states.includes('queued')
      ? [
          { sql: from('deliveries_due', "next_attempt_at IS NOT NULL AND state = 'queued'"), values: connections },
          { sql: from('deliveries_held', "next_attempt_at IS NULL AND state = 'queued'"), values: connections },
        ]
      : []),
  ];
}

/** The rule, which needs no index of its own: whoever is rolled up as delivered has one; of the others each is looked at. */
function deliveredWays(states: readonly DeliveryState[], connections: readonly string[]): readonly Condition[] {
  if (!states.includes('delivered')) return [];
  const at = connections.length === 0 ? '' : ` AND d.connection_id IN (${marks(connections)})`;
  const looked = `EXISTS (SELECT 1 FROM deliveries d WHERE d.customer_id = c.id AND d.state = 'delivered'${at})`;
  const sql = connections.length === 0 ? `(c.roll_up = 'delivered' OR ${looked})` : looked;
  return [{ sql, values: connections }];
}
