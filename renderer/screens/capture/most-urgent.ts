import type { DeliveryState, DeliveryView } from '#shared/domain/delivery.ts';

/** States from the most to the least urgent for the person who captured the customer. */
const URGENCY: readonly DeliveryState[] = [
  'attention',
  'unknown',
  'retrying',
  'sending',
  'queued',
  'delivered',
  'discarded',
];

/** The state that stands for all deliveries of a customer; undefined when it goes nowhere. */
export function mostUrgent(deliveries: readonly Pick<DeliveryView, 'state'>[]): DeliveryState | undefined {
  return URGENCY.find((state) => deliveries.some((delivery) => delivery.state === state));
}
