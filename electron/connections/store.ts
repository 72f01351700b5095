import { z } from 'zod';
import type { Database } from '#electron/db/open.ts';
import {
  connectionTestSchema,
  EMPTY_COUNTS,
  type ConnectionTest,
  type DeliveryCounts,
} from '#shared/domain/connection.ts';
import { deliveryStateSchema } from '#shared/domain/delivery.ts';

/** A connection that is not removed. `settings` were parsed by its vendor before they were stored. */
export type StoredConnection = {
  readonly id: string;
  readonly vendor: string;
  readonly name: string;
  readonly settings: Record<string, unknown>;
  readonly enabled: boolean;
  readonly lastTest: ConnectionTest | undefined;
};

/** All SQL of connections. */
export type ConnectionStore = ReturnType<typeof createConnectionStore>;

export function createConnectionStore(db: Database) {
  const sql = prepare(db);
  const cache = createCache(db, () => sql.list.all().flatMap(parseRow));
  const write =
    <A extends readonly unknown[]>(change: (...args: A) => unknown) =>
    (...args: A): void => {
      cache.drop();
      change(...args);
    };
  return {
    /** In the order of their making. Cheap to call: read again only when something changed, in this process or another. */
    list: (): readonly StoredConnection[] => cache.get(),
    /** Throws better-sqlite3's SQLITE_CONSTRAINT_UNIQUE when the name is taken. */
    insert: write((row: Pick<StoredConnection, 'id' | 'vendor' | 'name' | 'settings'>, now: number) =>
      sql.insert.run({ id: row.id, vendor: row.vendor, name: row.name, settings: JSON.stringify(row.settings), now }),
    ),
    /** Throws like `insert`. */
    update: write((id: string, name: string, settings: Record<string, unknown>) =>
      sql.update.run({ id, name, settings: JSON.stringify(settings) }),
    ),
    setEnabled: write((id: string, enabled: boolean) => sql.enable.run({ id, enabled: enabled ? 1 : 0 })),
    setLastTest: write((id: string, test: ConnectionTest) => sql.test.run({ id, test: JSON.stringify(test) })),
    /** Its history stays; its name is free again. */
    archive: write((id: string, now: number) => sql.archive.run({ id, now })),
    /** Names of removed connections as well: deliveries of theirs are still listed. */
    allNames: (): ReadonlyMap<string, string> => new Map(sql.names.all().map((row) => [row.id, row.name])),
    counts: (): ReadonlyMap<string, DeliveryCounts> => countsByConnection(sql.tallies.all()),
    /** Customers with a delivery of this connection that a person can still discard. */
    customersWithOpen: (id: string): readonly string[] => sql.open.all({ id }).map((row) => row.customer_id),
  };
}

type Row = {
  readonly id: string;
  readonly vendor: string;
  readonly name: string;
  readonly settings: string;
  readonly enabled: number;
  readonly last_test: string | null;
};

type Tally = {
  readonly connection_id: string;
  readonly state: string;
  readonly for_person: number;
  readonly n: number;
};

function prepare(db: Database) {
  return {
    list: db.prepare<[], Row>(`SELECT id, vendor, name, settings, enabled, last_test FROM connections
      WHERE archived_at IS NULL ORDER BY created_at, rowid`),
    names: db.prepare<[], { id: string; name: string }>('SELECT id, name FROM connections'),
    insert: db.prepare(`INSERT INTO connections (id, vendor, name, settings, created_at)
      VALUES (:id, :vendor, :name, :settings, :now)`),
    update: db.prepare('UPDATE connections SET name = :name, settings = :settings WHERE id = :id'),
    enable: db.prepare('UPDATE connections SET enabled = :enabled WHERE id = :id'),
    test: db.prepare('UPDATE connections SET last_test = :test WHERE id = :id'),
    archive: db.prepare('UPDATE connections SET archived_at = :now, enabled = 0 WHERE id = :id'),
    tallies: db.prepare<[], Tally>('SELECT connection_id, state, for_person, n FROM delivery_tallies'),
    open: db.prepare<{ id: string }, { customer_id: string }>(`SELECT customer_id, seq FROM deliveries
      WHERE connection_id = :id AND next_attempt_at IS NOT NULL
      UNION SELECT customer_id, seq FROM deliveries WHERE connection_id = :id AND state = 'unknown'
      UNION SELECT customer_id, seq FROM deliveries WHERE connection_id = :id AND state = 'attention' ORDER BY seq`),
  };
}

const settingsSchema = z.record(z.string(), z.unknown());

/** Nothing for settings that cannot be read: that connection waits, and the others work. */
function parseRow(row: Row): readonly StoredConnection[] {
  const settings = settingsSchema.safeParse(parseJson(row.settings));
  if (!settings.success) return [];
  const lastTest = row.last_test === null ? undefined : connectionTestSchema.safeParse(parseJson(row.last_test)).data;
  return [
    { id: row.id, vendor: row.vendor, name: row.name, settings: settings.data, enabled: row.enabled === 1, lastTest },
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // damaged, or not ours
  }
}

function countsByConnection(tallies: readonly Tally[]): ReadonlyMap<string, DeliveryCounts> {
  const counts = new Map<string, DeliveryCounts>();
  for (const tally of tallies) {
    const state = deliveryStateSchema.parse(tally.state);
    const before = counts.get(tally.connection_id) ?? EMPTY_COUNTS;
    const forPerson = before.unknownForPerson + (state === 'unknown' && tally.for_person === 1 ? tally.n : 0);
    counts.set(tally.connection_id, { ...before, [state]: before[state] + tally.n, unknownForPerson: forPerson });
  }
  return counts;
}

/** Every capture asks for the connections, and another process on the same data may change them at any time. */
function createCache<T>(db: Database, read: () => T) {
  const dataVersion = db.prepare<[], { data_version: number }>('PRAGMA data_version');
  let kept: { readonly version: unknown; readonly value: T } | undefined;
  return {
    get: (): T => {
      // Changes whenever another database connection commits; our own changes drop the value themselves.
      const version = dataVersion.get()?.data_version;
      if (kept === undefined || kept.version !== version) kept = { version, value: read() };
      return kept.value;
    },
    drop: (): void => {
      kept = undefined;
    },
  };
}
