import type { SealedPlace } from '#electron/customers/sealing/sealed.ts';
import { databaseProblem } from '#electron/db/problem.ts';
import type { Customer } from '#shared/domain/customer.ts';
import { changeFor } from './change.ts';
import type { SettleWay } from '#shared/domain/delivery.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { LaneDelivery } from './delivery-sql.ts';
import type { Lease } from './delivery-store.ts';
import type { LaneEffects, LaneSession } from './lane.ts';
import { wireOf } from './wire.ts';
import { AT_ONCE } from './schedule-store.ts';

/** A delivery with the record that is sent for it. */
export type Ready = RecordToSend & { readonly row: LaneDelivery };

type RecordToSend = {
  /** Of a change, the `Change`. */
  readonly record: unknown;
  readonly batchKey: string;
  /** To be frozen with the attempt; undefined when the record was frozen before. */
  readonly sealedRecord: Uint8Array | undefined;
};

/**
 * The row with its record: the frozen one, or a fresh mapping. One that cannot be sent is claimed and settled here, in the
 * transaction under way.
 */
export function ready(effects: LaneEffects, session: LaneSession, due: LaneDelivery, lease: Lease): readonly Ready[] {
  const record = recordOf(effects, session, due);
  if (record.ok && mayRepeat(session, due, record.value)) return [{ row: due, ...record.value }];
  effects.deliveries.claim(due, lease, undefined);
  const row = effects.deliveries.asClaimed(due, lease);
  if (record.ok) settleInDoubt(effects, session, row, record.value);
  else giveUp(effects, session, row, record);
  return [];
}

function giveUp(effects: LaneEffects, session: LaneSession, row: LaneDelivery, record: { error: Problem }): void {
  if (isLocked(record.error)) release(effects, session, [row], record.error);
  else effects.deliveries.apply(row, { kind: 'refused', problem: record.error, burns: false });
}

/** It can be read again when the keychain gives the key: the row waits, and nobody has to mend it. */
export const isLocked = ({ code }: Problem): boolean => code === 'keychain-locked' || code === 'profile-key-missing';

/** What may share a request. Rows in doubt go in a request of their own: an answer that counts (Alat WA) then speaks of what may be there already. */
export function groupByKey(items: readonly Ready[]): readonly (readonly Ready[])[] {
  const groups = new Map<string, Ready[]>();
  for (const item of items) {
    const { doubt, intent } = item.row;
    const key = `${intent}:${doubt ? 'again' : 'first'}:${item.batchKey}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/** Gives claimed rows back untried; they are due at once, and the lane decides when. */
export function release(effects: LaneEffects, session: LaneSession, rows: readonly LaneDelivery[], why: Problem): void {
  for (const row of rows) {
    effects.deliveries.apply(row, {
      kind: 'not-taken',
      burns: false,
      network: false,
      dueAt: AT_ONCE,
      problem: why,
      settle: settleWayOf(session, row),
    });
  }
}

/** How an unknown outcome is settled; of a record that was frozen under other settings, by the record. */
export function settleWayOf(
  { connection }: LaneSession,
  { intent }: Pick<LaneDelivery, 'intent'>,
  record?: unknown,
): SettleWay {
  return wireOf(connection.vendor, intent).settleWay(connection.settings, record);
}

/** A row in doubt goes out again only if this very record may (NXLink type 0 may not, whatever the connection says now). */
function mayRepeat(session: LaneSession, row: LaneDelivery, { record }: RecordToSend): boolean {
  return !row.doubt || settleWayOf(session, row, record) === 'resend';
}

function settleInDoubt(effects: LaneEffects, session: LaneSession, row: LaneDelivery, { record }: RecordToSend): void {
  const settle = settleWayOf(session, row, record);
  effects.deliveries.apply(row, {
    kind: 'lost-sight',
    settle,
    dueAt: AT_ONCE,
    problem: problem('no-answer'),
    burns: false,
  });
}

const recordPlace = (row: LaneDelivery): SealedPlace => ({ table: 'deliveries', row: row.id, column: 'record' });
const customerPlace = (row: LaneDelivery): SealedPlace => ({
  table: 'customers',
  row: row.customerId,
  column: 'sealed',
});

/** A record that cannot be read (changed bytes, a form that this build does not know) is the row's own problem, not the lane's. */
export function recordOf(effects: LaneEffects, session: LaneSession, row: LaneDelivery): Result<RecordToSend, Problem> {
  const place = row.sealedRecord === undefined ? customerPlace(row) : recordPlace(row);
  const text = effects.sealing.open(place, row.sealedRecord ?? row.sealedCustomer);
  if (!text.ok) return text;
  try {
    return row.sealedRecord === undefined
      ? mapped(effects, session, row, text.value)
      : ok({ ...frozen(session, row, JSON.parse(text.value)), sealedRecord: undefined });
  } catch (error) {
    if (databaseProblem(error) !== undefined) throw error;
    effects.log.error('record-unreadable', {
      delivery: row.id,
      error: error instanceof Error ? error.name : typeof error,
    });
    return err(problem('sealed-data-damaged'));
  }
}

function frozen({ connection: { vendor } }: LaneSession, { intent }: LaneDelivery, json: unknown) {
  if (intent === 'create') {
    const record = vendor.parseRecord(json);
    return { record, batchKey: vendor.batchKey(record) };
  }
  const change = vendor.parseChange(json);
  return { record: change, batchKey: vendor.batchKey(change.after) };
}

function mapped(
  effects: LaneEffects,
  session: LaneSession,
  row: LaneDelivery,
  text: string,
): Result<RecordToSend, Problem> {
  const { connection } = session;
  const ref = { externalId: row.externalId, idempotencyKey: row.idempotencyKey };
  // Written by capture() from a parsed customer, and authenticated by its seal.
  const answer = connection.vendor.map(JSON.parse(text) as Customer, connection.settings, ref);
  if (!answer.ok) return err(answer.error[0] ?? problem('vendor-refused'));
  const after = answer.value.record;
  const sent = row.intent === 'create' ? ok(after) : changeFor(effects, session, row, after);
  if (!sent.ok) return sent;
  const sealedRecord = effects.sealing.seal(recordPlace(row), JSON.stringify(sent.value));
  return ok({ record: sent.value, batchKey: connection.vendor.batchKey(after), sealedRecord });
}
