import type { ConnectionView } from '#shared/domain/connection.ts';
import { tallyOf } from '#shared/domain/tally.ts';
import { MINUTE_MS, SECOND_MS } from '#shared/duration.ts';

/** What each connection had delivered at a time, wall clock ms. */
type Sample = { readonly at: number; readonly delivered: ReadonlyMap<string, number> };

/** A sync from its start on, as it was seen. */
export type SyncPace = {
  readonly first: Sample;
  /** Of the last half minute, oldest first. */
  readonly samples: readonly Sample[];
  /** When a connection had nothing left for the first time. */
  readonly finishedAt: ReadonlyMap<string, number>;
};

/** One connection's part in the sync. */
export type LanePace = {
  readonly sent: number;
  readonly left: number;
  /** False: it waits for its vendor, a person or the network, and nobody can tell how long. */
  readonly canRun: boolean;
  readonly perMinute?: number;
  /** How long it took to send all it had. */
  readonly finishedMs?: number;
};

/** Rates are those of this time: a vendor that slows down shows soon, and a single slow answer does not. */
const WINDOW_MS = 30 * SECOND_MS;
/** From a shorter time nothing can be said. */
const LEAST_MS = 2 * SECOND_MS;

export function beginPace(connections: readonly ConnectionView[], at: number): SyncPace {
  const first = sampleOf(connections, at);
  return { first, samples: [first], finishedAt: new Map() };
}

/** The pace with one more look at the connections; `at`: of that look, wall clock ms. */
export function paceWith(pace: SyncPace, connections: readonly ConnectionView[], at: number): SyncPace {
  const samples = [...pace.samples, sampleOf(connections, at)];
  const recent = samples.filter((sample) => sample.at >= at - WINDOW_MS);
  const finishedAt = new Map(pace.finishedAt);
  for (const { id, counts } of connections) {
    if (tallyOf(counts).waiting > 0) finishedAt.delete(id);
    else if (!finishedAt.has(id)) finishedAt.set(id, at);
  }
  return { first: pace.first, samples: recent, finishedAt };
}

export function laneOf({ first, samples, finishedAt }: SyncPace, { id, counts, health }: ConnectionView): LanePace {
  const sent = Math.max(0, counts.delivered - (first.delivered.get(id) ?? counts.delivered));
  const perMinute = rateOf(samples, id);
  const finished = finishedAt.get(id);
  return {
    sent,
    left: tallyOf(counts).waiting,
    canRun: health === 'working',
    ...(perMinute === undefined ? {} : { perMinute }),
    ...(finished === undefined ? {} : { finishedMs: finished - first.at }),
  };
}

/** When the last lane that can run is done, in ms from now; undefined while one of them cannot be estimated, or none runs. */
export function estimateMs(lanes: readonly LanePace[]): number | undefined {
  const running = lanes.filter(({ canRun, left }) => canRun && left > 0);
  const ends = running.map(({ left, perMinute }) =>
    perMinute === undefined ? undefined : (left / perMinute) * MINUTE_MS,
  );
  const known = ends.filter((end) => end !== undefined);
  return known.length === 0 || known.length < ends.length ? undefined : Math.max(...known);
}

function rateOf(samples: readonly Sample[], id: string): number | undefined {
  const [oldest] = samples;
  const newest = samples.at(-1);
  if (oldest === undefined || newest === undefined || newest.at - oldest.at < LEAST_MS) return undefined;
  const moved = (newest.delivered.get(id) ?? 0) - (oldest.delivered.get(id) ?? 0);
  return moved <= 0 ? undefined : (moved * MINUTE_MS) / (newest.at - oldest.at);
}

const sampleOf = (connections: readonly ConnectionView[], at: number): Sample => ({
  at,
  delivered: new Map(connections.map(({ id, counts }) => [id, counts.delivered])),
});
