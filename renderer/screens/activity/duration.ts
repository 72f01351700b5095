import type { Say } from '#renderer/i18n/words.ts';

/** Seconds in the two largest units that they have: "4 s", "31 min", "2 h 10 min", "3 d 4 h". */
export function duration(say: Say, seconds: number): string {
  if (seconds < 1) return say('activity.underSecond');
  if (seconds < 60) return say('activity.seconds', { seconds: Math.round(seconds) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return say('activity.minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return say('activity.hours', { hours, minutes: minutes % 60 }).trim();
  return say('activity.days', { days: Math.floor(hours / 24), hours: hours % 24 }).trim();
}
