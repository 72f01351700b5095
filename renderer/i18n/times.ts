import { useCallback } from 'react';
import { useIntl, type IntlShape } from 'react-intl';
import type { Say } from './words.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/duration.ts';

/** Clock time today ("10:48"), weekday and time within the week around now, date and time beyond. Wall clock ms. */
export function clockTime(intl: IntlShape, at: number, now: number): string {
  const time = intl.formatTime(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (isSameDay(at, now)) return time;
  if (Math.abs(at - now) < 6 * DAY_MS) return `${intl.formatDate(at, { weekday: 'short' })} ${time}`;
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const);
  return `${intl.formatDate(at, { day: 'numeric', month: 'short', ...year })} ${time}`;
}

/** With seconds, for timelines. */
export const exactTime = (intl: IntlShape, at: number): string =>
  intl.formatTime(at, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

export const fullDate = (intl: IntlShape, at: number): string =>
  intl.formatDate(at, { day: 'numeric', month: 'short', year: 'numeric' });

/** How old something is, in its largest unit ("3 min"); wall clock ms. */
export function age(say: Say, at: number, now: number): string {
  const past = Math.max(0, now - at);
  if (past < MINUTE_MS) return say('queue.ageNow');
  if (past < HOUR_MS) return say('queue.age.minutes', { count: Math.floor(past / MINUTE_MS) });
  if (past < DAY_MS) return say('queue.age.hours', { count: Math.floor(past / HOUR_MS) });
  return say('queue.age.days', { count: Math.floor(past / DAY_MS) });
}

export function useClockTime(): (at: number, now: number) => string {
  const intl = useIntl();
  return useCallback((at, now) => clockTime(intl, at, now), [intl]);
}

export function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
