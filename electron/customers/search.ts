import type { Customer } from '#shared/domain/customer.ts';
import { displayName } from '#shared/domain/customer.ts';
import { fold, foldedWords } from '#shared/domain/fold.ts';
import type { CustomerStore } from './customer-store.ts';

/**
 * Search over names, numbers, e-mails and cities, in memory only: on disk these lie sealed. Rows that cannot be opened
 * yet (locked keychain) are not found; after an unlock the index is built anew.
 */
export type SearchIndex = {
  /** Takes up at most `limit` more customers; true when it has seen all there are. */
  readonly advance: (limit: number) => boolean;
  readonly put: (seq: number, customer: Customer) => void;
  /** Sequence numbers of the customers that hold every word of the query; undefined for an empty query (all of them). */
  readonly find: (query: string) => readonly number[] | undefined;
};

export function createSearchIndex(store: CustomerStore, unlocked: () => boolean): SearchIndex {
  const entries = new Map<number, Entry>();
  let seen = 0;
  let builtUnlocked = unlocked();

  const advance = (limit: number): boolean => {
    if (!builtUnlocked && unlocked()) {
      builtUnlocked = true;
      seen = 0;
    }
    const rows = store.after(seq(), limit);
    for (const row of rows) {
      const customer = store.open(row);
      if (customer.ok) entries.set(row.seq, entryOf(customer.value));
      seen = row.seq;
    }
    return rows.length < limit;
  };
  const seq = (): number => seen;
  return {
    advance,
    put: (seq, customer) => void entries.set(seq, entryOf(customer)),
    find: (query) => {
      const matches = matcherOf(query);
      if (matches === undefined) return undefined;
      // Usually nothing to do; another process may have captured since.
      while (!advance(SLICE));
      return [...entries].flatMap(([seq, entry]) => (matches(entry) ? [seq] : []));
    },
  };
}

const SLICE = 1_000;

/** `text`: folded, parts on lines of their own; `digits`: of the numbers, country code included. */
type Entry = { readonly text: string; readonly digits: string };

function entryOf(customer: Customer): Entry {
  const { fullName, firstName, lastName, email, city, company, whatsapp, phone } = customer;
  const parts = [displayName(customer), fullName, firstName, lastName, email, city, company];
  return {
    text: fold([...new Set(parts)].filter((part) => part !== undefined).join('\n')),
    digits: [whatsapp, phone].map((number) => number?.replace(/\D/g, '') ?? '').join('\n'),
  };
}

function matcherOf(query: string): ((entry: Entry) => boolean) | undefined {
  const words = foldedWords(query);
  if (words.length === 0) return undefined;
  // A number in any spelling: `0812-345` and `+62 812 345` are parts of the same digits. The trunk 0 is not stored.
  const number = /^[\d\s()+.-]+$/.test(query) ? query.replace(/\D/g, '').replace(/^0+/, '') : '';
  if (number !== '')
    return (entry) => entry.digits.includes(number) || words.every((word) => entry.text.includes(word));
  return (entry) =>
    words.every((word) => entry.text.includes(word) || (/^\d+$/.test(word) && entry.digits.includes(word)));
}
