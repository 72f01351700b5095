import type { Answer } from '#electron/core.ts';
import { transact } from '#electron/db/transact.ts';
import { parseCustomer, type Customer } from '#shared/domain/customer.ts';
import { changesBetween } from '#shared/domain/customer-change.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err } from '#shared/result.ts';
import { judgeNew, type CaptureDeps } from './capture.ts';
import type { CustomerRow } from './customer-store.ts';
import type { CustomerVersions } from './customer-versions.ts';
import type { DeliveryReader } from './delivery-rows.ts';
import type { SearchIndex } from './search.ts';
import type { Target } from './ports.ts';
import { heldBy, resolveTargets, type Judgement } from './verdicts.ts';
import type { Word } from './word.ts';

export type UpdateDeps = CaptureDeps & {
  readonly deliveries: DeliveryReader;
  readonly index: SearchIndex;
  readonly versions: CustomerVersions;
};

/**
 * Replaces a customer's data. Deliveries that were certainly not taken go out with the new data, or wait where a rule
 * refuses it; what was delivered, or may have been, stays as it is. Connections named in the input that have no delivery
 * of this customer yet get one; none is taken away.
 */
export function createUpdate(
  deps: UpdateDeps,
): (id: string, input: unknown, word?: Word) => Answer<{ requeued: number }> {
  return (id, input, word = 'settings') => {
    const row = deps.store.byId(id);
    if (row === undefined) return err([problem('customer-not-found')]);
    if (row.erased_at !== null) return err([problem('customer-erased')]);
    const parsed = parseCustomer(input, { defaultCountry: deps.defaultCountry() });
    if (!parsed.ok) return parsed;
    const { customer, connections } = parsed.value;
    const added = resolveTargets(connections ?? [], deps.targets());
    if (!added.ok) return added;
    const refusals = new Map<string, Problem>();
    const asked = askedBefore(deps, row);
    for (const target of deps.targets()) {
      const judgement = judgeNew(customer, target, row.external_id);
      const refused = heldBy(judgement, asked(judgement) ? 'settings' : word);
      if (refused !== undefined) refusals.set(target.id, refused);
    }
    const done = transact(deps.db, () => {
      if (isChanged(deps, row, customer)) deps.versions.keep(id, deps.clock.wallMs());
      deps.store.replace(id, customer);
      const requeued = deps.outbox.requeueAfterEdit(id, refusals);
      const have = new Set(deps.deliveries.ofCustomers([id]).map(({ connectionId }) => connectionId));
      const missing = added.value.filter((target) => !have.has(target.id));
      for (const target of missing) {
        const held = refusals.get(target.id);
        deps.outbox.insertDelivery({
          customerId: id,
          connectionId: target.id,
          ...(held === undefined ? {} : { held }),
        });
      }
      return { requeued: requeued + missing.filter((target) => !refusals.has(target.id)).length };
    });
    if (done.ok) deps.index.put(row.seq, customer);
    return done;
  };
}

/**
 * Whether a person was asked about these very cuts when the customer was saved last: another word is needed only where an
 * edit cuts something else, and where nobody has agreed yet.
 */
function askedBefore({ store, deliveries }: UpdateDeps, row: CustomerRow): (now: Judgement) => boolean {
  const before = store.open(row);
  const sent = deliveries.ofCustomers([row.id]);
  const cutsOf = (customer: Customer, target: Target) =>
    JSON.stringify(judgeNew(customer, target, row.external_id).cuts);
  return ({ target, cuts }) => {
    const own = sent.filter(({ connectionId }) => connectionId === target.id);
    const isOpen = own.some(({ problem: found }) => found?.code === 'vendor-field-to-shorten');
    return own.length > 0 && !isOpen && before.ok && cutsOf(before.value, target) === JSON.stringify(cuts);
  };
}

/** What cannot be read now may be different: it is kept. */
function isChanged({ store }: UpdateDeps, row: CustomerRow, customer: Customer): boolean {
  const before = store.open(row);
  return !before.ok || changesBetween(before.value, customer).length > 0;
}
