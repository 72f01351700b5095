import { hostname } from 'node:os';
import { join } from 'node:path';
import type { WatchContract } from '#electron/connections/deps.ts';
import { createConnections, type Connections } from '#electron/connections/service.ts';
import { createConnectionStore, type ConnectionStore } from '#electron/connections/store.ts';
import { createAccounts, type Accounts } from '#electron/credentials/account.ts';
import type { Clock } from '#electron/effects.ts';
import { createCustomers, type Customers } from '#electron/customers/customers.ts';
import { createSealing, type ProfileSealing } from '#electron/customers/sealing/sealing.ts';
import { noteError } from '#electron/db/suspects.ts';
import { openDatabase, type Database, type OpenedDatabase } from '#electron/db/open.ts';
import { createAttemptStore, type AttemptStore } from '#electron/outbox/attempt-store.ts';
import { createCommits, type Commits } from '#electron/outbox/commits.ts';
import { createClockSkew, type ClockSkew } from '#electron/outbox/clock-skew.ts';
import type { StoredDelivery } from '#electron/outbox/delivery-sql.ts';
import { createDeliveryStore, type DeliveryStore } from '#electron/outbox/delivery-store.ts';
import { createDrain, type Drain } from '#electron/outbox/drain.ts';
import { afterContractRead, afterPersonsChange } from '#electron/outbox/lane-health.ts';
import { createLaneRunner } from '#electron/outbox/lane-runner.ts';
import type { LaneConnection } from '#electron/outbox/lane.ts';
import { createLaneStore, type LaneStore } from '#electron/outbox/lane-store.ts';
import { watchContract } from '#electron/outbox/contract-watch.ts';
import { createOutbox, type Outbox } from '#electron/outbox/outbox.ts';
import { createOwnerLease, type OwnerLease } from '#electron/outbox/owner.ts';
import { createScheduleClock } from '#electron/outbox/schedule-clock.ts';
import { createScheduleStore, type ScheduleStore } from '#electron/outbox/schedule-store.ts';
import { BACKOFF } from '#electron/outbox/schedule.ts';
import { wireOf } from '#electron/outbox/wire.ts';
import { createProfileSettings, type ProfileSettings } from '#electron/profile.ts';
import type { SettleWay } from '#shared/domain/delivery.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { SECOND_MS } from '#shared/duration.ts';
import { createWords } from '#electron/words.ts';
import type { CoreEffects } from './effects.ts';
import { createCoreEvents, type CoreEvents } from './events.ts';

/** Everything that the core is made of, on one open database. */
export type CoreParts = Stores & {
  readonly outbox: Outbox;
  readonly customers: Customers;
  readonly connections: Connections;
  readonly drain: Drain;
  /** Looks for work soon; many calls in a row are one look. */
  readonly wakeSoon: () => void;
  readonly stopWaking: () => void;
};

type Stores = {
  readonly db: OpenedDatabase;
  readonly events: CoreEvents;
  readonly profile: ProfileSettings;
  readonly sealing: ProfileSealing;
  readonly accounts: Accounts;
  readonly connectionStore: ConnectionStore;
  readonly commits: Commits;
  readonly deliveries: DeliveryStore;
  readonly attempts: AttemptStore;
  readonly lanes: LaneStore;
  readonly skew: ClockSkew;
  readonly owner: OwnerLease;
  /** Fencing tokens of claims that this process works on. */
  readonly inFlight: Set<string>;
  /** Rows have changed. */
  readonly changed: () => void;
};

export function createParts(outer: CoreEffects): CoreParts {
  const db = openDatabase(join(outer.dataDir, 'fieldpost.db'), {
    wallMs: outer.clock.wallMs,
    uuid: outer.random.uuid,
    ...(outer.busyTimeoutMs === undefined ? {} : { busyTimeoutMs: outer.busyTimeoutMs }),
  });
  const scheduling = { schedule: createScheduleStore(db), skew: createClockSkew(), ownerToken: outer.random.uuid() };
  const effects = { ...outer, clock: scheduleClock(outer, db, scheduling) };
  const stores = createStores(effects, db, scheduling);
  // The parts need each other; each of these is called only when all of them stand.
  const active = () => connections.active();
  const wakeSoon = gather(effects.clock, () => drain.wake());
  const outbox = createOutbox({
    db,
    deliveries: stores.deliveries,
    attempts: stores.attempts,
    settleWay: (delivery) => settleWayOf(active(), delivery),
  });
  const customers = createCustomers({ ...outer, ...customerDeps(stores), db, outbox, targets: active });
  const connections = createConnections({
    ...connectionDeps(effects, stores),
    ...heldBy(customers),
    discardOpen: (id) => discardOpen(stores, outbox, id),
    changed: () => {
      stores.changed();
      wakeSoon.now();
    },
  });
  const drain = createDrain({ ...drainDeps(effects, stores, active, () => drain.owns()), outbox });
  return { ...stores, outbox, customers, connections, drain, wakeSoon: wakeSoon.now, stopWaking: wakeSoon.stop };
}

function customerDeps({ sealing, connectionStore, profile, events }: Stores) {
  return {
    sealing,
    connectionNames: connectionStore.allNames,
    defaultCountry: () => profile.get().defaultCountry,
    importsChanged: () => events.mark('imports.changed'),
    refresh: () => events.mark('deliveries.changed'),
    sentence: (found: Problem) => createWords(profile.get().language).problem(found),
  };
}
/** What a connection that comes or changes means for customers that are there already. */
const heldBy = ({ attachAwaiting, waiting }: Customers) => ({
  attachAwaiting: (id: string) => void attachAwaiting(id),
  waiting,
});

type Scheduling = { readonly schedule: ScheduleStore; readonly skew: ClockSkew; readonly ownerToken: string };

