import type { Answer, Core } from '#electron/core.ts';
import type { Vendor } from '#electron/vendors/definition.ts';
import {
  EMPTY_COUNTS,
  type ConnectionTest,
  type ConnectionView,
  type DeliveryCounts,
} from '#shared/domain/connection.ts';
import { problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';
import { checkDraft, type CheckedDraft, type DraftForm } from './check-draft.ts';
import { listChoices } from './choices.ts';
import { addConnection, updateConnection } from './change.ts';
import type { ActiveConnection, ConnectionsDeps, LaneView } from './deps.ts';
import { parseChange, sameName } from './input.ts';
import { listNames } from './names.ts';
import { removeConnection } from './remove.ts';
import type { StoredConnection } from './store.ts';
import { testConnection } from './test-connection.ts';

export type Connections = Omit<Core['connections'], 'vendors' | 'check'> & {
  readonly check: (form: DraftForm) => Answer<CheckedDraft>;
  readonly active: () => readonly ActiveConnection[];
  /** By id, or by name without regard to case. */
  readonly find: (idOrName: string) => ActiveConnection | undefined;
};

export function createConnections(deps: ConnectionsDeps): Connections {
  const { store } = deps;
  const active = (): readonly ActiveConnection[] => store.list().flatMap((row) => withVendor(deps.vendors, row));
  const find = (key: string): ActiveConnection | undefined => {
    const all = active();
    return all.find((row) => row.id === key) ?? all.find((row) => sameName(row.name, key));
  };
  const known = <T>(key: string, work: (row: ActiveConnection) => T): T | ReturnType<typeof notFound> => {
    const row = find(key);
    return row === undefined ? notFound() : work(row);
  };
  return {
    active,
    find,
    list: () => viewAll(deps, active()),
    add: (input) => addConnection(deps, active(), input),
    update: async (input) => {
      const change = parseChange(input);
      if (!change.ok) return change;
      return known(change.value.id, (row) => updateConnection(deps, active(), row, change.value));
    },
    check: (form) => checkDraft(deps, active(), form),
    choices: (form) => listChoices(deps, active(), form),
    vendorNames: async (key) => known(key, (row) => listNames(deps, row)),
    test: async (key) => known(key, (row) => test(deps, row)),
    contractSample: (key) => known(key, (row) => sampleOf(deps, row)),
    contractRead: (key) =>
      known(key, (row) => {
        deps.forgetContract(row.id);
        deps.changed();
        return ok({});
      }),
    pause: (key) => known(key, (row) => setEnabled(deps, row, false)),
    resume: (key) => known(key, (row) => setEnabled(deps, row, true)),
    remove: async ({ id, discardUndelivered }) =>
      known(id, (row) => removeConnection(deps, row, discardUndelivered === true)),
  };
}

async function test(deps: ConnectionsDeps, row: ActiveConnection): Promise<Answer<ConnectionTest>> {
  const answer = await testConnection(deps, row);
  deps.store.setLastTest(row.id, answer);
  if (answer.ok) deps.resetLane(row.id);
  deps.changed();
  return ok(answer);
}

/** For the vendor or for us: what differed, and the answer's shape. Nothing of a customer and nothing secret is in it. */
function sampleOf(deps: ConnectionsDeps, row: ActiveConnection): Answer<{ name: string; text: string }> {
  const drift = deps.contract(row.id);
  if (drift === undefined) return err([problem('delivery-not-found')]);
  const shape: unknown = JSON.parse(drift.shape);
  const { at, status, differences } = drift;
  const sample = { vendor: row.vendor.descriptor.name, at: new Date(at).toISOString(), status, differences, shape };
  return ok({ name: `fieldpost-${row.vendor.id}-answer.json`, text: `${JSON.stringify(sample, undefined, 2)}\n` });
}

function setEnabled(deps: ConnectionsDeps, row: ActiveConnection, enabled: boolean): Answer<object> {
  deps.store.setEnabled(row.id, enabled);
  if (enabled) deps.resetLane(row.id);
  deps.changed();
  return ok({});
}

const notFound = () => err([problem('connection-not-found')]);

function withVendor(vendors: readonly Vendor[], row: StoredConnection): readonly ActiveConnection[] {
  const vendor = vendors.find((item) => item.id === row.vendor);
  return vendor === undefined ? [] : [{ ...row, vendor }];
}

function viewAll(deps: ConnectionsDeps, rows: readonly ActiveConnection[]): readonly ConnectionView[] {
  const counts = deps.store.counts();
  return rows.map((row) => {
    const drift = deps.contract(row.id);
    const contract = drift === undefined ? {} : { contract: { at: drift.at, differences: drift.differences } };
    return { ...viewOf(row, deps.lane(row.id), counts.get(row.id) ?? EMPTY_COUNTS), ...contract };
  });
}

function viewOf(row: ActiveConnection, lane: LaneView, counts: DeliveryCounts): ConnectionView {
  return {
    id: row.id,
    vendor: row.vendor.id,
    name: row.name,
    settings: row.settings,
    enabled: row.enabled,
    health: row.enabled ? lane.health : 'paused',
    since: lane.since,
    ...(lane.problem === undefined ? {} : { problem: lane.problem }),
    ...(lane.until === undefined ? {} : { until: lane.until }),
    counts,
    ...(row.lastTest === undefined ? {} : { lastTest: row.lastTest }),
  };
}
