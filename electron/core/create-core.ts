import { crashPoint } from '#electron/crash-point.ts';
import type { Answer, Core } from '#electron/core.ts';
import type { Connections } from '#electron/connections/service.ts';
import type { Customers } from '#electron/customers/customers.ts';
import { exportToFile } from '#electron/customers/export-file.ts';
import { dropNotice, readNotice } from '#electron/db/notice.ts';
import { databaseProblem } from '#electron/db/problem.ts';
import { noteError } from '#electron/db/suspects.ts';
import { answering } from '#electron/db/transact.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { CaptureAnswer } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { createActivity } from './activity.ts';
import { createBulk } from './bulk.ts';
import { createOutboxControl } from './control.ts';
import { createDeliveryList, type DeliveryFilter, type ListedDelivery } from './delivery-list.ts';
import type { CoreEffects } from './effects.ts';
import { createParts, type CoreParts } from './parts.ts';
import { receiptsOf, type Receipts } from './receipts.ts';

/** The core with what only the command line uses. */
export type FieldpostCore = Omit<Core, 'customers' | 'deliveries' | 'connections' | 'receipts'> & {
  readonly customers: Customers & {
    /** Captures in one transaction: when it returns, all that are `ok` are durable. Answers come in the order of the inputs. */
    readonly captureAll: (inputs: readonly unknown[]) => readonly Answer<CaptureAnswer>[];
  };
  readonly deliveries: Core['deliveries'] & {
    readonly list: (filter: DeliveryFilter) => Iterable<ListedDelivery>;
  };
  readonly receipts: Receipts;
  /** The notice, where this very opening is the reason for it. */
  readonly news: () => Problem | undefined;
  /** Opens the profile's key, so that saved customers can be read; no more than that. */
  readonly unlockKey: () => Promise<Answer<void>>;
  readonly connections: Core['connections'] &
    Pick<Connections, 'find'> & {
      /** Names by id, of removed connections as well. */
      readonly names: () => ReadonlyMap<string, string>;
    };
};

/**
 * Fieldpost without a window, on one data directory (`fieldpost.db` in it). Sends nothing before `outbox.start` or
 * `outbox.sync`. Throws DatabaseNewerError, or better-sqlite3's SqliteError when the database cannot be opened.
 */
export function createCore(effects: CoreEffects): FieldpostCore {
  const parts = createParts(effects);
  const { stop, unlockKey, ...outbox } = createOutboxControl(effects, parts);
  const { profile, connections, events } = parts;
  return {
    profile,
    customers: customersOf(parts),
    deliveries: deliveriesOf(effects, parts),
    activity: activityOf(effects, parts),
    imports: importsOf(parts),
    exportToFile: (format, file) => exportToFile(parts.customers.exportTo, format, file),
    connections: {
      ...connections,
      add: async (input) => {
        const added = await connections.add(input);
        // The keychain has just shown that it is open: what waits for it in a file goes there now.
        if (added.ok && parts.sealing.state() !== 'open') await unlockKey();
        return added;
      },
      check: (form) => {
        const checked = connections.check(form);
        if (!checked.ok) return checked;
        const { problems, target } = checked.value;
        const preview = target === undefined ? undefined : parts.customers.previewAt(target, form.customerId);
        // A customer who cannot be read now is no fault of the form.
        const waiting = form.id === undefined ? 0 : parts.customers.waiting.count(form.id);
        return ok({ problems: [...problems], preview: preview?.ok === true ? preview.value : null, waiting });
      },
      vendors: () => effects.vendors.map((vendor) => vendor.descriptor),
      names: parts.connectionStore.allNames,
    },
    outbox,
    receipts: receiptsOf(parts, effects),
    unlockKey,
    notice: () => noticeOf(parts),
    news: () => (parts.db.isNews ? noticeOf(parts) : undefined),
    noticeRead: () => (parts.db.isReadOnly ? undefined : dropNotice(parts.db)),
    on: events.on,
    close: closeOnce(parts, stop),
  };
}

const noticeOf = ({ db }: CoreParts): Problem | undefined =>
  db.isReadOnly ? problem('database-read-only') : readNotice(db);

