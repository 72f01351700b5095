import type { Answer } from '#electron/core.ts';
import { transact } from '#electron/db/transact.ts';
import { savedViewSchema, type QueueFilter, type SavedView } from '#shared/domain/queue.ts';
import type { CustomerStoreDeps } from './customer-store.ts';

/** Filters of the queue that a person has named. Sealed, since a search or a tag may name a customer. */
export type Views = {
  /** In the order of their making; those that cannot be opened (locked keychain) are left out. */
  readonly list: () => SavedView[];
  /** Durable when it returns. One of the same name, whatever its case, is replaced. */
  readonly save: (view: { readonly name: string; readonly filter: QueueFilter }) => Answer<{ id: string }>;
  readonly remove: (id: string) => Answer<object>;
};

type Row = { readonly id: string; readonly sealed: Buffer };

export function createViews({ db, random, sealing }: CustomerStoreDeps): Views {
  const sql = {
    all: db.prepare<[], Row>('SELECT id, sealed FROM saved_views ORDER BY seq'),
    put: db.prepare(`INSERT INTO saved_views (id, sealed) VALUES (:id, :sealed)
      ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed`),
    remove: db.prepare<[string]>('DELETE FROM saved_views WHERE id = ?'),
  };
  const list = (): SavedView[] =>
    sql.all.all().flatMap(({ id, sealed }) => {
      const text = sealing.open(placeOf(id), sealed);
      if (!text.ok) return [];
      // Authentic, but perhaps of a version with other filters.
      const view = savedViewSchema.safeParse(JSON.parse(text.value));
      return view.success ? [view.data] : [];
    });
  return {
    list,
    save: (view) =>
      transact(db, () => {
        const name = view.name.trim();
        const same = list().find((known) => known.name.toLowerCase() === name.toLowerCase());
        const id = same?.id ?? random.uuid();
        const text = JSON.stringify({ id, name, filter: view.filter } satisfies SavedView);
        sql.put.run({ id, sealed: sealing.seal(placeOf(id), text) });
        return { id };
      }),
    remove: (id) => transact(db, () => ({ removed: sql.remove.run(id).changes })),
  };
}

const placeOf = (id: string) => ({ table: 'saved_views', row: id, column: 'sealed' });
