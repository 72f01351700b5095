import type { Database } from '#electron/db/open.ts';
import type { Activity, ActivityQuery } from '#shared/domain/activity.ts';
import type { DeliveryCounts } from '#shared/domain/connection.ts';
import type { QueueRow } from '#shared/domain/queue.ts';
import { tallyOf } from '#shared/domain/tally.ts';
import { tookOf, type TookCount } from './activity-took.ts';
import { boundsAt, boundsBefore, type PeriodBounds } from './periods.ts';

export type ActivityDeps = {
  readonly db: Database;
  readonly wallMs: () => number;
  readonly connections: () => readonly { readonly id: string; readonly name: string }[];
  readonly counts: () => ReadonlyMap<string, DeliveryCounts>;
  /** Rows of customers as the queue shows them, in this order. */
  readonly rowsOf: (seqs: readonly number[]) => readonly QueueRow[];
};

/** A quarter of an hour, ms: the slots of the counters. */
const SLOT_MS = 900_000;
/** Who has waited longest: more do not fit beside the chart. */
const MAX_WAITING = 6;

/** Figures from the counters that the database keeps with every change: as fast with a million deliveries as with ten. */
export function createActivity(deps: ActivityDeps): (query: ActivityQuery) => Activity {
  const sql = prepare(deps.db);
  const count = (kind: string, { from, to }: Pick<PeriodBounds, 'from' | 'to'>): number =>
    sql.total.get({ kind, ...slots(from, to) })?.n ?? 0;
  return ({ period, at }) => {
    const bounds = boundsAt(period, at);
    const before = boundsBefore(period, bounds);
    const within = slots(bounds.from, bounds.to);
    const kept = sql.byConnection.all(within);
    const delivered = kept.filter(({ kind }) => kind === 'delivered');
    const took = tookOf(delivered);
    const oldest = sql.oldest.all();
    const needYou = oldest.filter(({ roll_up }) => roll_up === 'need-you');
    return {
      from: bounds.from,
      to: bounds.to,
      bars: barsOf(bounds, sql.bySlot.all(within)),
      captured: count('captured', bounds),
      capturedBefore: count('captured', { from: before.from, to: sameMoment(bounds, before, deps.wallMs()) }),
      delivered: sum(delivered),
      refused: sum(kept.filter(({ kind }) => kind === 'refused')),
      ...(took === undefined ? {} : { took }),
      connections: connectionsOf(deps, kept),
      needYou: sql.needYou.get()?.n ?? 0,
      ...(needYou[0] === undefined ? {} : { needYouSince: Math.min(...needYou.map((row) => row.captured_at)) }),
      waiting: [...deps.rowsOf(longestFirst(oldest))],
      hasBegun: sql.any.get() !== undefined,
    };
  };
}

const slots = (from: number, to: number) => ({ first: Math.floor(from / SLOT_MS), end: Math.ceil(to / SLOT_MS) });

const sum = (rows: readonly { readonly n: number }[]): number => rows.reduce((total, { n }) => total + n, 0);

/** How far the period before is counted: as far as this one has come. */
function sameMoment(bounds: PeriodBounds, before: PeriodBounds, now: number): number {
  return now >= bounds.to ? before.to : Math.min(before.to, before.from + Math.max(0, now - bounds.from));
}

type SlotRow = { readonly slot: number; readonly kind: string; readonly n: number };

function barsOf({ bars }: PeriodBounds, rows: readonly SlotRow[]): Activity['bars'] {
  const counted = bars.map((at) => ({ at, captured: 0, delivered: 0, refused: 0 }));
  for (const { slot, kind, n } of rows) {
    const next = bars.findIndex((at) => at > slot * SLOT_MS);
    const bar = counted.at(next === -1 ? -1 : Math.max(0, next - 1));
    if (bar !== undefined && (kind === 'captured' || kind === 'delivered' || kind === 'refused')) bar[kind] += n;
  }
  return counted;
}

type ConnectionRow = TookCount & { readonly connection_id: string; readonly kind: string };

/** All that are there now, whether or not they had anything to do. */
function connectionsOf({ connections, counts }: ActivityDeps, rows: readonly ConnectionRow[]): Activity['connections'] {
  const now = counts();
  return connections().map(({ id, name }) => {
    const own = rows.filter((row) => row.connection_id === id);
    const delivered = own.filter(({ kind }) => kind === 'delivered');
    const took = tookOf(delivered);
    const all = now.get(id);
    const tally = all === undefined ? undefined : tallyOf(all);
    return {
      id,
      name,
      delivered: sum(delivered),
      refused: sum(own.filter(({ kind }) => kind === 'refused')),
      waits: tally?.waiting ?? 0,
      needYou: tally?.needYou ?? 0,
      ...(took === undefined ? {} : { took }),
    };
  });
}

type OldestRow = { readonly seq: number; readonly roll_up: string; readonly captured_at: number };

const longestFirst = (rows: readonly OldestRow[]): readonly number[] =>
  [...rows]
    .sort((one, other) => one.captured_at - other.captured_at)
    .slice(0, MAX_WAITING)
    .map(({ seq }) => seq);

function prepare(db: Database) {
  const oldestOf = (rollUp: string): string => `SELECT * FROM (SELECT seq, roll_up, captured_at FROM customers
    WHERE roll_up = '${rollUp}' ORDER BY seq LIMIT ${MAX_WAITING})`;
  return {
    bySlot: db.prepare<object, SlotRow>(
      'SELECT slot, kind, sum(n) AS n FROM activity WHERE slot >= :first AND slot < :end GROUP BY slot, kind',
    ),
    byConnection: db.prepare<object, ConnectionRow>(`SELECT connection_id, kind, took, sum(n) AS n FROM activity
      WHERE slot >= :first AND slot < :end AND kind <> 'captured' GROUP BY 1, 2, 3`),
    total: db.prepare<object, { n: number }>(
      'SELECT coalesce(sum(n), 0) AS n FROM activity WHERE slot >= :first AND slot < :end AND kind = :kind',
    ),
    needYou: db.prepare<[], { n: number }>("SELECT n FROM customer_tallies WHERE roll_up = 'need-you'"),
    oldest: db.prepare<[], OldestRow>(`${oldestOf('need-you')} UNION ALL ${oldestOf('waiting')}`),
    any: db.prepare<[], { one: number }>("SELECT 1 AS one FROM delivery_tallies WHERE state = 'delivered' AND n > 0"),
  };
}
