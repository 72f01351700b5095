import type { Database } from '#electron/db/open.ts';
import { SECOND_MS } from '#shared/duration.ts';

/**
 * One sender for a data directory: a row in the database, renewed while its process lives. App and command line may run
 * together; the one that holds the row sends, the other reads and captures. Every claim checks the row again in its own
 * transaction, so a process that was stopped and comes back late claims nothing.
 */
export type OwnerLease = {
  /** Takes the row when nobody alive holds it, or renews it. The answer is whether this process may send. */
  readonly hold: () => boolean;
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
  /** Whether a process with this id runs on this machine. */
  readonly isAlive: (pid: number) => boolean;
};

/** A holder renews at least this often. */
export const OWNER_BEAT_MS = 3 * SECOND_MS;
/** Without a beat for this long, the holder is taken for gone even if a process with its id lives. */
const OWNER_SILENCE_MS = 15 * SECOND_MS;

export function createOwnerLease(effects: OwnerEffects): OwnerLease {
  const { db, token, pid, host } = effects;
  const read = db.prepare<[], { token: string; pid: number; host: string; beat_at: number }>(
    'SELECT token, pid, host, beat_at FROM owner WHERE id = 1',
  );
  const take = db.prepare(`INSERT INTO owner (id, token, pid, host, beat_at) VALUES (1, :token, :pid, :host, :now)
    ON CONFLICT (id) DO UPDATE SET token = excluded.token, pid = excluded.pid, host = excluded.host, beat_at = excluded.beat_at`);
  const drop = db.prepare('DELETE FROM owner WHERE id = 1 AND token = ?');
  return {
    token,
    hold: () =>
      db
        .transaction(() => {
          const now = effects.wallMs();
          const holder = read.get();
          if (holder !== undefined && holder.token !== token) {
            const silent = Math.abs(now - holder.beat_at) > OWNER_SILENCE_MS;
            const dead = holder.host === host && !effects.isAlive(holder.pid);
            if (!silent && !dead) return false;
          }
          take.run({ token, pid, host, now });
          return true;
        })
        .immediate(),
    release: () => void drop.run(token),
  };
}
