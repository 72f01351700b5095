import type { Core } from '#electron/core.ts';
import { sleep } from '#electron/effects.ts';
import { checkChain, checkChainSlowly, createReceiptReader, type ChainCheck } from '#electron/outbox/receipt-chain.ts';
import type { CoreEffects } from './effects.ts';
import type { CoreParts } from './parts.ts';

/** With what only the command line uses. */
export type Receipts = Core['receipts'] & {
  /** Walks the whole chain of receipts; some seconds with a million of them. */
  readonly verify: () => ChainCheck & { readonly deliveredWithoutReceipt: number };
};

/** The receipts of a profile: checked as a chain, and taken out one by one. */
export function receiptsOf(
  { db, customers, connectionStore }: CoreParts,
  { clock }: Pick<CoreEffects, 'clock'>,
): Receipts {
  const reader = createReceiptReader(db);
  return {
    verify: () => ({ ...checkChain(reader.all()), deliveredWithoutReceipt: reader.deliveredWithout() }),
    check: () => checkChainSlowly(reader.all(), () => sleep(clock, 0)),
    asJson: (customerId, deliveryId) => {
      const found = customers.get(customerId);
      const delivery = found.ok ? found.value.deliveries.find(({ id }) => id === deliveryId) : undefined;
      if (!found.ok || delivery?.receipt === undefined) return undefined;
      const { receipt, connectionId, intent } = delivery;
      const connection = connectionStore.allNames().get(connectionId) ?? connectionId;
      const { customer } = found.value;
      return `${JSON.stringify({ connection, intent, customerId, customer, receipt }, null, 2)}\n`;
    },
  };
}
