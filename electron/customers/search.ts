import type { Customer } from '#shared/domain/customer.ts';
import { displayName } from '#shared/domain/customer.ts';
import { fold, foldedWords } from '#shared/domain/fold.ts';
import { isSimilarName, nameKey, type NameKey } from '#shared/domain/similar-name.ts';
import type { TagCount } from '#shared/domain/queue.ts';
import type { CustomerStore } from './customer-store.ts';

/**
 * Search over names, numbers, e-mails and cities, in memory only: on disk these lie sealed. Rows that cannot be opened
 * yet (locked keychain) are not found; after an unlock the index is built anew.
 */
export type SearchIndex = {
  /** Takes up at most `limit` more customers; true when it has seen all there are. */
  readonly advance: (limit: number) => boolean;
  readonly put: (seq: number, customer: Customer) => void;
  /** The customer is no longer there. */
  readonly drop: (seq: number) => void;
  /**
   * Sequence numbers of the customers that hold every word of the query and any of the tags; undefined when neither is
   * given (all of them). Tags are looked for here because they lie sealed on disk: a column to look them up by would
   * tell whoever has the file which customers belong together.
   */
  readonly find: (query: string, tags?: readonly string[]) => readonly number[] | undefined;
  /** Sequence numbers of the newest customers with a name like this one, at most `limit`. */
  readonly similar: (name: string, limit: number) => readonly number[];
  /** Every tag in use, the most used first. */
  readonly tags: () => readonly TagCount[];
  /** Another one whenever what is found may be. */
  readonly version: () => number;
};

export function createSearchIndex(store: CustomerStore, unlocked: () => boolean): SearchIndex {
  const entries = new Map<number, Entry>();
  const tagOf = createTags();
  let seen = 0;
  let version = 0;
  let builtUnlocked = unlocked();

  const put = (seq: number, customer: Customer): void => {
    entries.set(seq, entryOf(customer, tagOf));
    version += 1;
  };
  const advance = (limit: number): boolean => {
    if (!builtUnlocked && unlocked()) [builtUnlocked, seen] = [true, 0];
    const rows = store.after(seen, limit);
    for (const row of rows) {
      const customer = store.open(row);
      if (customer.ok) put(row.seq, customer.value);
      seen = row.seq;
    }
    return rows.length < limit;
  };
  const complete = (): void => {
    while (!advance(SLICE)); // usually nothing to do; another process may have captured since
  };
  return {
    advance,
    put,
    drop: (seq) => void (version += entries.delete(seq) ? 1 : 0),
    // What an unlock makes readable is taken up by the next search.
    version: () => version + (unlocked() && !builtUnlocked ? 1 : 0),
    tags: () => (complete(), countTags(entries.values())),
    similar: (name, limit) => (complete(), similarTo(entries, name, limit)),
    find: (query, tags = []) => {
      const fits = fitsBoth(tagMatcher(tags), matcherOf(query));
      if (fits === undefined) return undefined;
      complete();
      return [...entries].flatMap(([seq, entry]) => (fits(entry) ? [seq] : []));
    },
  };
}

const SLICE = 1_000;

type Matcher = (entry: Entry) => boolean;

const fitsBoth = (one: Matcher | undefined, other: Matcher | undefined): Matcher | undefined =>
  one === undefined || other === undefined ? (one ?? other) : (entry) => one(entry) && other(entry);

/** `text`: folded, parts on lines of their own; `digits`: of the numbers, country code included. */
type Entry = {
  readonly name: NameKey | undefined;
  readonly text: string;
  readonly digits: string;
  readonly tags: readonly Tag[];
};

/** One object a spelling, however many customers have it. */
type Tag = { readonly shown: string; readonly folded: string };

function createTags(): (shown: string) => Tag {
  const known = new Map<string, Tag>();
  return (shown) => {
    const tag = known.get(shown) ?? { shown, folded: fold(shown) };
    known.set(shown, tag);
    return tag;
  };
}

function countTags(entries: Iterable<Entry>): readonly TagCount[] {
  const counts = new Map<string, { tag: string; count: number }>();
  for (const { tags } of entries) {
    for (const { shown, folded } of tags) {
      const known = counts.get(folded);
      if (known === undefined) counts.set(folded, { tag: shown, count: 1 });
      else known.count += 1;
    }
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}

function tagMatcher(wanted: readonly string[]): Matcher | undefined {
  if (wanted.length === 0) return undefined;
  const folded = new Set(wanted.map(fold));
  return ({ tags }) => tags.some((tag) => folded.has(tag.folded));
}

function entryOf(customer: Customer, tagOf: (shown: string) => Tag): Entry {
  const { fullName, firstName, lastName, email, city, company, whatsapp, phone } = customer;
  const parts = [displayName(customer), fullName, firstName, lastName, email, city, company];
  return {
    name: nameKey(displayName(customer)),
    text: fold([...new Set(parts)].filter((part) => part !== undefined).join('\n')),
    digits: [whatsapp, phone].map((number) => number?.replace(/\D/g, '') ?? '').join('\n'),
    tags: (customer.tags ?? []).map(tagOf),
  };
}

function similarTo(entries: ReadonlyMap<number, Entry>, name: string, limit: number): readonly number[] {
  const wanted = nameKey(name);
  if (wanted === undefined) return [];
  return [...entries]
    .flatMap(([seq, entry]) => (entry.name !== undefined && isSimilarName(wanted, entry.name) ? [seq] : []))
    .sort((one, other) => other - one)
    .slice(0, limit);
}

function matcherOf(query: string): Matcher | undefined {
  const words = foldedWords(query);
  if (words.length === 0) return undefined;
  // A number in any spelling: `0812-345` and `+62 812 345` are parts of the same digits. The trunk 0 is not stored.
  const number = /^[\d\s()+.-]+$/.test(query) ? query.replace(/\D/g, '').replace(/^0+/, '') : '';
  if (number !== '')
    return (entry) => entry.digits.includes(number) || words.every((word) => entry.text.includes(word));
  return (entry) =>
    words.every((word) => entry.text.includes(word) || (/^\d+$/.test(word) && entry.digits.includes(word)));
}
