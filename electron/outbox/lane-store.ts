import { z } from 'zod';
import type { Database } from '#electron/db/open.ts';
import { contractNoticeSchema, LANE_HEALTHS } from '#shared/domain/connection.ts';
import { problem, problemSchema, type Problem } from '#shared/domain/problem.ts';
import { workingSince, type LaneState } from './lane-health.ts';

/** Keeps the health of lanes across restarts: a Retry-After binds the next process as well. */
export type LaneStore = ReturnType<typeof createLaneStore>;

const healthSchema = z.enum(LANE_HEALTHS).exclude(['paused']);

export function createLaneStore(db: Database) {
  return { ...states(db), ...learned(db) };
}

function states(db: Database) {
  const get = db.prepare<[string], Row>(
    'SELECT health, problem, failures, since_at, until_at FROM lanes WHERE connection_id = ?',
  );
  const put = db.prepare(`INSERT INTO lanes (connection_id, health, problem, failures, since_at, until_at)
    VALUES (:connectionId, :health, :problem, :failures, :since, :until)
    ON CONFLICT (connection_id) DO UPDATE SET health = excluded.health, problem = excluded.problem, failures = excluded.failures,
      since_at = excluded.since_at, until_at = excluded.until_at`);
  const read = (connectionId: string, now: number): LaneState => stateOf(get.get(connectionId), now);
  const write = (connectionId: string, state: LaneState): void => {
    put.run({
      connectionId,
      health: state.health,
      problem: state.problem === undefined ? null : JSON.stringify(withoutQuotes(state.problem)),
      failures: state.failures,
      since: state.since,
      until: state.until ?? null,
    });
  };
  return {
    read,
    write,
    /** Writes what `change` makes of the state; the same object stands for no change. */
    change: (connectionId: string, now: number, change: (state: LaneState, now: number) => LaneState): void => {
      const before = read(connectionId, now);
      const next = change(before, now);
      if (next !== before) write(connectionId, next);
    },
  };
}

/** What the vendor's answers have taught about it. */
function learned(db: Database) {
  const getLookup = db.prepare<[string], { lookup: string | null }>('SELECT lookup FROM lanes WHERE connection_id = ?');
  const putLookup = db.prepare(`INSERT INTO lanes (connection_id, health, since_at, lookup)
    VALUES (:connectionId, 'working', :now, :lookup) ON CONFLICT (connection_id) DO UPDATE SET lookup = excluded.lookup`);
  const getContract = db.prepare<[string], { contract: string | null }>(
    'SELECT contract FROM lanes WHERE connection_id = ?',
  );
  const putContract = db.prepare(`INSERT INTO lanes (connection_id, health, since_at, contract)
    VALUES (:connectionId, 'working', :now, :contract) ON CONFLICT (connection_id) DO UPDATE SET contract = excluded.contract`);
  return {
    /** What was learned of the vendor's look-up; undefined while nothing was. */
    lookup: (connectionId: string): LookupSkill | undefined =>
      lookupSchema.safeParse(getLookup.get(connectionId)?.lookup ?? undefined).data,
    /** Undefined forgets it: settings have changed, or a person tests the connection. */
    learnLookup: (connectionId: string, lookup: LookupSkill | undefined, now: number): void =>
      void putLookup.run({ connectionId, lookup: lookup ?? null, now }),
    /** The last answer that differed from the documentation; undefined when there was none, or it was read. */
    contract: (connectionId: string): StoredDrift | undefined =>
      driftOf(getContract.get(connectionId)?.contract ?? undefined),
    /** Undefined forgets it: a person has read it. */
    noteContract: (connectionId: string, drift: StoredDrift | undefined, now: number): void =>
      void putContract.run({ connectionId, contract: drift === undefined ? null : JSON.stringify(drift), now }),
  };
}

const storedDriftSchema = contractNoticeSchema.extend({ status: z.number(), shape: z.string() });

/** `shape`: the answer without anything personal or secret; see vendors/contract.ts. */
export type StoredDrift = z.infer<typeof storedDriftSchema>;

function driftOf(text: string | undefined): StoredDrift | undefined {
  if (text === undefined) return undefined;
  try {
    return storedDriftSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // no JSON: not ours
  }
}

type Row = {
  readonly health: string;
  readonly problem: string | null;
  readonly failures: number;
  readonly since_at: number;
  readonly until_at: number | null;
};

function stateOf(row: Row | undefined, now: number): LaneState {
  const health = healthSchema.safeParse(row?.health);
  // A health that this build does not know is learned again.
  if (row === undefined || !health.success) return workingSince(now);
  return {
    health: health.data,
    failures: row.failures,
    since: row.since_at,
    ...(row.problem === null ? {} : { problem: problemOf(row.problem) }),
    ...(row.until_at === null ? {} : { until: row.until_at }),
  };
}

/** A problem that this build does not know is an unexpected one; its lane waits all the same. */
function problemOf(text: string): Problem {
  try {
    return problemSchema.safeParse(JSON.parse(text)).data ?? problem('internal');
  } catch {
    return problem('internal'); // no JSON
  }
}

/** Whether the answers of this account to a look-up are ones that we can read (vendors/salesmania.md §7). */
export type LookupSkill = 'understood' | 'not-understood';

const lookupSchema = z.enum(['understood', 'not-understood']).optional();

/** A vendor's words may repeat a customer's data; a lane is no place to keep them. */
function withoutQuotes(found: Problem): Problem {
  const { vendorMessage: _, ...params } = found.params ?? {};
  return { ...found, params };
}
