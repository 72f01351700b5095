import type { Accounts } from '#electron/credentials/account.ts';
import { sleep } from '#electron/effects.ts';
import { deliveryIntentSchema } from '#shared/domain/delivery.ts';
import { problem } from '#shared/domain/problem.ts';
import { beginClaim, deliver, type Claiming, type WorkerSession } from './deliver.ts';
import { lanePermit, nextLaneState, type LaneEvent, type LaneState } from './lane-health.ts';
import type { LaneConnection, LaneEffects, LaneSession, PassEnd } from './lane.ts';
import type { LaneStore } from './lane-store.ts';
import { createRateBudget, type RateBudget } from './rate-budget.ts';
import { lookUpDue } from './reconcile.ts';
import { AT_ONCE } from './schedule-store.ts';
import { openAccount } from './sign-in.ts';
import { wireOf } from './wire.ts';

/**
 * Works off one lane until nothing is due, or until it has to wait. Lanes of different connections run side by side and
 * never wait for each other; of one lane at most `concurrency` requests are under way.
 */
export type LaneRunner = {
  readonly run: (connection: LaneConnection, signal: AbortSignal) => Promise<void>;
};

export type RunnerEffects = {
  readonly lane: LaneEffects;
  readonly lanes: LaneStore;
  readonly accounts: Accounts;
  /** Sending is allowed at this moment: this process owns the data directory and nobody has paused it. */
  readonly maySend: (connectionId: string) => boolean;
  readonly laneChanged: () => void;
};

export function createLaneRunner(effects: RunnerEffects): LaneRunner {
  const budgets = new Map<string, RateBudget>();
  const budgetOf = (connection: LaneConnection): RateBudget => {
    const known =
      budgets.get(connection.id) ?? createRateBudget(connection.vendor.limits(connection.settings).perMinute);
    budgets.set(connection.id, known);
    return known;
  };
  return {
    run: async (connection, signal) => {
      let renewals = 0;
      for (;;) {
        const run = await openSession(effects, connection, signal, budgetOf(connection));
        if (run === undefined) return;
        await workOff(effects, run);
        // A refused token is fetched anew once; a second refusal is the vendor's last word (in `report`).
        if (!run.tokensRefused() || renewals > 0) return;
        renewals += 1;
        effects.accounts.dropTokens(connection.id);
      }
    },
  };
}

type Run = { readonly session: LaneSession; readonly tokensRefused: () => boolean };

async function openSession(
  effects: RunnerEffects,
  connection: LaneConnection,
  signal: AbortSignal,
  budget: RateBudget,
): Promise<Run | undefined> {
  const { clock } = effects.lane;
  if (!effects.maySend(connection.id) || permit(effects, connection) === 'closed') return undefined;
  if (!effects.lane.deliveries.hasDue(connection.id, clock.wallMs())) return undefined;
  const before = await effects.accounts.open(connection);
  const hadTokens = before.ok && Object.keys(before.value.tokens).length > 0;
  const account = await openAccount(effects.lane, effects.accounts, connection, signal);
  if (!account.ok) {
    report(effects, connection, account.error);
    return undefined;
  }
  if (!effects.lane.sealing.unlocked()) {
    report(effects, connection, { kind: 'keychain', problem: problem('keychain-locked') });
    return undefined;
  }
  realign(effects, connection);
  let refused = false;
  const session: LaneSession = {
    connection,
    account: account.value,
    signal,
    turn: () => takeTurn(effects, budget, signal),
    turnNow: () => budget.take(clock.monotonicMs()).waitMs === 0,
    report: (event) => {
      refused ||= event.kind === 'unauthorized' && hadTokens;
      return refused ? effects.lanes.read(connection.id, clock.wallMs()) : report(effects, connection, event);
    },
  };
  return { session, tokensRefused: () => refused };
}

/**
 * Before anything is claimed: rows that wait for an idempotent re-send must not be re-sent by settings under which it is
 * none any more (LadiFlow set from upsert to create).
 */
function realign({ lane }: RunnerEffects, connection: LaneConnection): void {
  for (const intent of deliveryIntentSchema.options) {
    const settle = wireOf(connection.vendor, intent).settleWay(connection.settings);
    for (const row of lane.deliveries.misaligned(connection.id, intent, settle)) {
      lane.deliveries.apply(row, { kind: 'way-changed', settle, dueAt: AT_ONCE, problem: problem('no-answer') });
    }
  }
}

function permit(effects: RunnerEffects, connection: LaneConnection): 'open' | 'probe' | 'closed' {
  const now = effects.lane.clock.wallMs();
  return lanePermit(effects.lanes.read(connection.id, now), now);
}

