import type { ConnectionView } from '#shared/domain/connection.ts';

/** More connections than this turn into one cell with counts. */
const MAX_LANES = 6;

export type QueueColumns = {
  /** A column each; empty when they are folded into one. */
  readonly lanes: readonly ConnectionView[];
  readonly isFolded: boolean;
  /** Icons only, and the sentence under the name. */
  readonly isCompact: boolean;
  /** Columns for assistive technology: selection, customer, lanes, why, age. */
  readonly count: number;
  /** CSS grid tracks of the lanes. */
  readonly laneColumns: string;
};

/** Width in px that the other columns and the gaps need beside the lanes. */
const BESIDE_LANES = 476;
const LANE_PX = 99;

/** How the list is laid out in `width` px. */
export function columnsOf(width: number, connections: readonly ConnectionView[]): QueueColumns {
  const isFolded = connections.length > MAX_LANES;
  const lanes = isFolded ? [] : connections;
  const isCompact = width < BESIDE_LANES + LANE_PX * (isFolded ? 2 : lanes.length);
  const track = isCompact ? '1.875rem' : '5.6875rem';
  const folded = isCompact ? '9rem' : '14rem';
  const laneColumns = isFolded ? folded : lanes.map(() => track).join(' ');
  const laneCount = isFolded ? 1 : lanes.length;
  return { lanes, isFolded, isCompact, count: 4 + laneCount, laneColumns };
}
