import type { Writable } from 'node:stream';
import type { Answer, Core } from '#electron/core.ts';
import { transact } from '#electron/db/transact.ts';
import { sleep } from '#electron/effects.ts';
import type { Preview } from '#shared/domain/preview.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { QueueFilter, QueueRow } from '#shared/domain/queue.ts';
import { createCapture } from './capture.ts';
import { createSendChange, unsentChanges } from './change.ts';
import { createCustomerStore, type CustomerStoreDeps } from './customer-store.ts';
import { createCustomerVersions } from './customer-versions.ts';
import { createDeliveryReader } from './delivery-rows.ts';
import { createDrafts } from './drafts.ts';
import { createDuplicates } from './duplicates.ts';
import { createEraser } from './erase.ts';
import { exportTo } from './export.ts';
import { createImportBatches } from '#electron/customers/import/batches.ts';
import { createImportDesk, type ImportDesk } from '#electron/customers/import/desk.ts';
import { readSheet, type ReadSheet } from '#electron/customers/import/sheet.ts';
import { importFile, type ImportAnswer, type ImportProgress } from '#electron/customers/import/import-file.ts';
import type { DeliveryWriter, Target } from './ports.ts';
import { createListing } from './listing.ts';
import { createDraftPreview, createPreview } from './preview.ts';
import { createReader } from './read.ts';
import { createSearchIndex } from './search.ts';
import { createUpdate } from './update.ts';
import { createViews } from './views.ts';
import type { Word } from './word.ts';
import { createWaiting, type Waiting } from './waiting.ts';

/** The customers of a profile: saved, read, found, changed, brought in and taken out. */
export type Customers = Core['customers'] & {
  /**
   * Gives a connection that was just added (or resumed) the customers that were captured when there was none. In a
   * transaction of its own; answers how many.
   */
  readonly attachAwaiting: (connectionId: string) => Answer<number>;
  /** Computes hashes that had to wait for the keychain and builds the search index, in slices, so that nothing stalls. */
  readonly afterUnlock: () => Promise<void>;
  /** Ids of all customers of a filter, newest first. */
  readonly idsOf: (filter: QueueFilter) => readonly string[];
  /** As the queue shows them, in the order of `seqs`. */
  readonly rowsOf: (seqs: readonly number[]) => readonly QueueRow[];
  readonly imports: ImportDesk;
  /** Those of a connection that wait and were never sent. */
  readonly waiting: Waiting;
  /** By the file's ending: `.jsonl`, `.ndjson`: JSON lines; anything else: CSV. */
  readonly importFile: (file: string, onProgress: (now: ImportProgress) => void) => Promise<Answer<ImportAnswer>>;
  /** Every customer with every delivery state and receipt. Leaves `output` open. */
  readonly exportTo: (format: 'jsonl' | 'csv', output: Writable) => Promise<Answer<{ customers: number }>>;
  /** For a connection that is still being set up; without a customer's id, of one that is made up. */
  readonly previewAt: (target: Target, customerId?: string) => Answer<Preview>;
};

export type CustomersDeps = CustomerStoreDeps & {
  readonly outbox: DeliveryWriter;
  /** Connections that are not removed, in the order of their making. */
  readonly targets: () => readonly Target[];
  /** Names by id, of removed connections too. */
  readonly connectionNames: () => ReadonlyMap<string, string>;
  /** ISO 3166-1 alpha-2 of the profile. */
  readonly defaultCountry: () => string;
  /** Whose word shortens a text for a vendor where nobody was asked. Default: that of the connection's settings. */
  readonly unasked?: Word;
  /** Reads a workbook; on another thread where there is a window to keep alive. Default: on this one. */
  readonly readSheet?: ReadSheet;
  /** The import desk shows something else. */
  readonly importsChanged?: () => void;
  /** A problem in the profile's language, for files that people read. */
  readonly sentence: (found: Problem) => string;
  /** A list of customers that is shown lags behind the data: time to ask again. */
  readonly refresh: () => void;
};

export function createCustomers(deps: CustomersDeps): Customers {
  const store = createCustomerStore(deps);
  const deliveries = createDeliveryReader(deps.db, deps.sealing);
  const index = createSearchIndex(store, deps.sealing.unlocked);
  const drafts = createDrafts(deps);
  const listing = createListing({ ...deps, index });
  const versions = createCustomerVersions(deps.db);
  const duplicates = createDuplicates(deps, store, index);
  const own = { ...deps, store, versions, deliveries, index, listing, drafts, duplicates };
  const capture = createCapture(own);
  const reader = createReader({ ...own, unsent: (row, customer) => unsentChanges(own, row, customer) });
  const batches = createImportBatches(deps);
  const importing = { ...own, capture, batches, readSheet: deps.readSheet ?? readSheet };
  return {
    capture: capture.capture,
    check: capture.check,
    draft: drafts.read,
    keepDraft: drafts.keep,
    ...reader,
    tags: index.tags,
    views: createViews(deps),
    update: createUpdate(own),
    sendChange: createSendChange(own),
    ...createEraser(deps, index.drop),
    attachAwaiting: capture.attachAwaiting,
    waiting: createWaiting(own),
    afterUnlock: async () => {
      while (backfilled(deps, store.backfillHashes) > 0) await sleep(deps.clock, 0);
      while (!index.advance(SLICE)) await sleep(deps.clock, 0);
    },
    importFile: (file, onProgress) => importFile(importing, file, onProgress),
    imports: createImportDesk({ ...importing, changed: deps.importsChanged ?? (() => undefined) }),
    exportTo: (format, output) => exportTo(own, format, output),
    preview: createPreview(own),
    previewAt: createDraftPreview(own),
  };
}

/** Customers between two turns of the event loop: a few milliseconds. */
const SLICE = 200;

/** A disk that does not take the hashes now will be asked again at the next unlock; nothing depends on it until then. */
function backfilled({ db }: CustomersDeps, backfill: (limit: number) => number): number {
  const done = transact(db, () => backfill(SLICE));
  return done.ok ? done.value : 0;
}
