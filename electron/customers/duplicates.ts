import { displayName } from '#shared/domain/customer.ts';
import type { Duplicate } from '#shared/ipc/contract.ts';
import type { SearchIndex } from './search.ts';
import type { CustomerRow, CustomerStore, CustomerStoreDeps } from './customer-store.ts';

/** What a customer can be known by: E.164 numbers, a whole e-mail, the name as far as it is typed. */
export type KnownBy = {
  readonly whatsapp?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
};

/** Customers with the same number or e-mail, newest first, then those with a similar name; none while the keychain is locked, since the hashes are keyed. */
export type FindDuplicates = (knownBy: KnownBy) => Duplicate[];

/** More are not shown: one is enough to look. */
const MAX_DUPLICATES = 3;

type Found = Pick<CustomerRow, 'seq' | 'id' | 'sealed' | 'captured_at'> & { readonly delivered: number };

export function createDuplicates(
  { db, sealing }: Pick<CustomerStoreDeps, 'db' | 'sealing'>,
  store: Pick<CustomerStore, 'open'>,
  index: Pick<SearchIndex, 'similar'>,
): FindDuplicates {
  const sql = {
    phone: db.prepare<[Uint8Array, number], Found>(findBy('phone_hash = ?')),
    email: db.prepare<[Uint8Array, number], Found>(findBy('email_hash = ?')),
    name: db.prepare<[string, number], Found>(findBy('seq IN (SELECT value FROM json_each(?))')),
  };
  const lookUp = (why: 'phone' | 'email', value: string | undefined): readonly [Found, Duplicate['why']][] => {
    const hash = value === undefined ? undefined : sealing.lookupHash(why, value);
    return hash === undefined ? [] : sql[why].all(hash, MAX_DUPLICATES).map((row) => [row, why]);
  };
  const likeName = (name: string): readonly [Found, Duplicate['why']][] =>
    sql.name
      .all(JSON.stringify(index.similar(name, MAX_DUPLICATES)), MAX_DUPLICATES)
      .map((row) => [row, 'name'] as const);
  return ({ whatsapp, phone, email, name = '' }) => {
    const certain = [...lookUp('phone', whatsapp), ...lookUp('phone', phone), ...lookUp('email', email)];
    const found = [...certain.sort(([one], [other]) => other.seq - one.seq), ...likeName(name)];
    const firstWhy = found.filter(([row], place) => found.findIndex(([other]) => other.id === row.id) === place);
    return firstWhy.slice(0, MAX_DUPLICATES).flatMap(([row, why]) => {
      const customer = store.open(row);
      if (!customer.ok) return [];
      const { city } = customer.value;
      return {
        customerId: row.id,
        name: displayName(customer.value),
        ...(city === undefined ? {} : { city }),
        capturedAt: row.captured_at,
        delivered: row.delivered,
        why,
      };
    });
  };
}

const findBy = (condition: string): string => `SELECT seq, id, sealed, captured_at,
  (SELECT count(DISTINCT d.connection_id) FROM deliveries d WHERE d.customer_id = c.id AND d.state = 'delivered') AS delivered
  FROM customers c WHERE ${condition} ORDER BY seq DESC LIMIT ?`;
