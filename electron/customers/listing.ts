import type { Database } from '#electron/db/open.ts';
import type { Clock } from '#electron/effects.ts';
import type { QueueFilter } from '#shared/domain/queue.ts';
import { walkOf, type Walk } from './listing-walk.ts';
import type { SearchIndex } from './search.ts';

/** Sequence numbers of a filter's customers, newest first. */
export type Listing = {
  /**
   * What the page shows: the first `wanted` of them, and however many more are known by now. A list that takes long to make
   * may lag behind the data for a while; `refresh` is called after it, and when a long list is whole.
   */
  readonly shown: (filter: QueueFilter, wanted: number) => readonly number[];
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
/** How long a list is made on at a time, while nobody waits for it. */
const TURN_MS = 8;

/** A list of a filter, whole or in the making. `stamp`: of the data that it was begun with. */
type Made = { readonly key: string; readonly stamp: string; readonly walk: Walk; tookMs: number; endedAt: number };

/**
 * A filter over 100,000 customers takes up to some tenths of a second, and while a sync runs the window asks several
 * times a second: the list is kept, every page is a slice of it, and it is made anew less often the longer it takes.
 * One that most customers are in is made in slices, so that its first page is there at once and nothing stalls.
 */
export function createListing({ db, clock, index, refresh }: ListingDeps): Listing {
  const stampOf = createStamp(db, index);
  const walk = (filter: QueueFilter): Walk => walkOf(db, index, filter, clock.wallMs());
  const anew = (key: string, stamp: string, filter: QueueFilter): Made =>
    timed(clock, () => ({ key, stamp, walk: walk(filter) }));
  const after = createAfter(clock, refresh);
  let made: Made | undefined;
  /** Takes the place of `made` when it is whole. */
  let next: Made | undefined;

  const takeTurn = (): void => {
    const one = next ?? made;
    // Another list may have been asked for meanwhile, which is whole already.
    if (one === undefined || one.walk.isWhole() || !db.open) return;
    if (!takesTurn(clock, one)) {
      made = next = undefined; // whoever asks next is told what the disk says
      return;
    }
    if (!one.walk.isWhole()) return after.turn(takeTurn);
    [made, next] = [one, undefined];
    refresh();
  };
  const replace = (old: Made, stamp: string, filter: QueueFilter): void => {
    const restMs = restOf(old, clock.monotonicMs());
    if (restMs > 0) return after.rest(restMs);
    const one = anew(old.key, stamp, filter);
    if (one.walk.isWhole()) made = one;
    else next = one;
  };
  return {
    shown(filter, wanted) {
      const key = JSON.stringify(filter);
      const stamp = stampOf(filter, clock.wallMs());
      if (made?.key !== key) [made, next] = [anew(key, stamp, filter), undefined];
      else if (made.stamp !== stamp && made.walk.isWhole() && next === undefined) replace(made, stamp, filter);
      const { list, isWhole } = made.walk;
      makeOn(clock, made, () => list().length >= wanted);
      if (next !== undefined || !isWhole()) after.turn(takeTurn);
      return list();
    },
    now: (filter) => wholeOf(walk(filter)),
  };
}

const restOf = ({ tookMs, endedAt }: Made, now: number): number =>
  tookMs < SHORT_MS ? 0 : endedAt + tookMs * REST - now;

function wholeOf({ list, isWhole, step }: Walk): readonly number[] {
  while (!isWhole()) step();
  return list();
}

function timed(clock: Clock, begin: () => Pick<Made, 'key' | 'stamp' | 'walk'>): Made {
  const start = clock.monotonicMs();
  const begun = begin();
  const endedAt = clock.monotonicMs();
  return { ...begun, tookMs: endedAt - start, endedAt };
}

/** Makes on until `isEnough`, or there is no more. */
function makeOn(clock: Clock, one: Made, isEnough: () => boolean): void {
  const { walk } = one;
  if (walk.isWhole()) return;
  const start = clock.monotonicMs();
  while (!walk.isWhole() && !isEnough()) walk.step();
  one.endedAt = clock.monotonicMs();
  one.tookMs += one.endedAt - start;
}

/** False when the disk did not let it. */
function takesTurn(clock: Clock, one: Made): boolean {
  const until = clock.monotonicMs() + TURN_MS;
  try {
    makeOn(clock, one, () => clock.monotonicMs() >= until);
    return true;
  } catch {
    return false;
  }
}

/** What is done later, each at most once at a time: on with the making, and asking for a new list after a rest. */
function createAfter(clock: Clock, refresh: () => void) {
  let turns: (() => void) | undefined;
  let rests: (() => void) | undefined;
  return {
    turn(take: () => void): void {
      turns ??= clock.timer(0, () => {
        turns = undefined;
        take();
      });
    },
    rest(ms: number): void {
      rests ??= clock.timer(ms, () => {
        rests = undefined;
        refresh();
      });
    },
  };
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
