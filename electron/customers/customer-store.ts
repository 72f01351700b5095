import type { Database } from '#electron/db/open.ts';
import type { Clock, Random } from '#electron/effects.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { RollUp } from '#shared/domain/delivery.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ProfileSealing } from '#electron/customers/sealing/sealing.ts';

/** A customer's row; the personal part is opened by `open` when it is wanted. */
export type CustomerRow = {
  readonly seq: number;
  readonly id: string;
  readonly external_id: string;
  readonly sealed: Buffer;
  readonly roll_up: RollUp;
  readonly captured_at: number;
  readonly updated_at: number;
  /** When its personal data were taken away; wall clock ms. */
  readonly erased_at: number | null;
};

/** Where a customer came from: a line of an import's file. */
export type ImportOrigin = { readonly importId: string; readonly line: number };

export type CustomerStoreDeps = {
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly sealing: ProfileSealing;
};

/** All SQL that reads or writes single customers. Pages are in read.ts. */
export type CustomerStore = ReturnType<typeof createCustomerStore>;

export function createCustomerStore({ db, clock, random, sealing }: CustomerStoreDeps) {
  const sql = prepare(db);
  const values = (id: string, customer: Customer) => ({
    id,
    sealed: sealing.seal(placeOf(id), JSON.stringify(customer)),
    ...hashesOf(sealing, customer),
    now: clock.wallMs(),
  });
  return {
    /** `awaits`: for every connection, and there was none. */
    insert: (customer: Customer, externalId: string, awaits: boolean, origin?: ImportOrigin): string => {
      const id = random.uuid();
      const from = { importId: origin?.importId ?? null, line: origin?.line ?? null };
      sql.insert.run({ ...values(id, customer), ...from, externalId, awaits: awaits ? 1 : 0 });
      return id;
    },
    /** False when there is no such customer. */
    replace: (id: string, customer: Customer): boolean => sql.replace.run(values(id, customer)).changes === 1,
    byId: (id: string): CustomerRow | undefined => sql.byId.get(id),
    /** In the order of capture, from after `seq` on. */
    after: (seq: number, limit: number): readonly CustomerRow[] => sql.after.all(seq, limit),
    open: (row: Pick<CustomerRow, 'id' | 'sealed'>): Result<Customer, Problem> => openCustomer(sealing, row),
    hasPhone: (number: string): boolean => has(sql.phone, sealing.lookupHash('phone', number)),
    hasEmail: (email: string): boolean => has(sql.email, sealing.lookupHash('email', email)),
    /** Hashes of at most `limit` customers that were saved while the keychain was locked. Answers how many were done. */
    backfillHashes: (limit: number): number => {
      if (!sealing.unlocked()) return 0;
      const rows = sql.unhashed.all(limit);
      for (const row of rows) {
        const customer = openCustomer(sealing, row);
        // A damaged row has nothing to look up by, and is not asked again.
        sql.setHashes.run({ id: row.id, ...(customer.ok ? hashesOf(sealing, customer.value) : NO_HASHES) });
      }
      return rows.length;
    },
    /** Captured for "every connection" when there was none, delivered nowhere, and not yet on their way to this one. */
    awaiting: (connectionId: string): readonly CustomerRow[] => sql.awaiting.all({ connectionId }),
  };
}

const NO_HASHES = { phoneHash: null, emailHash: null, hashed: 1 };

function hashesOf(sealing: ProfileSealing, { whatsapp, phone, email }: Customer) {
  const number = whatsapp ?? phone;
  return {
    phoneHash: number === undefined ? null : (sealing.lookupHash('phone', number) ?? null),
    emailHash: email === undefined ? null : (sealing.lookupHash('email', email) ?? null),
    hashed: sealing.unlocked() ? 1 : 0,
  };
}

const placeOf = (id: string) => ({ table: 'customers', row: id, column: 'sealed' });

function openCustomer(sealing: ProfileSealing, row: Pick<CustomerRow, 'id' | 'sealed'>): Result<Customer, Problem> {
  const text = sealing.open(placeOf(row.id), row.sealed);
  if (!text.ok) return text;
  const value: unknown = JSON.parse(text.value);
  if (typeof value !== 'object' || value === null) return err(problem('sealed-data-damaged'));
  // The text is authentic, and only parseCustomer's output is ever sealed at this place.
  return ok(value as Customer);
}

type HashLookup = { readonly get: (hash: Uint8Array) => unknown };

function has(lookup: HashLookup, hash: Uint8Array | undefined): boolean {
  return hash !== undefined && lookup.get(hash) !== undefined;
}

const COLUMNS = 'c.seq, c.id, c.external_id, c.sealed, c.roll_up, c.captured_at, c.updated_at, c.erased_at';

function prepare(db: Database) {
  return {
    insert: db.prepare(`INSERT INTO customers
      (id, external_id, sealed, phone_hash, email_hash, hashed, awaits_connection, captured_at, updated_at,
        import_id, import_line)
      VALUES (:id, :externalId, :sealed, :phoneHash, :emailHash, :hashed, :awaits, :now, :now, :importId, :line)`),
    replace: db.prepare(`UPDATE customers SET sealed = :sealed, phone_hash = :phoneHash, email_hash = :emailHash,
      hashed = :hashed, revision = revision + 1, updated_at = :now WHERE id = :id`),
    byId: db.prepare<[string], CustomerRow>(`SELECT ${COLUMNS} FROM customers c WHERE c.id = ?`),
    after: db.prepare<[number, number], CustomerRow>(
      `SELECT ${COLUMNS} FROM customers c WHERE c.seq > ? ORDER BY c.seq LIMIT ?`,
    ),
    phone: db.prepare<[Uint8Array], { one: number }>('SELECT 1 AS one FROM customers WHERE phone_hash = ? LIMIT 1'),
    email: db.prepare<[Uint8Array], { one: number }>('SELECT 1 AS one FROM customers WHERE email_hash = ? LIMIT 1'),
    unhashed: db.prepare<[number], Pick<CustomerRow, 'id' | 'sealed'>>(
      'SELECT id, sealed FROM customers WHERE hashed = 0 ORDER BY seq LIMIT ?',
    ),
    setHashes: db.prepare(
      'UPDATE customers SET phone_hash = :phoneHash, email_hash = :emailHash, hashed = :hashed WHERE id = :id',
    ),
    awaiting: db.prepare<object, CustomerRow>(`SELECT ${COLUMNS} FROM customers c WHERE c.awaits_connection = 1
      AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.customer_id = c.id
        AND (d.state = 'delivered' OR d.connection_id = :connectionId)) ORDER BY c.seq`),
  };
}
