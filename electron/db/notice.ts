import { z } from 'zod';
import type { Database } from './connect.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';

/**
 * What became of damaged data, kept in the database until a person has read it: the command line may have met the damage,
 * and the window has to say it.
 */
export type Notice =
  | {
      readonly kind: 'salvaged';
      readonly customers: number;
      readonly deliveries: number;
      readonly uncertain: number;
      readonly folder: string;
    }
  /** The database is older than what was sent from it: its log is gone, or the file was put in the place of a newer one. */
  | { readonly kind: 'older'; readonly uncertain: number };

export function keepNotice(db: Database, notice: Notice): void {
  db.prepare('INSERT OR REPLACE INTO profile_settings (key, value) VALUES (?, ?)').run(KEY, JSON.stringify(notice));
}

/** What a person has not read yet. */
export function readNotice(db: Database): Problem | undefined {
  const row = db.prepare<[string], { value: string }>('SELECT value FROM profile_settings WHERE key = ?').get(KEY);
  const parsed = row === undefined ? undefined : schema.safeParse(parseJson(row.value));
  if (parsed?.success !== true) return undefined;
  const { kind, ...params } = parsed.data;
  return problem(kind === 'salvaged' ? 'database-salvaged' : 'database-older', { params });
}

export function dropNotice(db: Database): void {
  db.prepare('DELETE FROM profile_settings WHERE key = ?').run(KEY);
}

/** No key of the profile's own settings, which ignore it. */
const KEY = 'notice.data';

const schema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('salvaged'),
    customers: z.number(),
    deliveries: z.number(),
    uncertain: z.number(),
    folder: z.string(),
  }),
  z.object({ kind: z.literal('older'), uncertain: z.number() }),
]);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not ours
  }
}
