import type { Answer } from '#electron/core.ts';
import { transact } from '#electron/db/transact.ts';
import { recordIn } from '#electron/outbox/change.ts';
import type { Customer } from '#shared/domain/customer.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { UnsentChange } from '#shared/domain/queue.ts';
import { err } from '#shared/result.ts';
import { judgeNew, type CaptureDeps } from './capture.ts';
import type { CustomerRow } from './customer-store.ts';
import type { DeliveryReader, SentDelivery } from './delivery-rows.ts';
import type { Target } from './ports.ts';
import { heldBy, type Judgement } from './verdicts.ts';
import type { Word } from './word.ts';

export type ChangeDeps = CaptureDeps & { readonly deliveries: DeliveryReader };

/**
 * The connections that have, or may have, another record of a customer than this one would be now. Undelivered ones are
 * not among them: an edit goes there by itself. Nor are those whose record the edit does not touch.
 */
export function unsentChanges(deps: ChangeDeps, row: CustomerRow, customer: Customer): readonly UnsentChange[] {
  // Never edited: what differs then is a setting, and that is no change of the customer.
  if (row.updated_at === row.captured_at) return [];
  return pendingChanges(deps, row, customer).map(({ judgement: { target, cuts }, takes, refused }) => ({
    connectionId: target.id,
    takes,
    ...(takes && cuts.length > 0 ? { cuts: [...cuts] } : {}),
    ...(refused === undefined ? {} : { problem: refused }),
  }));
}

/**
 * A person sends an edit on: one delivery more for each connection that has the customer and can take the change, or for
 * those named. What the rules refuse waits for a person. Answers how many were made.
 */
export function createSendChange(
  deps: ChangeDeps,
): (id: string, connectionIds: readonly string[] | undefined, word?: Word) => Answer<{ changed: number }> {
  return (id, connectionIds, word = 'settings') => {
    const row = deps.store.byId(id);
    if (row === undefined) return err([problem('customer-not-found')]);
    const customer = deps.store.open(row);
    if (!customer.ok) return err([customer.error]);
    return transact(deps.db, () => {
      // Looked at inside the transaction: a second click finds the change of the first one.
      const chosen = pendingChanges(deps, row, customer.value).filter(
        ({ judgement: { target }, takes }) => takes && (connectionIds?.includes(target.id) ?? true),
      );
      for (const { judgement } of chosen) insert(deps, id, judgement, word);
      return { changed: chosen.length };
    });
  };
}

function insert({ outbox }: ChangeDeps, customerId: string, judgement: Judgement, word: Word): void {
  const { target } = judgement;
  const held = heldBy(judgement, word);
  outbox.insertChange({
    customerId,
    connectionId: target.id,
    asksNumber: target.vendor.update?.number !== undefined,
    ...(held === undefined ? {} : { held }),
  });
}

type Pending = {
  readonly judgement: Judgement;
  readonly takes: boolean;
  /** Why the vendor cannot take this one, though it takes others. */
  readonly refused: Problem | undefined;
};

/** Connections that have the customer, or may, as another record than it is now. */
export function pendingChanges(deps: ChangeDeps, row: CustomerRow, customer: Customer): readonly Pending[] {
  const trail = deps.deliveries.trail(row.id);
  return deps.targets().flatMap((target) => {
    const sent = trail.filter(({ connectionId }) => connectionId === target.id);
    if (!isThere(sent) || sent.some(willCarry)) return [];
    const judgement = judgeNew(customer, target, row.external_id);
    const before = sent.flatMap((one) => recordOf(deps, target, one));
    const after = judgement.record;
    if (JSON.stringify(before.at(-1)) === JSON.stringify(after)) return [];
    const { update } = target.vendor;
    const refused = after === undefined ? undefined : update?.refuses?.({ before, after });
    return [{ judgement, takes: update !== undefined && refused === undefined, refused }];
  });
}

/** The creation arrived, or may have: a discarded one is nobody's to follow up. */
const isThere = ([created]: readonly SentDelivery[]): boolean =>
  created !== undefined && created.intent === 'create' && created.state !== 'discarded';

/** Certainly not sent, so whatever it is mapped to next is the customer as it is now. */
const willCarry = ({ state, doubt }: SentDelivery): boolean =>
  doubt === 0 && (state === 'queued' || state === 'retrying' || state === 'attention');

/** The record that was sent; nothing where there was none, or where it cannot be read. */
export function recordOf({ sealing }: ChangeDeps, { vendor }: Target, sent: SentDelivery): readonly unknown[] {
  if (sent.record === null || (sent.state === 'discarded' && sent.doubt === 0)) return [];
  const text = sealing.open({ table: 'deliveries', row: sent.id, column: 'record' }, sent.record);
  const record = text.ok ? recordIn(vendor, sent.intent, text.value) : undefined;
  return record === undefined ? [] : [record];
}
