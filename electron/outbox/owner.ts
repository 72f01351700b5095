import type { Database } from '#electron/db/open.ts';
import { SECOND_MS } from '#shared/duration.ts';
import { JUMP_MS } from './schedule-clock.ts';

/**
 * One sender for a data directory: a row in the database, renewed while its process lives. App and command line may run
 * together; the one that holds the row sends, the other reads and captures. Every claim checks the row again in its own
 * transaction, so a process that was stopped and comes back late claims nothing.
 */
export type OwnerLease = {
  /** Takes the row when nobody alive holds it, or renews it for `beatMs`. The answer is whether this process may send. */
  readonly hold: (beatMs?: number) => boolean;
  /** Another process has the row and has not been heard of: it hangs, or a clock has jumped. Time tells which. */
  readonly isDoubtful: () => boolean;
  readonly release: () => void;
  readonly token: string;
};

export type OwnerEffects = {
  readonly db: Database;
  readonly token: string;
  readonly pid: number;
  /** Name of this machine: a process id means nothing on another one (a copied profile, a network share). */
  readonly host: string;
  readonly wallMs: () => number;
  readonly monotonicMs: () => number;
  /**
   * In the transaction that takes the row over. `jumpMs`: so far has the clock jumped back since the last holder's beat;
   * 0 when it has not (a jump forward cannot be told from time that has passed).
   */
  readonly takeOver: (now: number, jumpMs: number) => void;
  /** Whether a process with this id runs on this machine. */
  readonly isAlive: (pid: number) => boolean;
};

/** A holder that sends renews at least this often. */
export const OWNER_BEAT_MS = 3 * SECOND_MS;
/** One that has nothing to do, so that an idle computer is left alone. */
export const IDLE_BEAT_MS = 60 * SECOND_MS;
/** When a beat is late by this, the holder is taken for gone even if a process with its id lives. */
const LATE_MS = 12 * SECOND_MS;

export function createOwnerLease(effects: OwnerEffects): OwnerLease {
  const { db, token, pid, host } = effects;
  const watch = watchHolder(effects);
  const read = db.prepare<[], Holder>('SELECT token, pid, host, beat_at, beat_ms FROM owner WHERE id = 1');
  const take =
    db.prepare(`INSERT INTO owner (id, token, pid, host, beat_at, beat_ms) VALUES (1, :token, :pid, :host, :now, :beatMs)
    ON CONFLICT (id) DO UPDATE SET token = excluded.token, pid = excluded.pid, host = excluded.host,
      beat_at = excluded.beat_at, beat_ms = excluded.beat_ms`);
  // The row stays when nobody holds it: its beat is the last time at which the stored times of the schedule were right.
  const drop = db.prepare(`UPDATE owner SET token = '${NOBODY}', pid = 0 WHERE id = 1 AND token = ?`);
  return {
    token,
    hold: (beatMs = OWNER_BEAT_MS) => {
      // Outside of the transaction: the schedule's clock may have a jump to follow, and does so in one of its own.
      effects.wallMs();
      return db
        .transaction(() => {
          const now = effects.wallMs();
          const holder = read.get();
          if (holder?.token !== token) {
            if (holder !== undefined && watch.holds(holder, now)) return false;
            const isAhead = holder !== undefined && holder.beat_at > now + JUMP_MS;
            effects.takeOver(now, isAhead ? now - holder.beat_at : 0);
          }
          take.run({ token, pid, host, now, beatMs });
          return true;
        })
        .immediate();
    },
    isDoubtful: () => {
      const holder = read.get();
      return holder !== undefined && holder.token !== token && watch.isSilent(holder, effects.wallMs());
    },
    release: () => void drop.run(token),
  };
}

const NOBODY = '';

type Holder = {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  readonly beat_at: number;
  readonly beat_ms: number;
};

/**
 * Whether another process still holds the row. One on this machine whose process lives is given up only after it was
 * watched being silent: an old beat alone may be a clock that has jumped, or a computer that has just woken up.
 */
function watchHolder({ host, isAlive, monotonicMs }: OwnerEffects) {
  let seen: { readonly token: string; readonly beat: number; readonly at: number } | undefined;
  const isSilent = (holder: Holder, now: number): boolean => Math.abs(now - holder.beat_at) > holder.beat_ms + LATE_MS;
  return {
    isSilent,
    holds: (holder: Holder, now: number): boolean => {
      if (holder.token === NOBODY) return false;
      if (holder.host !== host) return !isSilent(holder, now);
      if (!isAlive(holder.pid)) return false;
      if (seen?.token !== holder.token || seen.beat !== holder.beat_at)
        seen = { token: holder.token, beat: holder.beat_at, at: monotonicMs() };
      return monotonicMs() - seen.at < holder.beat_ms + LATE_MS;
    },
  };
}
