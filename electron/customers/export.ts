import type { Writable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { Answer } from '#electron/core.ts';
import { crashPoint } from '#electron/crash-point.ts';
import { databaseProblem } from '#electron/db/problem.ts';
import { CUSTOMER_FIELDS, type Customer } from '#shared/domain/customer.ts';
import type { Receipt } from '#shared/domain/delivery.ts';
import { problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';
import { neutralised } from './csv-cells.ts';
import type { CustomerRow, CustomerStore } from './customer-store.ts';
import type { CustomerDelivery, DeliveryReader } from './delivery-rows.ts';
import type { ProfileSealing } from '#electron/customers/sealing/sealing.ts';

export type ExportDeps = {
  readonly store: CustomerStore;
  readonly deliveries: DeliveryReader;
  readonly sealing: ProfileSealing;
  /** Names by id, of removed connections too. */
  readonly connectionNames: () => ReadonlyMap<string, string>;
};

type Exported = {
  readonly row: CustomerRow;
  /** Undefined when the row cannot be opened (damaged, or the profile's key is missing). */
  readonly customer: Customer | undefined;
  readonly deliveries: readonly (CustomerDelivery & { readonly receipt: Receipt | undefined })[];
};

/** Customers read and written at a time. */
const SLICE = 200;

/**
 * Writes every customer with every delivery state and receipt, in the order of capture, as fast as `output` takes it;
 * ends `output` unless told not to. Problem `keychain-locked` before anything is written: an export without names is none.
 * JSON lines: one object a customer. CSV: one row a customer, the columns of contracts.md §1, then those of each connection.
 */
export async function exportTo(
  deps: ExportDeps,
  format: 'jsonl' | 'csv',
  output: Writable,
): Promise<Answer<{ customers: number }>> {
  if (!deps.sealing.unlocked()) await deps.sealing.unlock();
  const locked = !deps.sealing.unlocked() && deps.sealing.state() !== 'missing-key';
  if (locked && deps.store.after(0, 1).length > 0) return err([problem('keychain-locked')]);
  const names = deps.connectionNames();
  try {
    return ok({ customers: await pour(output, format === 'csv' ? csvLines(deps, names) : jsonLines(deps, names)) });
  } catch (error) {
    const known = databaseProblem(error);
    if (known === undefined) throw error;
    return err([known]);
  }
}

type Names = ReadonlyMap<string, string>;
/** A piece of the file, and how many customers it holds. */
type Piece = { readonly text: string; readonly customers: number };

/** Resolves when the last byte was taken over; rejects with what the output says. */
async function pour(output: Writable, pieces: Iterable<Piece>): Promise<number> {
  // The failed write itself says what went wrong; without a listener the stream would end the process as well.
  const ignore = (): void => undefined;
  output.on('error', ignore);
  try {
    let customers = 0;
    for (const piece of pieces) {
      await written(output, piece.text);
      crashPoint('inside-export');
      customers += piece.customers;
    }
    return customers;
  } finally {
    output.off('error', ignore);
  }
}

function written(output: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, 'utf8', (error) => {
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
  });
}

/** In slices: an open cursor would keep the database from writing meanwhile. */
function* slices({ store, deliveries }: ExportDeps): Generator<readonly Exported[]> {
  let seq = 0;
  for (;;) {
    const rows = store.after(seq, SLICE);
    const last = rows.at(-1);
    if (last === undefined) return;
    seq = last.seq;
    const views = deliveries.ofCustomers(rows.map(({ id }) => id));
    yield rows.map((row) => {
      const customer = store.open(row);
      const own = views.filter(({ customerId }) => customerId === row.id);
      const settled = own.map((view) => ({ ...view, receipt: deliveries.receipt(view.id) }));
      return { row, customer: customer.ok ? customer.value : undefined, deliveries: settled };
    });
  }
}

function* jsonLines(deps: ExportDeps, names: Names): Generator<Piece> {
  for (const slice of slices(deps)) {
    yield { text: slice.map((item) => `${JSON.stringify(jsonOf(item, names))}\n`).join(''), customers: slice.length };
  }
}

function jsonOf({ row, customer, deliveries }: Exported, names: Names): object {
  return {
    id: row.id,
    externalId: row.external_id,
    capturedAt: new Date(row.captured_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
    readable: customer !== undefined,
    customer: customer ?? null,
    deliveries: deliveries.map(
      ({ connectionId, intent, state, attempts, problem, nextAttemptAt, vendorRecordId, receipt }) => ({
        connectionId,
        connection: names.get(connectionId) ?? null,
        intent,
        state,
        attempts,
        nextAttemptAt: nextAttemptAt === undefined ? null : new Date(nextAttemptAt).toISOString(),
        lastError: problem ?? null,
        vendorRecordId: vendorRecordId ?? null,
        receipt: receipt === undefined ? null : { ...receipt, at: new Date(receipt.at).toISOString() },
      }),
    ),
  };
}

const PLAIN_FIELDS = CUSTOMER_FIELDS.filter((field) => field !== 'customFields');

function* csvLines(deps: ExportDeps, names: Names): Generator<Piece> {
  const { custom, connections } = columnsOf(deps);
  const heads = connections.flatMap((id) => DELIVERY_COLUMNS.map((name) => `${names.get(id) ?? id}: ${name}`));
  const fields = [...PLAIN_FIELDS, ...custom.map((name) => `custom.${name}`)];
  // The mark tells spreadsheets that this is UTF-8; our own import takes it.
  yield { text: `\uFEFF${csvLine(['id', 'externalId', 'capturedAt', ...fields, ...heads])}`, customers: 0 };
  for (const slice of slices(deps)) {
    const lines = slice.map(({ row, customer, deliveries }) =>
      csvLine([
        row.id,
        row.external_id,
        new Date(row.captured_at).toISOString(),
        ...PLAIN_FIELDS.map((field) => cellOf(customer?.[field])),
        ...custom.map((name) => customer?.customFields?.[name] ?? ''),
        ...connections.flatMap((id) => deliveryCells(deliveries.filter(({ connectionId }) => connectionId === id))),
      ]),
    );
    yield { text: lines.join(''), customers: slice.length };
  }
}

/** Of each connection. */
const DELIVERY_COLUMNS = [
  'state',
  'vendor record',
  'last error',
  'delivered at',
  'evidence',
  'receipt hash',
  'last change',
  'changed at',
  'change receipt hash',
] as const;

/** How it got there, and the last change that followed; all changes are in the JSON lines. */
function deliveryCells(deliveries: Exported['deliveries']): readonly string[] {
  const created = deliveries.find(({ intent }) => intent === 'create');
  const changed = deliveries.filter(({ intent }) => intent === 'update').at(-1);
  return [
    created?.state ?? '',
    created?.vendorRecordId ?? '',
    created?.problem?.code ?? '',
    momentOf(created?.receipt),
    created?.receipt?.evidence ?? '',
    created?.receipt?.hash ?? '',
    changed?.state ?? '',
    momentOf(changed?.receipt),
    changed?.receipt?.hash ?? '',
  ];
}

const momentOf = (receipt: Receipt | undefined): string =>
  receipt === undefined ? '' : new Date(receipt.at).toISOString();

/** A first pass over all customers: a CSV file names its columns before its rows. */
function columnsOf(deps: ExportDeps): { custom: readonly string[]; connections: readonly string[] } {
  const custom = new Set<string>();
  const connections = new Set<string>();
  for (const slice of slices(deps)) {
    for (const { customer, deliveries } of slice) {
      for (const name of Object.keys(customer?.customFields ?? {})) custom.add(name);
      for (const { connectionId } of deliveries) connections.add(connectionId);
    }
  }
  return { custom: [...custom].sort(), connections: [...connections] };
}

function cellOf(value: Customer[(typeof PLAIN_FIELDS)[number]]): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? value.join('; ') : String(value);
}

function csvLine(cells: readonly string[]): string {
  return stringify([cells.map(neutralised)], { record_delimiter: '\r\n' });
}
