import type { Writable } from 'node:stream';
import type { Core, Answer } from '#electron/core.ts';
import type { Database } from '#electron/db/open.ts';
import type { Clock, Random } from '#electron/effects.ts';
import type { DeliveryWriter, Target } from './ports.ts';
import type { ProfileSealing } from './sealing.ts';
import type { Preview } from './preview.ts';
import type { ImportAnswer, ImportProgress } from './import.ts';

/** The customers of a profile: saved, read, found, changed, brought in and taken out. */
export type Customers = Core['customers'] & {
  /** Gives a connection that was just added (or resumed) the customers that were captured when there was none. Answers how many. */
  readonly attachAwaiting: (connectionId: string) => number;
  /** After an unlock: computes hashes that had to wait and builds the search index, in slices, so that nothing else stalls. */
  readonly afterUnlock: () => Promise<void>;
  /** By the file's ending: `.jsonl`, `.ndjson`: JSON lines; anything else: CSV. */
  readonly importFile: (file: string, progress: (now: ImportProgress) => void) => Promise<Answer<ImportAnswer>>;
  /** Every customer with every delivery state and receipt; ends `output` when it is a file's stream. */
  readonly exportTo: (format: 'jsonl' | 'csv', output: Writable) => Promise<Answer<{ customers: number }>>;
  /** Of a saved customer (its id) or of one that is not saved (its object). */
  readonly preview: (customer: string | object) => Answer<readonly Preview[]>;
};

export type CustomersDeps = {
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly sealing: ProfileSealing;
  readonly outbox: DeliveryWriter;
  /** Connections that are not removed, in the order of their making. */
  readonly targets: () => readonly Target[];
  /** ISO 3166-1 alpha-2 of the profile. */
  readonly defaultCountry: () => string;
};

export function createCustomers(_deps: CustomersDeps): Customers {
  throw new Error('being built');
}
