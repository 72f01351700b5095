import { sleep, type Clock } from '#electron/effects.ts';
import { SECOND_MS } from '#shared/duration.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { afterNetworkReturn, afterPersonsWish, type LaneState } from './lane-health.ts';
import type { LaneConnection } from './lane.ts';
import type { LaneRunner } from './lane-runner.ts';
import type { LaneStore } from './lane-store.ts';
import type { Outbox } from './outbox.ts';
import { IDLE_BEAT_MS, OWNER_BEAT_MS, type OwnerLease } from './owner.ts';

/**
 * The loop that drains the outbox: it knows time and lanes, and no HTTP. It wakes on a capture, a due time, the network's
 * return, the computer's waking, and a person's wish. In between it sleeps; nothing polls.
 */
export type Drain = {
  /** Becomes the one sender if nobody else is, now and whenever the other one goes. */
  readonly start: () => void;
  readonly wake: () => void;
  readonly sync: (options: { readonly timeoutMs: number }) => Promise<SyncEnd>;
  readonly networkReturned: () => void;
  readonly wokeUp: () => void;
  /** Whether this process is the one that sends. */
  readonly owns: () => boolean;
  readonly busy: () => boolean;
  readonly stop: (deadlineMs: number) => Promise<void>;
};

/** Why a sync could send nothing, if it could not. */
export type SyncEnd = { readonly blocked?: 'offline' | 'keychain-locked' | 'another-process-sends' };

export type DrainEffects = {
  readonly clock: Clock;
  readonly owner: OwnerLease;
  readonly outbox: Outbox;
  readonly deliveries: DeliveryStore;
  readonly lanes: LaneStore;
  readonly runner: LaneRunner;
  readonly inFlight: ReadonlySet<string>;
  /** Enabled connections; none while a person has paused sending. */
  readonly connections: () => readonly LaneConnection[];
  readonly dropConnections: () => void;
  readonly changed: () => void;
  /** A lane, or the look for work, failed: the disk, another process's lock, or a bug. */
  readonly failed: (error: unknown) => void;
};

export function createDrain(effects: DrainEffects): Drain {
  const state: State = {
    running: new Map(),
    resting: new Map(),
    stopping: new AbortController(),
    owned: false,
    started: false,
  };
  const wake = (): void => guarded(effects, state, wake, () => wakeLanes(effects, state, wake));
  return {
    start: () => {
      state.started = true;
      beat(effects, state, wake);
    },
    wake,
    sync: (options) => sync(effects, state, wake, options.timeoutMs),
    networkReturned: () => {
      if (state.started) guarded(effects, state, wake, () => tryNetwork(effects, wake));
    },
    wokeUp: () => {
      if (!state.started) return;
      effects.dropConnections();
      hold(effects, state);
      // Another place, another network: what waited for one is tried at once.
      guarded(effects, state, wake, () => tryNetwork(effects, wake));
    },
    owns: () => state.owned,
    busy: () => state.running.size > 0,
    stop: (deadlineMs) => stop(effects, state, deadlineMs),
  };
}

type State = {
  readonly running: Map<string, Promise<void>>;
  /** Lanes that failed, until when they rest: monotonic ms. */
  readonly resting: Map<string, number>;
  readonly stopping: AbortController;
  owned: boolean;
  /** Why the owner's row could not be read or written the last time. */
  failure?: unknown;
  started: boolean;
  /** Of the last beat, monotonic ms. */
  beatAt?: number;
  cancelTimer?: () => void;
  cancelBeat?: () => void;
};

/** Part of the stop deadline that is left for bookkeeping after requests were cut. */
const STOP_MARGIN_MS = SECOND_MS;
/** A timer may sleep through a clock change; it looks again at least this often. */
const LONGEST_SLEEP_MS = 60 * SECOND_MS;
/** A lane that failed (a full disk, a database that is busy) looks again after this. */
const REST_MS = SECOND_MS;

