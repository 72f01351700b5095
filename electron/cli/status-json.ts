import type { FieldpostCore } from '#electron/core/create-core.ts';
import { DELIVERY_STATES, type DeliveryState } from '#shared/domain/delivery.ts';
import type { DeliveryCounts } from '#shared/domain/connection.ts';
import type { Words } from '#electron/words.ts';

/** The summary of `status` and `sync`, as contracts.md §3 has it. */
export function statusJson(core: FieldpostCore) {
  const { counts, customers } = core.outbox.status();
  return {
    customers: customers.all,
    deliveries: statesOf(counts),
    connections: core.connections.list().map(({ id, name, vendor, health, counts: own }) => ({
      id,
      name,
      vendor,
      health,
      ...statesOf(own),
    })),
  };
}

/** The same for people. */
export function statusText(core: FieldpostCore, words: Words): string {
  const { counts, customers } = core.outbox.status();
  const line = (own: DeliveryCounts): string =>
    DELIVERY_STATES.filter((state) => own[state] > 0)
      .map((state) => `${words.say(`state.${state}`)} ${own[state]}`)
      .join(' · ');
  const connections = core.connections
    .list()
    .map((one) => `${one.name}  ${words.say(`health.${one.health}`)}  ${line(one.counts)}`);
  return [words.say('cli.customers', { customers: customers.all }), line(counts), ...connections]
    .filter((text) => text !== '')
    .join('\n');
}

function statesOf(counts: DeliveryCounts): Record<DeliveryState, number> {
  const { queued, sending, retrying, unknown, attention, delivered, discarded } = counts;
  return { queued, sending, retrying, unknown, attention, delivered, discarded };
}
