import { assertNever } from '#shared/assert-never.ts';
import type { Period } from '#shared/domain/activity.ts';
import { HOUR_MS } from '#shared/duration.ts';

/** Bounds in wall clock ms, midnights of this computer's time zone; `bars`: where each bar begins. */
export type PeriodBounds = { readonly from: number; readonly to: number; readonly bars: readonly number[] };

/** The period that `at` lies in. A day has as many hours as its clock shows: 23 or 25 where summer time changes. */
export function boundsAt(period: Period, at: number): PeriodBounds {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate()];
  switch (period) {
    case 'day':
      return hours(day.getTime(), new Date(year, month, date + 1).getTime());
    case 'week': {
      const monday = date - ((day.getDay() + 6) % 7);
      return days(year, month, monday, monday + 7);
    }
    case 'month':
      return days(year, month, 1, new Date(year, month + 1, 0).getDate() + 1);
    default:
      return assertNever(period);
  }
}

/** What a period is compared with: a day with the same weekday before it. */
export function boundsBefore(period: Period, { from }: PeriodBounds): PeriodBounds {
  const start = new Date(from);
  if (period === 'day') start.setDate(start.getDate() - 7);
  else start.setDate(start.getDate() - 1);
  return boundsAt(period, start.getTime());
}

function hours(from: number, to: number): PeriodBounds {
  return {
    from,
    to,
    bars: Array.from({ length: Math.ceil((to - from) / HOUR_MS) }, (_, hour) => from + hour * HOUR_MS),
  };
}

function days(year: number, month: number, first: number, end: number): PeriodBounds {
  const startOf = (date: number): number => new Date(year, month, date).getTime();
  const bars = Array.from({ length: end - first }, (_, day) => startOf(first + day));
  return { from: startOf(first), to: startOf(end), bars };
}
