import type { Word } from '#electron/customers/word.ts';
import type { SyncEnd } from '#electron/outbox/drain.ts';
import type { Activity, ActivityQuery } from '#shared/domain/activity.ts';
import type { ConnectionTest, ConnectionView } from '#shared/domain/connection.ts';
import type { Draft, KeptDraft } from '#shared/domain/draft.ts';
import type { Preview } from '#shared/domain/preview.ts';
import type {
  ImportBatch,
  ImportChoice,
  ImportCounts,
  ImportDone,
  ImportFile,
  ImportPlan,
} from '#shared/domain/import.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Profile } from '#shared/domain/profile.ts';
import type {
  BulkAnswer,
  BulkInput,
  CustomerDetail,
  OutboxStatus,
  QueueFilter,
  QueuePage,
  QueueQuery,
  QueueRow,
  SavedView,
  TagCount,
} from '#shared/domain/queue.ts';
import type { VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';
import type { EventName } from '#shared/ipc/channels.ts';
import type { CallInput, CallOutput, CaptureAnswer, ParsedInput } from '#shared/ipc/contract.ts';
import type { Result } from '#shared/result.ts';

export type Answer<T> = Result<T, readonly Problem[]>;

/**
 * Fieldpost without a window: what the app's shell, the command line and the tests hold.
 * Calls are synchronous where SQLite is; only the keychain and the network are waited for.
 */
export type Core = {
  readonly profile: {
    readonly get: () => Profile;
    readonly set: (key: string, value: unknown) => Answer<Profile>;
  };
  readonly customers: {
    /**
     * Durable when it returns. Needs no network, no keychain and no connection. `word`, here and below: who lets a
     * vendor's texts be shortened; default: the connections' settings.
     */
    readonly capture: (input: unknown, word?: Word) => Answer<CaptureAnswer>;
    /** The same rules without saving. */
    readonly check: (input: unknown) => CallOutput<'customers.check'>;
    /** The form as it was left by a process that ended, or by this one. */
    readonly draft: () => KeptDraft;
    /** Durable when it returns; null forgets it. A capture by the same process forgets it as well. */
    readonly keepDraft: (draft: Draft | null) => Answer<{ keptAt: number }>;
    readonly page: (query: QueueQuery) => Answer<QueuePage>;
    /** Customers by their ids, as the queue shows them. */
    readonly rows: (ids: readonly string[]) => readonly QueueRow[];
    /** Every tag of customers that can be read, the most used first. */
    readonly tags: () => readonly TagCount[];
    /** The queue's filters that a person has named. */
    readonly views: {
      readonly list: () => SavedView[];
      /** One of the same name is replaced. */
      readonly save: (view: { readonly name: string; readonly filter: QueueFilter }) => Answer<{ id: string }>;
      readonly remove: (id: string) => Answer<object>;
    };
    readonly get: (id: string) => Answer<CustomerDetail>;
    /** Of a saved customer, by its id, or of one that is not saved. Sends nothing and asks no keychain. */
    readonly preview: (customer: string | object) => Answer<Preview[]>;
    /** Customers whose last delivery arrived at least so many days ago and whose data are still here. */
    readonly erasable: (days: number) => number;
    /** Takes their personal data away, in slices; deliveries and receipts stay. Answers how many. */
    readonly erase: (days: number) => Promise<Answer<{ customers: number }>>;
    /** Replaces the customer's data; deliveries that were refused or not tried yet go out with the new data. */
    readonly update: (id: string, input: unknown, word?: Word) => Answer<{ requeued: number }>;
    /** Sends an edit to the connections that have the customer and can take a change, or to those of them that are named. */
    readonly sendChange: (
      id: string,
      connectionIds: readonly string[] | undefined,
      word?: Word,
    ) => Answer<{ changed: number }>;
  };
  /** One file at a time on the desk: read, judged under a plan, imported; and imports of the past taken back. */
  readonly imports: {
    /** Problems: `file-unreadable`, `file-empty`, `file-too-large`. The file that was there before is put away. */
    readonly open: (name: string, bytes: Uint8Array) => Promise<Answer<ImportFile>>;
    readonly close: () => void;
    /** Judges every row in slices; a newer plan ends an older one, which then answers the counts it had. */
    readonly check: (plan: ImportPlan) => Promise<Answer<ImportCounts>>;
    readonly rows: (query: CallInput<'imports.rows'>) => Answer<CallOutput<'imports.rows'>>;
    readonly state: () => CallOutput<'imports.state'>;
    readonly run: (choice: ImportChoice) => Promise<Answer<ImportDone>>;
    /** Ends the run after the rows that are being written. */
    readonly stop: () => void;
    /** The rows that are not imported, as a CSV file with the reason; undefined when there is none. */
    readonly rejected: (choice: Omit<ImportChoice, 'plan'>) => string | undefined;
    readonly history: () => readonly ImportBatch[];
    /** Deletes the customers of an import of whom nothing has left; the others stay and are counted as `kept`. */
    readonly undo: (importId: string) => Promise<Answer<{ removed: number; kept: number }>>;
  };
  /** Every customer with every delivery state and receipt, into a file that is whole when it is there. */
  readonly exportToFile: (format: 'jsonl' | 'csv', file: string) => Promise<Answer<{ customers: number }>>;
  readonly deliveries: {
    readonly retry: (target: CallInput<'deliveries.retry'>) => Answer<{ changed: number }>;
    readonly discard: (target: CallInput<'deliveries.discard'>) => Answer<{ changed: number }>;
    readonly resolve: (input: CallInput<'deliveries.resolve'>) => Answer<{ changed: number }>;
    /**
     * The same for many customers, in slices between which others have their turn. Where the disk gives up, the slices
     * before stay done.
     */
    readonly bulk: (input: BulkInput) => Promise<Answer<BulkAnswer>>;
  };
  readonly receipts: {
    /** Walks the whole chain in slices; some seconds with a million receipts. */
    readonly check: () => Promise<CallOutput<'receipts.verify'>>;
    /** One delivery's receipt as a file that `verify` of the command line and other programs read; undefined: there is none. */
    readonly asJson: (customerId: string, deliveryId: string) => string | undefined;
  };
  readonly connections: {
    readonly vendors: () => readonly VendorDescriptor[];
    readonly list: () => readonly ConnectionView[];
    readonly add: (input: unknown) => Promise<Answer<{ id: string }>>;
    readonly update: (input: unknown) => Promise<Answer<object>>;
    /** The rules of `add` on a form that is being typed, and what would be sent by it. Neither keychain nor network. */
    readonly check: (form: ParsedInput<'connections.check'>) => Answer<CallOutput<'connections.check'>>;
    /** Signs in with what stands in a form, and reads the list that a setting of it is picked from. Stores nothing. */
    readonly choices: (form: ParsedInput<'connections.choices'>) => Promise<Answer<CallOutput<'connections.choices'>>>;
    /** What the account can name in a mapping, asked of the vendor: its own fields, or its tags. */
    readonly vendorNames: (id: string) => Promise<Answer<CallOutput<'connections.names'>>>;
    /** The least harmful call that the vendor documents; writes no data there. */
    readonly test: (id: string) => Promise<Answer<ConnectionTest>>;
    /** The last answer that differed from the vendor's documentation, as a file for others; and that it was read. */
    readonly contractSample: (id: string) => Answer<{ name: string; text: string }>;
    readonly contractRead: (id: string) => Answer<object>;
    readonly pause: (id: string) => Answer<object>;
    readonly resume: (id: string) => Answer<object>;
    readonly remove: (input: { id: string; discardUndelivered?: boolean | undefined }) => Promise<Answer<object>>;
  };
  readonly outbox: {
    readonly status: () => OutboxStatus;
    /** Begins to send by itself: on capture, due retries, and the calls below. Tries to become the data directory's one sender. */
    readonly start: () => void;
    /**
     * Tries everything that is due now, by a person's wish: waits of the network and of backoff are cut short, a vendor's
     * Retry-After is not. Resolves when nothing is due any more before `timeoutMs` from now, or at that time.
     * Rejects with better-sqlite3's SqliteError when the database cannot be written: then nothing was sent.
     */
    readonly sync: (options: { readonly timeoutMs: number }) => Promise<SyncEnd>;
    readonly pause: () => void;
    readonly resume: () => void;
    /** The operating system says that the network is there (true) or gone; a hint. */
    readonly networkChanged: (online: boolean) => void;
    /** The computer woke up: kept connections are dead, leases may have ended. */
    readonly wokeUp: () => void;
    /** Opens the profile's key from the keychain (it may ask the person), then wakes the lanes. */
    readonly unlock: () => Promise<OutboxStatus['keychain']>;
  };
  /** What was captured, delivered and refused in a day, week or month. */
  readonly activity: (query: ActivityQuery) => Activity;
  /** What a person has to know about the stored data: damaged and salvaged, replaced, read-only. */
  readonly notice: () => Problem | undefined;
  /** The person has read it. */
  readonly noticeRead: () => void;
  readonly on: (listener: (event: EventName) => void) => () => void;
  /** Stops sending within `deadlineMs` (what is under way is finished, or becomes unknown), then closes the database. */
  readonly close: (deadlineMs: number) => Promise<void>;
};
