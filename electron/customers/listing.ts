import type { Database } from '#electron/db/open.ts';
import type { Clock } from '#electron/effects.ts';
import type { Age, QueueFilter } from '#shared/domain/queue.ts';
import { DAY_MS } from '#shared/duration.ts';
import { assertNever } from '#shared/assert-never.ts';
import { conditionsOf, type AgeBounds } from './filter-sql.ts';
import type { SearchIndex } from './search.ts';

/** Sequence numbers of a filter's customers, newest first. */
export type Listing = {
  /** What the page shows. A list that took long to make may lag behind the data for a while; `refresh` is called after it. */
  readonly shown: (filter: QueueFilter) => readonly number[];
  /** As the data are now: for actions. */
  readonly now: (filter: QueueFilter) => readonly number[];
};

export type ListingDeps = {
  readonly db: Database;
  readonly clock: Clock;
  readonly index: SearchIndex;
  /** The list that is shown has become too old: whoever shows it asks again. */
  readonly refresh: () => void;
};

/** A list is not made anew before so many times the time has passed that making it took. */
const REST = 10;
/** A list that takes less is made anew each time. */
const SHORT_MS = 20;

type Made = { readonly key: string; readonly stamp: string; readonly at: number; readonly tookMs: number };

/**
 * A filter over 100,000 customers takes up to some tenths of a second, and while a sync runs the window asks several
 * times a second: the list is kept, every page is a slice of it, and it is made anew less often the longer it takes.
 */
export function createListing({ db, clock, index, refresh }: ListingDeps): Listing {
  const stampOf = createStamp(db, index);
  let made: (Made & { readonly list: readonly number[] }) | undefined;
  let cancel: (() => void) | undefined;

  const make = (filter: QueueFilter): readonly number[] => listOf(db, index, filter, clock.wallMs());
  const shown = (filter: QueueFilter): readonly number[] => {
    const key = JSON.stringify(filter);
    const stamp = stampOf(filter, clock.wallMs());
    const at = clock.monotonicMs();
    if (made?.key === key) {
      if (made.stamp === stamp) return made.list;
      const restMs = made.tookMs < SHORT_MS ? 0 : made.at + made.tookMs * REST - at;
      if (restMs > 0) {
        cancel ??= clock.timer(restMs, () => {
          cancel = undefined;
          refresh();
        });
        return made.list;
      }
    }
    const list = make(filter);
    const end = clock.monotonicMs();
    made = { key, stamp, at: end, tookMs: end - at, list };
    return list;
  };
  return { shown, now: make };
}

/** Another text whenever the list may be another one. */
function createStamp(db: Database, index: SearchIndex): (filter: QueueFilter, now: number) => string {
  const changes = db.prepare<[], { n: number }>('SELECT total_changes() AS n');
  return ({ age }, now) => {
    // Customers leave `today` at midnight, and the others at any time; a minute late is soon enough.
    const minute = age === undefined ? 0 : Math.floor(now / 60_000);
    return [changes.get()?.n, db.pragma('data_version', { simple: true }), index.version(), minute].join(' ');
  };
}

function listOf(db: Database, index: SearchIndex, filter: QueueFilter, now: number): readonly number[] {
  const found = index.find(filter.search, filter.tags);
  const conditions = conditionsOf(filter, boundsOf(filter.age, now));
  if (conditions.length === 0 && found !== undefined) return newestFirst(found);
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
  const rows = db
    .prepare<(string | number)[], { seq: number }>(`SELECT seq FROM customers c${where}`)
    .all(...conditions.flatMap(({ values }) => values));
  const all = rows.map(({ seq }) => seq);
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
