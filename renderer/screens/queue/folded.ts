import { rollUpOf, type DeliveryView, type RollUp } from '#shared/domain/delivery.ts';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

const WORDS = [
  ['delivered', 'queue.foot.delivered'],
  ['need-you', 'queue.foot.needYou'],
  ['waiting', 'queue.foot.waiting'],
  ['discarded', 'queue.foot.discarded'],
] as const satisfies readonly (readonly [RollUp, MessageKey])[];

/** One cell for many connections: "3 delivered · 1 needs you". */
export function foldedOf(
  deliveries: readonly DeliveryView[],
): readonly { readonly key: MessageKey; readonly count: number }[] {
  return WORDS.flatMap(([rollUp, key]) => {
    const count = deliveries.filter(({ state, settle }) => rollUpOf(state, settle) === rollUp).length;
    return count === 0 ? [] : [{ key, count }];
  });
}
