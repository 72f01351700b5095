import type { Activity, Period } from '#shared/domain/activity.ts';

/** First and last hour that a day always shows: most of its hours are empty. */
const DAY_BEGINS = 7;
const DAY_ENDS = 18;

/** The bars worth showing: of a day the working hours and whatever lies beyond them, of others all. */
export function shownBars(period: Period, bars: Activity['bars']): Activity['bars'] {
  if (period !== 'day') return bars;
  const isBusy = bars.map(({ captured, delivered, refused }) => captured + delivered + refused > 0);
  const first = Math.min(DAY_BEGINS, isBusy.includes(true) ? isBusy.indexOf(true) : DAY_BEGINS);
  const last = Math.max(DAY_ENDS, isBusy.lastIndexOf(true));
  return bars.slice(first, last + 1);
}
