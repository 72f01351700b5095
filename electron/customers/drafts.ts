import type { Answer } from '#electron/core.ts';
import { transact } from '#electron/db/transact.ts';
import { draftSchema, type Draft, type KeptDraft } from '#shared/domain/draft.ts';
import type { Result } from '#shared/result.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { CustomerStoreDeps } from './customer-store.ts';

/** The half-filled form, sealed like a customer. */
export type Drafts = {
  /** Durable when it returns; null: there is nothing to keep any more. */
  readonly keep: (draft: Draft | null) => Answer<{ keptAt: number }>;
  /** Forgets this process's draft, in the transaction under way or at once. */
  readonly drop: () => void;
  /** The newest draft that can be opened. From now on it is this process's own: `keep` replaces it. */
  readonly read: () => KeptDraft;
};

type DraftRow = { readonly id: string; readonly sealed: Buffer; readonly updated_at: number };

/**
 * A process writes one row. The row of an earlier one is taken over when it is read; while the keychain keeps it locked,
 * it waits beside the new one, so that nothing typed is ever written over unread.
 */
export function createDrafts({ db, clock, random, sealing }: CustomerStoreDeps): Drafts {
  const sql = {
    keep: db.prepare(`INSERT INTO drafts (id, sealed, updated_at) VALUES (:id, :sealed, :now)
      ON CONFLICT (id) DO UPDATE SET sealed = :sealed, updated_at = :now`),
    drop: db.prepare<[string]>('DELETE FROM drafts WHERE id = ?'),
    all: db.prepare<[], DraftRow>('SELECT id, sealed, updated_at FROM drafts ORDER BY updated_at DESC'),
  };
  let own = random.uuid();
  const drop = (): void => void sql.drop.run(own);
  return {
    drop,
    keep: (draft) =>
      transact(db, () => {
        const now = clock.wallMs();
        if (draft === null) drop();
        else sql.keep.run({ id: own, sealed: sealing.seal(placeOf(own), JSON.stringify(draft)), now });
        return { keptAt: now };
      }),
    read: () => {
      let locked = false;
      for (const row of sql.all.all()) {
        const draft = opened(sealing.open(placeOf(row.id), row.sealed));
        if (draft === 'locked') locked = true;
        if (typeof draft !== 'object') continue;
        own = row.id;
        return { draft, keptAt: row.updated_at, locked };
      }
      return { locked };
    },
  };
}

const placeOf = (id: string) => ({ table: 'drafts', row: id, column: 'sealed' });

/** `lost`: damaged, or its key is gone. */
function opened(text: Result<string, Problem>): Draft | 'locked' | 'lost' {
  if (!text.ok) return text.error.code === 'keychain-locked' ? 'locked' : 'lost';
  // Authentic, but perhaps of a version with other fields.
  return draftSchema.safeParse(JSON.parse(text.value)).data ?? 'lost';
}
