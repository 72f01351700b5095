import type { Sealing } from '#electron/customers/sealing/sealed.ts';
import type { Database } from '#electron/db/open.ts';
import type { Clock, Logger, Random } from '#electron/effects.ts';
import type { OpenAccount, Vendor } from '#electron/vendors/definition.ts';
import type { Transport } from '#electron/vendors/http.ts';
import type { AttemptStore } from './attempt-store.ts';
import type { ClockSkew } from './clock-skew.ts';
import type { Commits } from './commits.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { LaneEvent, LaneState } from './lane-health.ts';
import type { LaneStore } from './lane-store.ts';
import type { BackoffBounds } from './schedule.ts';

/** A connection as its lane sees it. */
export type LaneConnection = {
  readonly id: string;
  readonly vendor: Vendor;
  readonly settings: Record<string, unknown>;
};

/** What lanes share. */
export type LaneEffects = {
  readonly db: Database;
  readonly commits: Commits;
  readonly deliveries: DeliveryStore;
  readonly attempts: AttemptStore;
  readonly lanes: LaneStore;
  readonly sealing: Sealing;
  readonly transport: Transport;
  readonly skew: ClockSkew;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  readonly backoff: BackoffBounds;
  readonly ownerToken: string;
  /** Fencing tokens of claims that this process is working on. */
  readonly inFlight: Set<string>;
  /** Something that people see has changed; after the commit. */
  readonly changed: () => void;
};

/** One lane at work: its account is open, and it learns from every answer. */
export type LaneSession = {
  readonly connection: LaneConnection;
  readonly account: OpenAccount;
  readonly signal: AbortSignal;
  /** Tells the lane's health what was learned; the answer is the state that now holds. */
  readonly report: (event: LaneEvent) => LaneState;
  /** Resolves when the rate budget has room for one more request; false when it is time to stop. */
  readonly turn: () => Promise<boolean>;
  /** Takes room for one more request if there is some at this moment. */
  readonly turnNow: () => boolean;
};

/** How a pass ended: nothing was due, something was done, or the lane has to wait. */
export type PassEnd = 'idle' | 'worked' | 'blocked';
