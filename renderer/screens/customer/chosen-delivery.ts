import { rollUpOf, type DeliveryView } from '#shared/domain/delivery.ts';

/** The delivery that the address names, by itself or by its connection; else the one that most needs a look. */
export function chosenDelivery<D extends DeliveryView>(
  deliveries: readonly D[],
  named: string | undefined,
): D | undefined {
  return (
    deliveries.find(({ id }) => id === named) ??
    mostUrgent(deliveries.filter(({ connectionId }) => connectionId === named)) ??
    mostUrgent(deliveries)
  );
}

function mostUrgent<D extends DeliveryView>(deliveries: readonly D[]): D | undefined {
  const rollUp = ({ state, settle }: D) => rollUpOf(state, settle);
  return (
    deliveries.find((delivery) => rollUp(delivery) === 'need-you') ??
    deliveries.find((delivery) => rollUp(delivery) === 'waiting') ??
    deliveries[0]
  );
}

/** Changes stand under what they change: connections in the order of their creations, each with its own in order. */
export function byConnection<D extends DeliveryView>(deliveries: readonly D[]): readonly D[] {
  const connections = [...new Set(deliveries.map(({ connectionId }) => connectionId))];
  return connections.flatMap((id) => deliveries.filter(({ connectionId }) => connectionId === id));
}
