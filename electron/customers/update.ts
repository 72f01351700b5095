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
import { resolveTargets } from './verdicts.ts';

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
export function createUpdate(deps: UpdateDeps): (id: string, input: unknown) => Answer<{ requeued: number }> {
  return (id, input) => {
    const row = deps.store.byId(id);
    if (row === undefined) return err([problem('customer-not-found')]);
    if (row.erased_at !== null) return err([problem('customer-erased')]);
    const parsed = parseCustomer(input, { defaultCountry: deps.defaultCountry() });
    if (!parsed.ok) return parsed;
    const { customer, connections } = parsed.value;
    const added = resolveTargets(connections ?? [], deps.targets());
    if (!added.ok) return added;
    const refusals = new Map<string, Problem>();
    for (const target of deps.targets()) {
      const [refused] = judgeNew(customer, target, row.external_id).refused;
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

/** What cannot be read now may be different: it is kept. */
function isChanged({ store }: UpdateDeps, row: CustomerRow, customer: Customer): boolean {
  const before = store.open(row);
  return !before.ok || changesBetween(before.value, customer).length > 0;
}
