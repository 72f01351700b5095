/** One customer exactly as the vendor's own API spells it. */
export type CustomerFields = Readonly<Record<string, unknown>>;

/** A customer as the vendor holds it now. */
export interface HeldRecord {
  readonly id: string;
  /** The vendor's main way to name this person: number, e-mail or external id. */
  readonly key: string;
  readonly customer: CustomerFields;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

/** What tells one person from another; two records that share any of these are the same person. */
export interface Identities {
  readonly phones: readonly (string | undefined)[];
  readonly email?: string | undefined;
  readonly externalId?: string | undefined;
}

export interface RecordBook {
  all(): readonly HeldRecord[];
  find(matches: (record: HeldRecord) => boolean): HeldRecord | undefined;
  /** The first record that shares an identity with these fields. */
  findSamePerson(customer: CustomerFields): HeldRecord | undefined;
  add(record: HeldRecord): HeldRecord;
  replace(record: HeldRecord, customer: CustomerFields, nowMs: number): HeldRecord;
  identitiesOf(customer: CustomerFields): readonly string[];
  /** Records beyond the first of each person. */
  duplicates(): number;
  clear(): void;
}

export function createRecordBook(identify: (customer: CustomerFields) => Identities): RecordBook {
  let records: readonly HeldRecord[] = [];

  const known = new WeakMap<CustomerFields, readonly string[]>();
  /** Kept with the fields: a soak compares thousands of them with each other. */
  const identitiesOf = (customer: CustomerFields): readonly string[] => {
    const kept = known.get(customer) ?? identitiesIn(customer);
    known.set(customer, kept);
    return kept;
  };

  const identitiesIn = (customer: CustomerFields): readonly string[] => {
    const { phones, email, externalId } = identify(customer);
    const named = [
      ...phones.map((phone) => phone && `phone:${phone}`),
      email && `email:${email.toLowerCase()}`,
      externalId && `external:${externalId}`,
    ];
    return [...new Set(named.flatMap((identity) => identity || []))];
  };

  return {
    all: () => records,
    find: (matches) => records.find(matches),
    findSamePerson(customer) {
      const wanted = new Set(identitiesOf(customer));
      return records.find((record) => identitiesOf(record.customer).some((identity) => wanted.has(identity)));
    },
    add(record) {
      records = [...records, record];
      return record;
    },
    replace(record, customer, nowMs) {
      const changed = { ...record, customer, updatedAtMs: nowMs };
      records = records.map((held) => (held.id === record.id ? changed : held));
      return changed;
    },
    identitiesOf,
    duplicates: () => records.length - countPeople(records.map((record) => identitiesOf(record.customer))),
    clear() {
      records = [];
    },
  };
}

/** Groups that share an identity, directly or through others; a record with none is its own person. */
function countPeople(identitiesPerRecord: readonly (readonly string[])[]): number {
  let people: Set<string>[] = [];
  let nameless = 0;
  for (const identities of identitiesPerRecord) {
    if (identities.length === 0) nameless += 1;
    else {
      const same = people.filter((person) => identities.some((identity) => person.has(identity)));
      const merged = new Set([...identities, ...same.flatMap((person) => [...person])]);
      people = [...people.filter((person) => !same.includes(person)), merged];
    }
  }
  return people.length + nameless;
}
