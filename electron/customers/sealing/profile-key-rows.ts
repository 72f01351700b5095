import type { Database } from '#electron/db/open.ts';
import type { Clock } from '#electron/effects.ts';

/** `publicKey` in DER (SPKI). */
export type PublicHalf = { readonly keyId: string; readonly publicKey: Buffer };

/** The one row of profile_key. Once committed it never changes. */
export type ProfileKeyRows = {
  readonly read: () => PublicHalf | undefined;
  /** Adds the row unless there is one, and answers the half that stands. */
  readonly add: (half: PublicHalf) => PublicHalf;
};

export function createProfileKeyRows(db: Database, clock: Clock): ProfileKeyRows {
  const select = db.prepare<[], { key_id: string; public_key: Buffer }>('SELECT key_id, public_key FROM profile_key');
  const insert = db.prepare(
    'INSERT INTO profile_key (id, key_id, public_key, created_at) VALUES (1, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  let committed: PublicHalf | undefined;
  const read = (): PublicHalf | undefined => {
    if (committed !== undefined) return committed;
    const row = select.get();
    if (row === undefined) return undefined;
    const found = { keyId: row.key_id, publicKey: row.public_key };
    // Inside a transaction it may be our own row, and gone after a rollback.
    if (!db.inTransaction) committed = found;
    return found;
  };
  return {
    read,
    add: (half) => {
      insert.run(half.keyId, half.publicKey, clock.wallMs());
      return read() ?? half;
    },
  };
}