function beat(effects: DrainEffects, state: State, wake: () => void): void {
  if (state.stopping.signal.aborted) return;
  const before = state.owned;
  const beatMs = isQuiet(effects, state) ? IDLE_BEAT_MS : OWNER_BEAT_MS;
  hold(effects, state, beatMs);
  if (state.owned !== before) effects.changed();
  if (state.owned && !before) wake();
  state.cancelBeat?.();
  const nextMs = state.failure === undefined ? beatMs : REST_MS;
  state.cancelBeat = effects.clock.timer(nextMs, () => beat(effects, state, wake));
}

/** Nothing is under way, and no lane can go on soon. A database that cannot say is not quiet. */
function isQuiet(effects: DrainEffects, state: State): boolean {
  if (state.running.size > 0 || effects.inFlight.size > 0) return false;
  try {
    const next = nextTime(effects, state);
    return next === undefined || next - effects.clock.wallMs() > OWNER_BEAT_MS;
  } catch (error) {
    effects.failed(error);
    return false;
  }
}

/** Renews or takes the owner's row; rows that a former owner left `sending` become unknown. */
function hold(effects: DrainEffects, state: State, beatMs = OWNER_BEAT_MS): void {
  try {
    const owned = effects.owner.hold(beatMs);
    state.beatAt = effects.clock.monotonicMs();
    // A new owner settles what its predecessor left; the same owner only what has outlived its lease.
    const before = owned && !state.owned ? undefined : effects.clock.wallMs();
    state.owned = owned;
    if (owned && effects.outbox.abandon(before, effects.inFlight) > 0) effects.changed();
    delete state.failure;
  } catch (error) {
    // A full or busy disk: nothing can be claimed either, and whoever takes the row meanwhile is seen by the next claim.
    effects.failed(error);
    state.failure = error;
  }
}

function tryNetwork(effects: DrainEffects, wake: () => void): void {
  changeLanes(effects, afterNetworkReturn);
  effects.deliveries.pullForward(true);
  wake();
}

/** A database that cannot be read or written now is asked again later; the process goes on. */
function guarded(effects: DrainEffects, state: State, wake: () => void, work: () => void): void {
  try {
    work();
  } catch (error) {
    effects.failed(error);
    if (state.stopping.signal.aborted) return;
    state.cancelTimer?.();
    state.cancelTimer = effects.clock.timer(REST_MS, wake);
  }
}

function wakeLanes(effects: DrainEffects, state: State, wake: () => void): void {
  if (state.stopping.signal.aborted || !state.started) return;
  // After an idle time, and where another process may have gone: first whose turn it is.
  const isOld = effects.clock.monotonicMs() - (state.beatAt ?? 0) >= OWNER_BEAT_MS;
  if (isOld && !isQuiet(effects, state)) beat(effects, state, wake);
  if (!state.owned) return;
  for (const connection of effects.connections()) {
    if (state.running.has(connection.id) || restMs(effects, state, connection.id) > 0) continue;
    if (!effects.deliveries.hasDue(connection.id, effects.clock.wallMs())) continue;
    const run = effects.runner
      .run(connection, state.stopping.signal)
      .catch((error: unknown) => {
        state.resting.set(connection.id, effects.clock.monotonicMs() + REST_MS);
        effects.failed(error);
      })
      .finally(() => {
        state.running.delete(connection.id);
        effects.changed();
        guarded(effects, state, wake, () => setTimer(effects, state, wake));
      });
    state.running.set(connection.id, run);
  }
  setTimer(effects, state, wake);
}

/** How long a lane that failed still rests, ms. */
function restMs({ clock }: DrainEffects, { resting }: State, id: string): number {
  return Math.max((resting.get(id) ?? 0) - clock.monotonicMs(), 0);
}

function setTimer(effects: DrainEffects, state: State, wake: () => void): void {
  state.cancelTimer?.();
  if (state.stopping.signal.aborted) return;
  const next = nextTime(effects, state);
  if (next === undefined) return;
  const waitMs = Math.min(Math.max(next - effects.clock.wallMs(), 50), LONGEST_SLEEP_MS);
  state.cancelTimer = effects.clock.timer(waitMs, wake);
}

