import type { Answer } from '#electron/core.ts';
import type { Accounts } from '#electron/credentials/account.ts';
import type { Vault } from '#electron/credentials/vault.ts';
import type { Clock, Random } from '#electron/effects.ts';
import type { Vendor } from '#electron/vendors/definition.ts';
import type { Asked } from '#electron/vendors/contract.ts';
import type { CheckLine, HttpResponse, Transport } from '#electron/vendors/http.ts';
import type { LaneHealth } from '#shared/domain/connection.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { StoredDrift } from '#electron/outbox/lane-store.ts';
import type { ConnectionStore, StoredConnection } from './store.ts';

/** A connection that is not removed, with its vendor's definition: what lanes and captures work with. */
export type ActiveConnection = Omit<StoredConnection, 'vendor'> & { readonly vendor: Vendor };

export type ConnectionsDeps = {
  readonly store: ConnectionStore;
  readonly vault: Vault;
  readonly accounts: Accounts;
  readonly vendors: readonly Vendor[];
  readonly transport: Transport & { readonly checkLine?: CheckLine };
  readonly clock: Clock;
  readonly random: Random;
  readonly skewMs: () => number;
  readonly learnTime: (dateHeader: string | undefined, sentAt: number, receivedAt: number) => void;
  /** Health of a connection's lane, as it is kept. */
  readonly lane: (connectionId: string) => LaneView;
  /** The last answer that differed from the vendor's documentation; undefined to forget it. */
  readonly contract: (connectionId: string) => StoredDrift | undefined;
  /** Compares an answer with the vendor's documentation and keeps what differs; see outbox/contract-watch.ts. */
  readonly watchContract: WatchContract;
  readonly forgetContract: (connectionId: string) => void;
  /** Ends a wait of the lane that only a person can end: credentials, settings, keychain. */
  readonly resetLane: (connectionId: string) => void;
  /** Gives a new or resumed connection the customers that were captured when there was none. */
  readonly attachAwaiting: (connectionId: string) => void;
  /** Customers that wait and were never sent, while the settings change that decide what they are sent as. */
  readonly waiting: WaitingCustomers;
  /** Discards what is not delivered; rows that are being sent stay. */
  readonly discardOpen: (connectionId: string) => void;
  /** Connections changed: the window asks again, the lanes look again. */
  readonly changed: () => void;
};

export type WatchContract = (
  connection: Pick<ActiveConnection, 'id' | 'vendor'>,
  asked: Asked,
  response: HttpResponse,
) => void;

export type WaitingCustomers = {
  /** Fixes what would be sent now, whatever the settings become. Problems: `keychain-locked` and the like; nothing is fixed then. */
  readonly freeze: (connectionId: string) => Answer<number>;
  /** Lets the settings decide again, also of those that a rule had refused. Answers how many of these go out now. */
  readonly remap: (connectionId: string) => Answer<number>;
};

export type LaneView = {
  readonly health: Exclude<LaneHealth, 'paused'>;
  readonly problem?: Problem;
  readonly since: number;
  readonly until?: number;
};
