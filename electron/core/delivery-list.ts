import { unusable, VENDOR_OF } from '#electron/customers/delivery-rows.ts';
import type { Sealing } from '#electron/customers/sealing/sealed.ts';
import type { Database } from '#electron/db/open.ts';
import { deliveryStateSchema, type DeliveryIntent, type DeliveryState } from '#shared/domain/delivery.ts';
import { problemSchema, type Problem } from '#shared/domain/problem.ts';

/** A delivery as `list` prints it. */
export type ListedDelivery = {
  readonly customerId: string;
  readonly connectionId: string;
  readonly intent: DeliveryIntent;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Wall clock ms. */
  readonly nextAttemptAt: number | undefined;
  readonly problem: Problem | undefined;
  readonly vendorRecordId: string | undefined;
};

export type DeliveryFilter = { readonly state?: DeliveryState; readonly connectionId?: string };

/** Every delivery in the order of its making, a page at a time: the outbox may hold a hundred thousand, and may change meanwhile. */
export function createDeliveryList(db: Database, sealing: Pick<Sealing, 'open'>) {
  const page = db.prepare<
    object,
    Row
  >(`SELECT seq, id, customer_id, connection_id, change_no, state, attempts, nullif(next_attempt_at, 0) AS next_attempt_at,
      problem_code, problem_field, problem_params, vendor_record_id, ${VENDOR_OF} AS vendor FROM deliveries
    WHERE seq > :after AND (:state IS NULL OR state = :state) AND (:connectionId IS NULL OR connection_id = :connectionId)
    ORDER BY seq LIMIT ${PAGE}`);
  return function* list(filter: DeliveryFilter): Generator<ListedDelivery> {
    let after = 0;
    for (;;) {
      const rows = page.all({ after, state: filter.state ?? null, connectionId: filter.connectionId ?? null });
      for (const row of rows) yield listed(row, sealing);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      after = last.seq;
    }
  };
}

const PAGE = 500;

type Row = {
  readonly seq: number;
  readonly id: string;
  readonly customer_id: string;
  readonly connection_id: string;
  readonly change_no: number;
  readonly state: string;
  readonly attempts: number;
  readonly next_attempt_at: number | null;
  readonly problem_code: string | null;
  readonly problem_field: string | null;
  readonly problem_params: Uint8Array | null;
  readonly vendor_record_id: string | null;
  readonly vendor: string | null;
};

function listed(row: Row, sealing: Pick<Sealing, 'open'>): ListedDelivery {
  return {
    customerId: row.customer_id,
    connectionId: row.connection_id,
    intent: row.change_no === 0 ? 'create' : 'update',
    state: deliveryStateSchema.parse(row.state),
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at ?? undefined,
    problem: row.problem_code === null ? unusable(row.state, row.vendor) : problemOf(row, row.problem_code, sealing),
    vendorRecordId: row.vendor_record_id ?? undefined,
  };
}

const paramsSchema = problemSchema.shape.params;
const codeSchema = problemSchema.shape.code;

/** The vendor's own words are sealed; while the keychain is locked, the code has to do. One of a newer build is `internal`. */
function problemOf(row: Row, stored: string, sealing: Pick<Sealing, 'open'>): Problem {
  const opened =
    row.problem_params === null
      ? undefined
      : sealing.open({ table: 'deliveries', row: row.id, column: 'problem_params' }, row.problem_params);
  const params = opened?.ok === true ? paramsSchema.safeParse(JSON.parse(opened.value)).data : undefined;
  return {
    code: codeSchema.safeParse(stored).data ?? 'internal',
    ...(row.problem_field === null ? {} : { field: row.problem_field }),
    ...(params === undefined ? {} : { params }),
  };
}
