import type { DeliveryCounts } from './connection.ts';

/** Deliveries under the four words that people see; they add up to `total` (ux.md §2). */
export type DeliveryTally = {
  readonly total: number;
  readonly needYou: number;
  readonly waiting: number;
  readonly delivered: number;
  readonly discarded: number;
};

/** Waiting + Need you + Delivered + Discarded = all: an unknown outcome is under whoever settles it. */
export function tallyOf(counts: DeliveryCounts): DeliveryTally {
  const needYou = counts.attention + counts.unknownForPerson;
  const waiting = counts.queued + counts.sending + counts.retrying + counts.unknown - counts.unknownForPerson;
  const { delivered, discarded } = counts;
  return { total: needYou + waiting + delivered + discarded, needYou, waiting, delivered, discarded };
}
