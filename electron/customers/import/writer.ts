import type { Answer } from '#electron/core.ts';
import { crashPoint } from '#electron/crash-point.ts';
import { transact } from '#electron/db/transact.ts';
import type { Clock } from '#electron/effects.ts';
import type { Customer } from '#shared/domain/customer.ts';
import { ok } from '#shared/result.ts';
import type { Capture, CaptureDeps, PreparedCustomer } from '#electron/customers/capture.ts';
import type { ImportBatches } from './batches.ts';

/** Most rows of a transaction: enough that syncing the disk is not what takes the time. */
export const MAX_BATCH = 200;
/** Longest time between two turns of the event loop, ms, half for checking and half for writing: a frame has 16. */
export const SLICE_MS = 6;

/** The same on the desk, where the window's frames are drawn by another process. */
export const DESK_SLICE_MS = 12;

export type PendingRow<Row extends { readonly line: number }> = {
  readonly row: Row;
  readonly prepared: PreparedCustomer;
};

type WriterDeps = Pick<CaptureDeps, 'db'> & {
  readonly clock: Clock;
  readonly capture: Capture;
  readonly batches: ImportBatches;
};

/** Writes the customers of one import in transactions of about `sliceMs`; the first one writes the import down as well. */
export function createBatchWriter(
  { db, clock, capture, batches }: WriterDeps,
  file: { readonly name: string; readonly sha256: string },
  sliceMs = SLICE_MS / 2,
) {
  let limit = 10;
  let importId: string | undefined;
  return {
    /** How many rows the next transaction should have. */
    limit: () => limit,
    /** Undefined while nothing was written. */
    importId: () => importId,
    /** All of them or none. */
    write: (rows: readonly PendingRow<{ readonly line: number }>[]): Answer<void> => {
      const start = clock.monotonicMs();
      const done = transact(db, () => {
        const id = importId ?? (rows.length === 0 ? undefined : batches.begin(file));
        for (const { row, prepared } of rows)
          capture.write(prepared, id === undefined ? undefined : { importId: id, line: row.line });
        crashPoint('inside-import');
        return id;
      });
      crashPoint('between-imports');
      limit = nextLimit({ limit, rows: rows.length, tookMs: clock.monotonicMs() - start, sliceMs });
      if (!done.ok) return done;
      importId = done.value;
      return ok(undefined);
    },
  };
}

type Written = { readonly limit: number; readonly rows: number; readonly tookMs: number; readonly sliceMs: number };

/** As many rows as this computer writes in `sliceMs`, going by the last ones; never twice as many at once. */
function nextLimit({ limit, rows, tookMs, sliceMs }: Written): number {
  const fitting = tookMs <= 0 ? MAX_BATCH : Math.floor((rows * sliceMs) / tookMs);
  return Math.min(Math.max(fitting, 5), limit * 2, MAX_BATCH);
}

/** Answers the field by which a customer is known already; remembers the customer otherwise. */
export function createSeen({
  store,
}: Pick<CaptureDeps, 'store'>): (customer: Customer) => 'whatsapp' | 'phone' | 'email' | undefined {
  const inFile = new Set<string>();
  return ({ whatsapp, phone, email }) => {
    const number = (value: string | undefined): boolean =>
      value !== undefined && (inFile.has(value) || store.hasPhone(value));
    const address = email?.toLowerCase();
    if (number(whatsapp)) return 'whatsapp';
    if (number(phone)) return 'phone';
    if (address !== undefined && (inFile.has(address) || store.hasEmail(address))) return 'email';
    for (const key of [whatsapp, phone, address]) if (key !== undefined) inFile.add(key);
    return undefined;
  };
}
