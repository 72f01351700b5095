import { useSyncExternalStore } from 'react';
import type { QueueQuery } from '#shared/domain/queue.ts';

/** Where the person is in the queue; kept while other screens are open, so that the way back leads to the same place. */
export type QueueView = {
  readonly filter: QueueQuery['filter'];
  readonly search: string;
  /** Row under the keyboard, counted from 0. */
  readonly cursor: number;
};

const START: QueueView = { filter: 'all', search: '', cursor: 0 };

let view: QueueView = START;
const listeners = new Set<() => void>();

/** How far the list is scrolled, px. Beside the view, since nothing is drawn anew for it. */
export const remembered = { scroll: 0 };

export function setQueueView(change: Partial<QueueView>): void {
  view = { ...view, ...change };
  for (const listener of listeners) listener();
}

/** Lists other customers, from the top. */
export function listCustomers(change: Partial<Pick<QueueView, 'filter' | 'search'>>): void {
  remembered.scroll = 0;
  setQueueView({ ...change, cursor: 0 });
}

/** Opens the queue's list on one of its tabs. */
export const showInQueue = (filter: QueueView['filter']): void => listCustomers({ ...START, filter });

export function useQueueView(): QueueView {
  return useSyncExternalStore(subscribe, () => view);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
