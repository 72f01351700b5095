import type { Change, Vendor } from '#electron/vendors/definition.ts';
import type { DeliveryIntent } from '#shared/domain/delivery.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { LaneDelivery } from './delivery-sql.ts';
import type { LaneEffects, LaneSession } from './lane.ts';

/** The change that brings the vendor's customer to `after`, or why it cannot go. */
export function changeFor(
  effects: LaneEffects,
  session: LaneSession,
  row: LaneDelivery,
  after: unknown,
): Result<Change<unknown>, Problem> {
  const { vendor } = session.connection;
  const params = { vendor: vendor.name };
  if (vendor.update === undefined) return err(problem('vendor-takes-no-changes', { params }));
  if (vendor.update.number !== undefined && row.vendorRecordId === undefined)
    return err(problem('vendor-number-unknown', { params }));
  const before = recordsBefore(effects, session, row);
  if (!before.ok) return before;
  const number = row.vendorRecordId === undefined ? {} : { number: row.vendorRecordId };
  const change = { ...number, before: before.value, after };
  const refused = vendor.update.refuses?.(change);
  return refused === undefined ? ok(change) : err(refused);
}

/** The different records that were sent before a change, oldest first. */
export function recordsBefore(
  { deliveries, sealing }: Pick<LaneEffects, 'deliveries' | 'sealing'>,
  { connection }: LaneSession,
  row: LaneDelivery,
): Result<readonly unknown[], Problem> {
  const found = new Map<string, unknown>();
  for (const sent of deliveries.sentBefore(row)) {
    const text = sealing.open({ table: 'deliveries', row: sent.id, column: 'record' }, sent.sealedRecord);
    if (!text.ok) return text;
    const record = recordIn(connection.vendor, sent.intent, text.value);
    if (record === undefined) return err(problem('sealed-data-damaged'));
    found.set(JSON.stringify(record), record);
  }
  return ok([...found.values()]);
}

/** The record as it was sent: of a change, what the customer became by it. Undefined when this build cannot read it. */
export function recordIn(vendor: Vendor, intent: DeliveryIntent, text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return intent === 'create' ? vendor.parseRecord(json) : vendor.parseChange(json).after;
  } catch {
    return undefined;
  }
}
