import type { Database } from '#electron/db/open.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { Age, QueueFilter } from '#shared/domain/queue.ts';
import { DAY_MS } from '#shared/duration.ts';
import { conditionsOf, lookedConditions, type AgeBounds, type Condition } from './filter-sql.ts';
import type { SearchIndex } from './search.ts';

/** A list that is made step by step. */
export type Walk = {
  readonly list: () => readonly number[];
  readonly isWhole: () => boolean;
  readonly step: () => void;
};

/** The way to a filter's list that is the shortest. */
export const walkOf = (db: Database, index: SearchIndex, filter: QueueFilter, now: number): Walk =>
  isDense(db, filter) ? walkThrough(db, filter, now) : wholeAtOnce(db, index, filter, now);

/** Deliveries from which on customers are looked at one by one. */
const DENSE = 4_000;

/** Whether so many deliveries are in these states, at these connections, that their customers would take long to gather. */
function isDense(db: Database, { states = [], connections = [], search, tags = [] }: QueueFilter): boolean {
  if (states.length + connections.length === 0 || search.trim() !== '' || tags.length > 0) return false;
  const tallies = db.prepare<[], Tally>('SELECT connection_id AS connectionId, state, n FROM delivery_tallies').all();
  const sum = tallies
    .filter(({ state }) => states.length === 0 || states.some((one) => one === state))
    .filter(({ connectionId }) => connections.length === 0 || connections.includes(connectionId))
    .reduce((total, { n }) => total + n, 0);
  return sum >= DENSE;
}

type Tally = { readonly connectionId: string; readonly state: string; readonly n: number };

/** Customers that are looked at in a step: some milliseconds; fewer in the first one, which somebody waits for. */
const STEP = 500;
const FIRST_STEP = 100;

/** Exported for the test of its plan: by the customers' own order, whatever else there is an index for. */
export const walkSql = (conditions: readonly Condition[]): string =>
  `SELECT c.seq FROM customers c NOT INDEXED WHERE c.seq > ? AND c.seq <= ? AND ${whereOf(conditions)} ORDER BY c.seq DESC`;

/** From the newest customer to the oldest. */
function walkThrough(db: Database, filter: QueueFilter, now: number): Walk {
  const conditions = lookedConditions(filter, boundsOf(filter.age, now));
  const values = conditions.flatMap((one) => one.values);
  const some = db.prepare<(string | number)[], number>(walkSql(conditions)).pluck();
  const list: number[] = [];
  let length = FIRST_STEP;
  let upTo = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM customers').pluck().get() ?? 0;
  return {
    list: () => list,
    isWhole: () => upTo <= 0,
    step() {
      list.push(...some.all(upTo - length, upTo, ...values));
      upTo -= length;
      length = STEP;
    },
  };
}

function wholeAtOnce(db: Database, index: SearchIndex, filter: QueueFilter, now: number): Walk {
  const list = listOf(db, index, filter, now);
  return { list: () => list, isWhole: () => true, step: () => undefined };
}

const whereOf = (conditions: readonly Condition[]): string => conditions.map(({ sql }) => sql).join(' AND ');

function listOf(db: Database, index: SearchIndex, filter: QueueFilter, now: number): readonly number[] {
  const found = index.find(filter.search, filter.tags);
  const conditions = conditionsOf(filter, boundsOf(filter.age, now));
  if (conditions.length === 0 && found !== undefined) return newestFirst(found);
  const where = conditions.length === 0 ? '' : ` WHERE ${whereOf(conditions)}`;
  const all = db
    .prepare<(string | number)[], number>(`SELECT seq FROM customers c${where}`)
    .pluck()
    .all(...conditions.flatMap(({ values }) => values));
  if (found === undefined) return newestFirst(all);
  const wanted = new Set(found);
  return newestFirst(all.filter((seq) => wanted.has(seq)));
}

/** In place of sorting a plain array of numbers, which compares texts. */
const newestFirst = (seqs: readonly number[]): readonly number[] =>
  Array.from(Float64Array.from(seqs).sort().reverse());

/** Exported for the test of the day's beginning. */
export function boundsOf(age: Age | undefined, now: number): AgeBounds {
  switch (age) {
    case undefined:
      return {};
    case 'today':
      return { from: new Date(now).setHours(0, 0, 0, 0) };
    case 'within-7-days':
      return { from: now - 7 * DAY_MS };
    case 'within-30-days':
      return { from: now - 30 * DAY_MS };
    case 'over-1-day':
      return { before: now - DAY_MS };
    case 'over-7-days':
      return { before: now - 7 * DAY_MS };
    case 'over-30-days':
      return { before: now - 30 * DAY_MS };
    default:
      return assertNever(age);
  }
}
