import type { Answer, Core } from '#electron/core.ts';
import { transact } from '#electron/db/transact.ts';
import { sleep } from '#electron/effects.ts';
import type { BulkAnswer, BulkInput } from '#shared/domain/queue.ts';
import { ok } from '#shared/result.ts';
import type { CoreEffects } from './effects.ts';
import type { CoreParts } from './parts.ts';

/** Customers of a transaction: a few milliseconds of work, so that the window and the lanes have their turn in between. */
const SLICE = 40;

/** One wish for many customers. `tell`: rows have changed, and there may be work. */
export function createBulk(
  { clock }: Pick<CoreEffects, 'clock'>,
  { db, outbox, customers }: Pick<CoreParts, 'db' | 'outbox' | 'customers'>,
  tell: () => void,
): Core['deliveries']['bulk'] {
  return async (input) => {
    const ids = idsOf(customers, input);
    const { states = [], connections = [] } = input.filter;
    const total: { customers: number; deliveries: number } = { customers: 0, deliveries: 0 };
    for (let at = 0; at < ids.length; at += SLICE) {
      if (at > 0) await sleep(clock, 0);
      const slice = ids.slice(at, at + SLICE);
      const done: Answer<BulkAnswer> = transact(db, () =>
        outbox.changeMany(slice, { action: input.action, states, connections }),
      );
      if (!done.ok) return done;
      total.customers += done.value.customers;
      total.deliveries += done.value.deliveries;
      if (done.value.deliveries > 0) tell();
    }
    return ok(total);
  };
}

/** Once for all slices: what is changed by the first ones may not move others out of the selection. */
function idsOf({ idsOf: listed }: Pick<CoreParts['customers'], 'idsOf'>, input: BulkInput): readonly string[] {
  if (input.ids !== undefined) return [...new Set(input.ids)];
  const except = new Set(input.except);
  return listed(input.filter).filter((id) => !except.has(id));
}
