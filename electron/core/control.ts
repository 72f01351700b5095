import { join } from 'node:path';
import type { Answer, Core } from '#electron/core.ts';
import type { SyncEnd } from '#electron/outbox/drain.ts';
import { watchFile } from './watch-file.ts';
import { createStatusReader, openCount, type StatusNumbers } from './status.ts';
import type { CoreEffects } from './effects.ts';
import type { CoreParts } from './parts.ts';
import { noteError } from '#electron/db/suspects.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { nextLaneState, workingSince } from '#electron/outbox/lane-health.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import { err, ok } from '#shared/result.ts';

/** Sending as a whole: its state, and what a person, the network and other processes do to it. */
export type OutboxControl = Core['outbox'] & {
  readonly stop: (deadlineMs: number) => Promise<void>;
  /** Opens the profile's key and nothing else. */
  readonly unlockKey: () => Promise<Answer<void>>;
};

export function createOutboxControl(effects: CoreEffects, parts: CoreParts): OutboxControl {
  const { drain, profile, events, wakeSoon, sealing } = parts;
  const read = createStatusReader(parts.db, parts.connectionStore.counts);
  const state: State = { online: effects.online ?? true, started: false };
  const unlock = (): Promise<OutboxStatus['keychain']> => unlockProfile(effects, parts);
  const forgetListener = effects.vault.onRecovered?.(() => void unlock());
  const setPaused = (paused: boolean): void => {
    profile.set('paused', paused);
    parts.changed();
    if (!paused) wakeSoon();
  };
  return {
    status: () => statusOf(parts, state, read()),
    start: () => {
      state.started = true;
      drain.start();
      void unlock();
      watchOthers(effects, parts, state);
    },
    sync: (options) => sync(effects, parts, state, { ...options, read }),
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    networkChanged: (online) => {
      const isBack = online && !state.online;
      state.online = online;
      events.mark('outbox.changed');
      if (isBack) drain.networkReturned();
    },
    wokeUp: drain.wokeUp,
    unlock: async () => (sealing.unlocked() && sealing.state() === 'open' ? 'open' : unlock()),
    unlockKey: async () => (sealing.state() === 'open' ? ok(undefined) : openKey(effects, parts)),
    stop: async (deadlineMs) => {
      state.stopped = true;
      state.cancelWatch?.();
      forgetListener?.();
      await drain.stop(deadlineMs);
    },
  };
}

type State = {
  online: boolean;
  started: boolean;
  stopped?: boolean;
  /** Deliveries that were open when the last sync began. */
  syncTotal?: number;
  cancelWatch?: () => void;
};

function statusOf(parts: CoreParts, state: State, numbers: StatusNumbers): OutboxStatus {
  const { drain, sealing, profile } = parts;
  const total = state.syncTotal;
  const done = total === undefined ? 0 : Math.max(0, total - openCount(numbers.counts));
  return {
    ...numbers,
    online: state.online && !isCutOff(parts),
    paused: profile.get().paused,
    syncing: drain.busy(),
    sendsElsewhere: state.started && !drain.owns(),
    keychain: sealing.state(),
    ...(total === undefined ? {} : { progress: { done, total } }),
  };
}

/**
 * Every vendor is out of reach: the network that the system speaks of does not carry us. (The lanes go on trying; this is
 * for the eyes of people.)
 */
function isCutOff({ connections, lanes }: CoreParts): boolean {
  const active = connections.active().filter(({ enabled }) => enabled);
  return active.length > 0 && active.every(({ id }) => lanes.read(id, 0).health === 'offline');
}

type SyncRun = { readonly timeoutMs: number; readonly read: () => StatusNumbers };

/** The time that the keychain takes does not count: a person may have to type, and a short timeout is about sending. */
async function sync(effects: CoreEffects, parts: CoreParts, state: State, run: SyncRun): Promise<SyncEnd> {
  state.started = true;
  state.syncTotal = openCount(run.read().counts);
  parts.events.mark('outbox.changed');
  const shut = await keychainProblem(effects, parts);
  const hasStopped = (): boolean => state.stopped === true;
  if (hasStopped()) return {};
  if (shut !== undefined) return lockLanes(effects, parts, shut);
  const end = await parts.drain.sync({ timeoutMs: run.timeoutMs });
  if (!hasStopped()) parts.changed();
  return end;
}