/** Wall clock ms at which some idle lane can go on; undefined when none can without an event. */
function nextTime(effects: DrainEffects, state: State): number | undefined {
  const now = effects.clock.wallMs();
  const times = effects.connections().flatMap((connection) => {
    if (state.running.has(connection.id)) return [];
    const due = effects.deliveries.nextDueAt(connection.id);
    const lane = effects.lanes.read(connection.id, now);
    if (due === undefined || (lane.health !== 'working' && lane.until === undefined)) return [];
    return [Math.max(due, lane.until ?? 0, now + restMs(effects, state, connection.id))];
  });
  return times.length === 0 ? undefined : Math.min(...times);
}

function changeLanes(effects: DrainEffects, change: (lane: LaneState, now: number) => LaneState): void {
  const now = effects.clock.wallMs();
  for (const { id } of effects.connections()) effects.lanes.change(id, now, change);
}

/** Throws what the database says when it cannot be written at all. */
async function sync(effects: DrainEffects, state: State, wake: () => void, timeoutMs: number): Promise<SyncEnd> {
  const { clock } = effects;
  state.started = true;
  // Asked again at once: the process that sent may have gone since the last beat.
  beat(effects, state, wake);
  const until = clock.monotonicMs() + timeoutMs;
  while (!state.owned && clock.monotonicMs() < until && !state.stopping.signal.aborted) {
    const waitMs = state.failure !== undefined ? REST_MS : effects.owner.isDoubtful() ? OWNER_BEAT_MS : 0;
    if (waitMs === 0) break;
    await sleep(clock, Math.min(waitMs, until - clock.monotonicMs()), state.stopping.signal);
    hold(effects, state);
  }
  if (!state.owned && state.failure !== undefined) throw state.failure;
  if (!state.owned) return { blocked: 'another-process-sends' };
  guarded(effects, state, wake, () => {
    changeLanes(effects, afterPersonsWish);
    effects.deliveries.pullForward(false);
  });
  for (;;) {
    wake();
    await Promise.race([
      Promise.all(state.running.values()),
      sleep(clock, Math.max(until - clock.monotonicMs(), 0), state.stopping.signal),
    ]);
    const next = nextTime(effects, state);
    const left = until - clock.monotonicMs();
    if (state.stopping.signal.aborted || left <= 0) break;
    if (state.running.size > 0) continue;
    if (next === undefined || next - clock.wallMs() > left) break;
    await sleep(clock, Math.max(next - clock.wallMs(), 10), state.stopping.signal);
  }
  return blockedBy(effects);
}

/** When something is due and every lane that has it waits for the same thing, that is why nothing could be sent. */
function blockedBy(effects: DrainEffects): SyncEnd {
  const now = effects.clock.wallMs();
  const waiting = effects
    .connections()
    .filter((connection) => effects.deliveries.nextDueAt(connection.id) !== undefined);
  const healths = new Set(waiting.map((connection) => effects.lanes.read(connection.id, now).health));
  if ([...healths].every((health) => health === 'offline' || health === 'portal') && healths.size > 0)
    return { blocked: 'offline' };
  if (healths.size !== 1) return {};
  return healths.has('keychain') ? { blocked: 'keychain-locked' } : {};
}

/** Lets requests under way finish, cuts them shortly before the deadline (they become unknown), and gives the lease back. */
async function stop(effects: DrainEffects, state: State, deadlineMs: number): Promise<void> {
  state.cancelTimer?.();
  state.started = false;
  const finished = Promise.all(state.running.values());
  await Promise.race([finished, sleep(effects.clock, Math.max(deadlineMs - STOP_MARGIN_MS, 0))]);
  state.stopping.abort();
  state.cancelBeat?.();
  await Promise.race([finished, sleep(effects.clock, STOP_MARGIN_MS)]);
  try {
    if (state.owned) effects.owner.release();
  } catch (error) {
    // Its process is gone in a moment, and then the row binds nobody.
    effects.failed(error);
  }
  state.owned = false;
}
