import type { IntlShape } from 'react-intl';
import type { Activity, Period } from '#shared/domain/activity.ts';

/** "Friday 21 November", "17 – 23 November 2026", "November 2026". */
export function periodWords(intl: IntlShape, period: Period, { from, to }: Pick<Activity, 'from' | 'to'>): string {
  if (period === 'day') return intl.formatDate(from, { weekday: 'long', day: 'numeric', month: 'long' });
  if (period === 'month') return intl.formatDate(from, { month: 'long', year: 'numeric' });
  return intl.formatDateTimeRange(from, to - 1, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** Under a bar: the hour, or the day of the month; in a week with its name. */
export function barWords(intl: IntlShape, period: Period, at: number): string {
  if (period === 'day') return intl.formatTime(at, { hour: '2-digit', hourCycle: 'h23' });
  return intl.formatDate(at, period === 'week' ? { weekday: 'short', day: 'numeric' } : { day: 'numeric' });
}