function customersOf(parts: CoreParts): FieldpostCore['customers'] {
  const { customers } = parts;
  const told = <T>(answer: Answer<T>): Answer<T> => {
    if (!answer.ok) return answer;
    crashPoint('after-capture');
    tell(parts);
    return answer;
  };
  return {
    ...customers,
    capture: (input, word) => told(answering(parts.db, () => customers.capture(input, word))),
    captureAll: (inputs) => {
      const answers = captureAll(parts, inputs);
      if (answers.some((answer) => answer.ok)) {
        crashPoint('after-capture');
        tell(parts);
      }
      return answers;
    },
    update: (id, input, word) => told(answering(parts.db, () => customers.update(id, input, word))),
    sendChange: (id, connectionIds, word) =>
      told(answering(parts.db, () => customers.sendChange(id, connectionIds, word))),
    erase: async (days) => {
      const answer = await customers.erase(days);
      if (answer.ok && answer.value.customers > 0) parts.changed();
      return answer;
    },
    importFile: async (file, progress) => told(await customers.importFile(file, progress)),
  };
}

/** What was imported, or taken back, is told like what was captured. */
function importsOf(parts: CoreParts): FieldpostCore['imports'] {
  const { imports } = parts.customers;
  const told = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work;
    tell(parts);
    return answer;
  };
  return {
    ...imports,
    run: (choice) => told(imports.run(choice)),
    undo: (id) => told(imports.undo(id)),
  };
}

function tell(parts: CoreParts): void {
  parts.changed();
  parts.wakeSoon();
}

/** A customer that breaks a rule is refused alone; a disk or a database that fails takes the whole transaction with it. */
function captureAll({ db, customers }: CoreParts, inputs: readonly unknown[]): readonly Answer<CaptureAnswer>[] {
  try {
    return db
      .transaction(() =>
        inputs.map((input) => {
          const answer = customers.capture(input);
          if (!answer.ok && answer.error.some(isOfDatabase)) throw new BatchFailedError(answer.error);
          return answer;
        }),
      )
      .immediate();
  } catch (error) {
    noteError(db, error);
    const found = databaseProblem(error);
    const problems = error instanceof BatchFailedError ? error.problems : found === undefined ? undefined : [found];
    if (problems === undefined) throw error;
    return inputs.map(() => err(problems));
  }
}

class BatchFailedError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super('a customer of the batch could not be written');
    this.problems = problems;
  }
}

const isOfDatabase = (found: Problem): boolean =>
  ['disk-full', 'database-busy', 'database-failed'].includes(found.code);

function activityOf(
  { clock }: CoreEffects,
  { db, connections, connectionStore, customers }: CoreParts,
): Core['activity'] {
  return createActivity({
    db,
    wallMs: clock.wallMs,
    connections: connections.active,
    counts: connectionStore.counts,
    rowsOf: customers.rowsOf,
  });
}

function deliveriesOf(effects: CoreEffects, parts: CoreParts): FieldpostCore['deliveries'] {
  const { outbox, db, sealing } = parts;
  const told = (result: Result<{ readonly changed: number }, Problem>): Answer<{ changed: number }> => {
    if (!result.ok) return err([result.error]);
    if (result.value.changed > 0) tell(parts);
    return ok({ ...result.value });
  };
  return {
    retry: ({ customerId, connectionId }) => told(outbox.retry(customerId, connectionId)),
    discard: ({ customerId, connectionId }) => told(outbox.discard(customerId, connectionId)),
    resolve: ({ customerId, connectionId, as }) => told(outbox.resolve(customerId, connectionId, as)),
    bulk: createBulk(effects, parts, () => tell(parts)),
    list: createDeliveryList(db, sealing),
  };
}

function closeOnce(parts: CoreParts, stop: (deadlineMs: number) => Promise<void>): Core['close'] {
  let closing: Promise<void> | undefined;
  const close = async (deadlineMs: number): Promise<void> => {
    try {
      await stop(deadlineMs);
    } finally {
      parts.stopWaking();
      parts.events.close();
      parts.db.close();
    }
  };
  return (deadlineMs) => (closing ??= close(deadlineMs));
}
