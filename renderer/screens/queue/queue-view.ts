import { useSyncExternalStore } from 'react';
import { clearSelection } from './selection.ts';
import type { QueueFilter } from '#shared/domain/queue.ts';

/** Where the person is in the queue; kept while other screens are open, so that the way back leads to the same place. */
export type QueueView = QueueFilter & {
  /** Row under the keyboard, counted from 0. */
  readonly cursor: number;
};

/** Every customer. */
export const EVERYONE: QueueFilter = { filter: 'all', search: '' };

const START: QueueView = { ...EVERYONE, cursor: 0 };

let view: QueueView = START;
const listeners = new Set<() => void>();

/** How far the list is scrolled, px. Beside the view, since nothing is drawn anew for it. */
export const remembered = { scroll: 0 };

export function setQueueView(change: Partial<QueueView>): void {
  view = { ...view, ...change };
  for (const listener of listeners) listener();
}

/** Lists other customers, from the top; nobody of them is selected. */
export function listCustomers(change: Partial<QueueFilter>): void {
  remembered.scroll = 0;
  clearSelection();
  setQueueView({ ...change, cursor: 0 });
}

/** What narrows the list beside tab and search. */
const NO_FACETS = { states: undefined, connections: undefined, age: undefined, tags: undefined } as const;

/** Back to the tab and the search alone. */
export const clearFacets = (): void => listCustomers(NO_FACETS);

/** Lists exactly what this filter says, whatever was listed before. */
export const listOnly = (filter: QueueFilter): void => listCustomers({ ...NO_FACETS, ...filter });

/** Opens the queue's list on one of its tabs. */
export const showInQueue = (filter: QueueFilter['filter']): void => listOnly({ ...EVERYONE, filter });

export function useQueueView(): QueueView {
  return useSyncExternalStore(subscribe, () => view);
}

/** The filter of a view in one spelling: parts that say nothing are left out, so that equal filters are equal as JSON. */
export function filterOf({ filter, search, states = [], connections = [], age, tags = [] }: QueueFilter): QueueFilter {
  return {
    filter,
    search: search.trim(),
    ...(states.length === 0 ? {} : { states: [...states].sort() }),
    ...(connections.length === 0 ? {} : { connections: [...connections].sort() }),
    ...(age === undefined ? {} : { age }),
    ...(tags.length === 0 ? {} : { tags: [...tags].sort() }),
  };
}

export const isSameFilter = (one: QueueFilter, other: QueueFilter): boolean =>
  JSON.stringify(filterOf(one)) === JSON.stringify(filterOf(other));

/** How many parts beside tab and search narrow the list. */
export function facetCount(view: QueueFilter): number {
  const { states, connections, age, tags } = filterOf(view);
  return [states, connections, age, tags].filter((part) => part !== undefined).length;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