function report(effects: RunnerEffects, connection: LaneConnection, event: LaneEvent): LaneState {
  const now = effects.lane.clock.wallMs();
  const before = effects.lanes.read(connection.id, now);
  const next = nextLaneState(before, event, now, effects.lane.random.number(), effects.lane.backoff);
  if (next !== before) {
    effects.lanes.write(connection.id, next);
    if (next.health !== before.health) {
      effects.lane.log.info('lane', { connection: connection.id, health: next.health, code: next.problem?.code });
    }
    effects.laneChanged();
  }
  return next;
}

/**
 * One request goes first, whatever the lane's health: a refused key or a full vendor is then met once, not by every
 * worker at the same time. After a wait it carries one customer only.
 */
async function workOff(effects: RunnerEffects, run: Run): Promise<void> {
  const { connection } = run.session;
  const { concurrency, batch } = connection.vendor.limits(connection.settings);
  const first =
    permit(effects, connection) === 'probe' ? await probe(effects, run) : await onePass(effects, run.session, batch);
  if (first === 'blocked') return;
  await Promise.all(Array.from({ length: concurrency }, (_, worker) => work(effects, run, worker)));
}

/** A question about an unknown outcome does as well as a customer, and may be all that there is to send. */
async function probe(effects: RunnerEffects, { session }: Run): Promise<PassEnd> {
  const asked = await lookUpDue(effects.lane, session, 1);
  return asked === 'idle' ? onePass(effects, session, 1) : asked;
}

/** The first worker also asks the vendor about unknown outcomes, so that no row is asked about twice at a time. */
async function work(effects: RunnerEffects, run: Run, worker: number): Promise<void> {
  const { session } = run;
  const asks = worker === 0;
  const ahead = createAhead(() =>
    mayGoOn(effects, run) && !(asks && hasLookups(effects, session)) ? claimAtOnce(effects, session) : undefined,
  );
  try {
    for (;;) {
      const taken = ahead.take();
      if (taken === undefined && !mayGoOn(effects, run)) return;
      const lookups = asks && taken === undefined ? await lookUpDue(effects.lane, session) : 'idle';
      if (lookups === 'blocked') return;
      const claiming = taken ?? (await claim(effects, session, batchOf(session)));
      const end = await passOf(effects, { ...session, claimAhead: ahead.claim }, claiming);
      if (end === 'blocked' || (end === 'idle' && lookups === 'idle')) return;
    }
  } finally {
    // Also when a pass failed: what is claimed is sent, and not left to the end of its lease.
    await passOf(effects, { ...session, claimAhead: () => undefined }, ahead.take() ?? 'idle');
  }
}

/** At most one claim that was begun before its turn came. */
function createAhead(begin: () => Claiming | undefined) {
  let claiming: Claiming | undefined;
  return {
    claim: (): void => {
      claiming = begin();
    },
    take: (): Claiming | undefined => {
      const taken = claiming;
      claiming = undefined;
      return taken;
    },
  };
}

function mayGoOn(effects: RunnerEffects, { session, tokensRefused }: Run): boolean {
  const { connection, signal } = session;
  return (
    !signal.aborted && !tokensRefused() && effects.maySend(connection.id) && permit(effects, connection) === 'open'
  );
}

const batchOf = ({ connection }: LaneSession): number => connection.vendor.limits(connection.settings).batch;

const hasDue = ({ lane }: RunnerEffects, { connection }: LaneSession): boolean =>
  lane.deliveries.hasDue(connection.id, lane.clock.wallMs());

const hasLookups = ({ lane }: RunnerEffects, { connection }: LaneSession): boolean =>
  lane.deliveries.lookupsDue(connection.id, lane.clock.wallMs(), 1).length > 0;

/** A claim as soon as the rate budget has room; why there is none. */
async function claim(effects: RunnerEffects, session: LaneSession, limit: number): Promise<Claiming | PassEnd> {
  if (!hasDue(effects, session)) return 'idle';
  return (await session.turn()) ? beginClaim(effects.lane, session, limit) : 'blocked';
}

function claimAtOnce(effects: RunnerEffects, session: LaneSession): Claiming | undefined {
  return hasDue(effects, session) && session.turnNow()
    ? beginClaim(effects.lane, session, batchOf(session))
    : undefined;
}

async function passOf(effects: RunnerEffects, session: WorkerSession, claiming: Claiming | PassEnd): Promise<PassEnd> {
  return typeof claiming === 'string' ? claiming : deliver(effects.lane, session, claiming);
}

async function onePass(effects: RunnerEffects, session: LaneSession, limit: number): Promise<PassEnd> {
  const claiming = await claim(effects, session, limit);
  return passOf(effects, { ...session, claimAhead: () => undefined }, claiming);
}

async function takeTurn({ lane: { clock } }: RunnerEffects, budget: RateBudget, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    const { waitMs } = budget.take(clock.monotonicMs());
    if (waitMs === 0) return !signal.aborted;
    await sleep(clock, waitMs, signal);
    if (signal.aborted) return false;
  }
}
