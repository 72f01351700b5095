import type { Profile } from './profile.ts';

/**
 * Whether the desktop is to be left alone at a clock time (minutes since midnight, 0–1439). A span that ends before it
 * begins runs over midnight; one that ends as it begins is empty.
 */
export function isQuiet(
  { quietHours, quietFrom, quietTo }: Pick<Profile, 'quietHours' | 'quietFrom' | 'quietTo'>,
  minutes: number,
): boolean {
  if (!quietHours) return false;
  const [from, to] = [minutesOf(quietFrom), minutesOf(quietTo)];
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}
