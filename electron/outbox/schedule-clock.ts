import type { Clock } from '#electron/effects.ts';
import { SECOND_MS } from '#shared/duration.ts';

/** More than this between what the two clocks say has passed is a jump of the wall clock (or a sleep of the computer). */
export const JUMP_MS = 5 * SECOND_MS;

/**
 * The wall clock of the schedule. Due times, lane waits and leases are stored as wall clock ms, because they outlive the
 * process; this clock sees the wall clock jump against the monotonic one and lets `follow` move the stored times before
 * anything is compared with them. While that cannot be done (a busy or full disk, or within a transaction that may yet
 * be rolled back) it goes on in the old time, so what is read and what is written always belong together.
 */
export function createScheduleClock(clock: Clock, follow: (jumpMs: number) => boolean): Clock {
  let wall = clock.wallMs();
  let monotonic = clock.monotonicMs();
  /** Jumps that the stored times have not followed yet, ms. */
  let owed = 0;
  let following = false;
  const look = (): void => {
    const [wallNow, monotonicNow] = [clock.wallMs(), clock.monotonicMs()];
    const jump = Math.round(wallNow - wall - (monotonicNow - monotonic));
    [wall, monotonic] = [wallNow, monotonicNow];
    if (Math.abs(jump) > JUMP_MS) owed += jump;
  };
  const wallMs = (): number => {
    look();
    if (owed !== 0 && !following) {
      following = true;
      if (follow(owed)) owed = 0;
      following = false;
    }
    return wall - owed;
  };
  return { ...clock, wallMs };
}