const waitingConnections = ({ clock }: CoreEffects, { connections, deliveries }: CoreParts) =>
  connections.active().filter(({ id, enabled }) => enabled && deliveries.hasDue(id, clock.wallMs()));

/** Why nothing at all could be sent, as far as the keychain has a say: no key to read customers with, or no secrets. */
async function keychainProblem(effects: CoreEffects, parts: CoreParts): Promise<Problem | undefined> {
  const opened = parts.sealing.state() === 'open' ? ok(undefined) : await openKey(effects, parts);
  if (!opened.ok) return opened.error[0];
  const waiting = waitingConnections(effects, parts);
  const accounts = await Promise.all(waiting.map((connection) => parts.accounts.open(connection)));
  const problems = accounts.flatMap((account) => (account.ok ? [] : [account.error]));
  return problems.length === waiting.length ? problems.find((found) => found.code !== 'secret-missing') : undefined;
}

/** What waits says why. */
function lockLanes(effects: CoreEffects, parts: CoreParts, found: Problem): SyncEnd {
  const now = effects.clock.wallMs();
  const waiting = waitingConnections(effects, parts);
  for (const { id } of waiting) {
    const lane = parts.lanes.read(id, now);
    parts.lanes.write(id, nextLaneState(lane, { kind: 'keychain', problem: found }, now, effects.random.number()));
  }
  parts.changed();
  return waiting.length === 0 ? {} : { blocked: 'keychain-locked' };
}

/** Lanes that waited for the keychain go on at once. */
async function openKey(effects: CoreEffects, { sealing, lanes, connections }: CoreParts): Promise<Answer<void>> {
  const opened = await sealing.unlock();
  if (!opened.ok) effects.log.warn('keychain', { code: opened.error.code });
  // Readable all the same while the private half waits in its file for a keychain.
  if (!opened.ok && !sealing.unlocked()) return err([opened.error]);
  const now = effects.clock.wallMs();
  for (const { id } of connections.active()) {
    if (lanes.read(id, now).health === 'keychain') lanes.write(id, workingSince(now));
  }
  return ok(undefined);
}

async function unlockProfile(effects: CoreEffects, parts: CoreParts): Promise<OutboxStatus['keychain']> {
  try {
    await openKey(effects, parts);
    parts.wakeSoon();
    if (parts.sealing.unlocked()) prepareReading(effects, parts);
  } catch (error) {
    // The database was closed meanwhile, or is busy or full; the next unlock does it again.
    effects.log.warn('unlock-failed', { error: error instanceof Error ? error.name : typeof error });
  }
  parts.changed();
  return parts.sealing.state();
}

/** Takes a while with many customers, in slices; nobody waits for it. */
function prepareReading({ log }: CoreEffects, parts: CoreParts): void {
  parts.customers.afterUnlock().then(parts.changed, (error: unknown) => {
    // The database was closed meanwhile, or is busy or full; the next unlock does it again.
    log.warn('index-failed', { error: error instanceof Error ? error.name : typeof error });
  });
}

/** SQLite tells a connection that another one has committed; asking costs a microsecond. */
function watchOthers({ clock, dataDir }: CoreEffects, parts: CoreParts, state: State): void {
  let seen = otherCommits(parts);
  state.cancelWatch?.();
  state.cancelWatch = watchFile(join(dataDir, 'fieldpost.db'), clock, () => {
    const now = otherCommits(parts);
    if (now === seen) return;
    seen = now;
    parts.changed();
    parts.events.mark('profile.changed');
    parts.wakeSoon();
  });
}

/** A number that changes with each commit of another connection; a disk that fails now is asked again at the next look. */
function otherCommits({ db }: CoreParts): unknown {
  try {
    return db.pragma('data_version', { simple: true });
  } catch (error) {
    noteError(db, error);
    return undefined;
  }
}