/** The stored times follow a jump of the wall clock once: in the process that sends. */
function scheduleClock({ clock, log }: CoreEffects, db: Database, { schedule, skew, ownerToken }: Scheduling): Clock {
  return createScheduleClock(clock, (jumpMs) => {
    if (!db.open || db.inTransaction) return false;
    try {
      schedule.shiftAsOwner(ownerToken, jumpMs);
    } catch (error) {
      log.warn('clock-jump-not-followed', { error: error instanceof Error ? error.name : typeof error });
      return false;
    }
    skew.clockJumped(jumpMs);
    log.info('clock-jumped', { seconds: Math.round(jumpMs / SECOND_MS) });
    return true;
  });
}

function createStores(effects: CoreEffects, db: OpenedDatabase, { schedule, skew, ownerToken }: Scheduling): Stores {
  const { clock, random, vault, dataDir } = effects;
  const events = createCoreEvents(clock);
  const changed = (): void => events.mark('deliveries.changed', 'connections.changed', 'outbox.changed');
  const sealing = createSealing({ db, random, clock, vault, dataDir });
  const shared = { db, random, sealing, wallMs: clock.wallMs };
  return {
    db,
    events,
    changed,
    sealing,
    profile: createProfileSettings(db, () => events.mark('profile.changed', 'outbox.changed')),
    accounts: createAccounts(vault),
    connectionStore: createConnectionStore(db),
    commits: createCommits({ db, monotonicMs: clock.monotonicMs, defer: (callback) => void setImmediate(callback) }),
    deliveries: createDeliveryStore(shared),
    attempts: createAttemptStore(shared),
    lanes: createLaneStore(db),
    skew,
    inFlight: new Set(),
    owner: createOwnerLease({
      db,
      token: ownerToken,
      pid: process.pid,
      host: hostname(),
      wallMs: clock.wallMs,
      monotonicMs: clock.monotonicMs,
      isAlive,
      takeOver: (now, jumpMs) => {
        if (jumpMs !== 0) schedule.shift(jumpMs);
        schedule.clamp(now);
      },
    }),
  };
}

function connectionDeps(effects: CoreEffects, stores: Stores) {
  const { clock, random, vault, vendors, transport } = effects;
  const { lanes, accounts, skew } = stores;
  return {
    store: stores.connectionStore,
    vault,
    accounts,
    vendors,
    transport,
    clock,
    random,
    skewMs: skew.offsetMs,
    learnTime: skew.learn,
    lane: (id: string) => lanes.read(id, clock.wallMs()),
    contract: lanes.contract,
    watchContract: ((row, asked, response) =>
      void watchContract({ lanes, clock, log: effects.log }, row, asked, response)) satisfies WatchContract,
    forgetContract: (id: string) => forgetContract(lanes, id, clock.wallMs()),
    resetLane: (id: string) => resetLane(lanes, id, clock.wallMs()),
  };
}

/** A person has changed what the lane waited for. */
function resetLane(lanes: LaneStore, id: string, now: number): void {
  if (lanes.lookup(id) !== undefined) lanes.learnLookup(id, undefined, now);
  lanes.change(id, now, afterPersonsChange);
}

/** Read by a person: what was kept goes, and the notice beside the lane's health with it. */
function forgetContract(lanes: LaneStore, id: string, now: number): void {
  lanes.noteContract(id, undefined, now);
  lanes.change(id, now, afterContractRead);
}

/** All of it or nothing: a removal that breaks off leaves the connection as it was. */
function discardOpen({ db, connectionStore }: Stores, outbox: Outbox, id: string): void {
  db.transaction(() => {
    for (const customerId of connectionStore.customersWithOpen(id)) outbox.discard(customerId, id);
  }).immediate();
}

type Active = () => ReturnType<Connections['active']>;

function drainDeps(effects: CoreEffects, stores: Stores, active: Active, owns: () => boolean) {
  const { profile, lanes, deliveries, owner, inFlight, changed } = stores;
  const { clock, log } = effects;
  const sending = (): readonly LaneConnection[] => (profile.get().paused ? [] : active().filter((row) => row.enabled));
  const runner = createLaneRunner({
    lane: { ...effects, ...stores, backoff: effects.backoff ?? BACKOFF, ownerToken: owner.token },
    lanes,
    accounts: withKey(stores),
    maySend: (id) => owns() && sending().some((row) => row.id === id),
    laneChanged: changed,
  });
  const dropConnections = (): void => effects.transport.dropConnections?.();
  const failed = (error: unknown): void => {
    noteError(stores.db, error);
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    log.error('drain-failed', { error: error instanceof Error ? error.name : typeof error, code });
  };
  return { clock, failed, owner, deliveries, lanes, runner, inFlight, connections: sending, dropConnections, changed };
}

/** Whoever opens an account is about to send, and for that the customers have to be readable as well. */
function withKey({ sealing, accounts }: Stores): Accounts {
  return {
    ...accounts,
    open: async (owner) => {
      if (!sealing.unlocked()) await sealing.unlock();
      return accounts.open(owner);
    },
  };
}

function settleWayOf(
  active: ReturnType<Active>,
  { connectionId, intent }: Pick<StoredDelivery, 'connectionId' | 'intent'>,
): SettleWay {
  const connection = active.find((row) => row.id === connectionId);
  return connection === undefined ? 'person' : wireOf(connection.vendor, intent).settleWay(connection.settings);
}

/** Any number of calls before the next turn of the event loop are one. */
function gather(clock: Clock, work: () => void) {
  let cancel: (() => void) | undefined;
  return {
    now: (): void => {
      cancel ??= clock.timer(0, () => {
        cancel = undefined;
        work();
      });
    },
    stop: (): void => cancel?.(),
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'; // it runs, as somebody else
  }
}
