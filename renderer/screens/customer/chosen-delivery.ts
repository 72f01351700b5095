import { rollUpOf, type DeliveryView } from '#shared/domain/delivery.ts';

/** The delivery that the address names, else the one that most needs a look. */
export function chosenDelivery<D extends DeliveryView>(
  deliveries: readonly D[],
  connectionId: string | undefined,
): D | undefined {
  const rollUp = ({ state, settle }: D) => rollUpOf(state, settle);
  return (
    deliveries.find((delivery) => delivery.connectionId === connectionId) ??
    deliveries.find((delivery) => rollUp(delivery) === 'need-you') ??
    deliveries.find((delivery) => rollUp(delivery) === 'waiting') ??
    deliveries[0]
  );
}
