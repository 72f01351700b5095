import { useMemo } from 'react';
import { filterOf, listCustomers } from './queue-view.ts';
import { useConnections } from '#renderer/api/queries.ts';
import { useSay, type Say } from '#renderer/i18n/words.ts';
import type { ConnectionView } from '#shared/domain/connection.ts';
import type { QueueFilter } from '#shared/domain/queue.ts';

/** One part of a filter in words, and the way to do without it. */
export type Facet = { readonly key: string; readonly words: string; readonly remove: () => void };

/** The parts that narrow the list beside tab and search. */
export function useFacets(filter: QueueFilter): readonly Facet[] {
  const say = useSay();
  const { data: connections } = useConnections();
  return useMemo(() => facetsOf(say, filter, connections ?? []), [say, filter, connections]);
}

function facetsOf(say: Say, filter: QueueFilter, known: readonly ConnectionView[]): readonly Facet[] {
  const { states = [], connections = [], age, tags = [] } = filterOf(filter);
  const without = <Value>(values: readonly Value[], value: Value): Value[] => values.filter((one) => one !== value);
  return [
    ...states.map((state) => ({
      key: `state.${state}`,
      words: say(`state.${state}`),
      remove: () => listCustomers({ states: without(states, state) }),
    })),
    ...connections.map((id) => ({
      key: `connection.${id}`,
      words: known.find((one) => one.id === id)?.name ?? say('customer.removedConnection'),
      remove: () => listCustomers({ connections: without(connections, id) }),
    })),
    ...(age === undefined
      ? []
      : [{ key: 'age', words: say(`filter.${age}`), remove: () => listCustomers({ age: undefined }) }]),
    ...tags.map((tag) => ({
      key: `tag.${tag}`,
      words: `#${tag}`,
      remove: () => listCustomers({ tags: without(tags, tag) }),
    })),
  ];
}
