import type { Answer, Core } from '#electron/core.ts';
import type { SyncEnd } from '#electron/outbox/drain.ts';
import { createStatusReader, openCount, type StatusNumbers } from './status.ts';
import type { CoreEffects } from './effects.ts';
import type { CoreParts } from './parts.ts';
import { workingSince } from '#electron/outbox/lane-health.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import { err, ok } from '#shared/result.ts';
import { SECOND_MS } from '#shared/duration.ts';

/** Sending as a whole: its state, and what a person, the network and other processes do to it. */
export type OutboxControl = Core['outbox'] & {
  readonly stop: (deadlineMs: number) => Promise<void>;
  /** Opens the profile's key and nothing else. */
  readonly unlockKey: () => Promise<Answer<void>>;
};

/** How often a process that sends looks whether another one has written (the command line beside the app), ms. */
const LOOK_MS = SECOND_MS;

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
    unlockKey: async () => (sealing.unlocked() ? ok(undefined) : openKey(effects, parts)),
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
    online: state.online,
    paused: profile.get().paused,
    syncing: drain.busy(),
    sendsElsewhere: state.started && !drain.owns(),
    keychain: sealing.state(),
    ...(total === undefined ? {} : { progress: { done, total } }),
  };
}

type SyncRun = { readonly timeoutMs: number; readonly read: () => StatusNumbers };

async function sync(effects: CoreEffects, parts: CoreParts, state: State, run: SyncRun): Promise<SyncEnd> {
  const { clock } = effects;
  const until = clock.monotonicMs() + run.timeoutMs;
  state.started = true;
  state.syncTotal = openCount(run.read().counts);
  parts.events.mark('outbox.changed');
  if (!parts.sealing.unlocked()) await openKey(effects, parts);
  const hasStopped = (): boolean => state.stopped === true;
  if (hasStopped()) return {};
  const end = await parts.drain.sync({ timeoutMs: Math.max(0, until - clock.monotonicMs()) });
  if (!hasStopped()) parts.events.mark('deliveries.changed', 'connections.changed', 'outbox.changed');
  return end;
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
function watchOthers({ clock }: CoreEffects, parts: CoreParts, state: State): void {
  const version = (): unknown => parts.db.pragma('data_version', { simple: true });
  let seen = version();
  const look = (): void => {
    const now = version();
    if (now !== seen) {
      seen = now;
      parts.changed();
      parts.events.mark('profile.changed');
      parts.wakeSoon();
    }
    state.cancelWatch = clock.timer(LOOK_MS, look);
  };
  state.cancelWatch?.();
  state.cancelWatch = clock.timer(LOOK_MS, look);
}
