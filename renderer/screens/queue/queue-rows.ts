import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { KEYS } from '#renderer/api/queries.ts';
import { isSameFilter } from './queue-view.ts';
import type { QueueFilter, QueuePage, QueueRow } from '#shared/domain/queue.ts';

/** Rows a call: a screenful and a half. */
export const PAGE_ROWS = 60;

export type QueueRows = {
  /** The view that the rows belong to; the one before it until the first page of a new one is here. */
  readonly view: QueueFilter;
  readonly total: number | undefined;
  readonly rowAt: (index: number) => QueueRow | undefined;
};

const pageQuery = (filter: QueueFilter, page: number) =>
  queryOptions({
    queryKey: [KEYS.queue, filter, page],
    queryFn: () => call('customers.page', { ...filter, offset: page * PAGE_ROWS, limit: PAGE_ROWS }),
  });

/** Pages of the list around what is seen. Old rows stay until new ones are here, so nothing flickers. */
export function useQueueRows(wanted: QueueFilter, first: number, last: number): QueueRows {
  const [view, setView] = useState(wanted);
  const wantedFirst = useQuery(pageQuery(wanted, 0));
  if (!isSameFilter(view, wanted) && !wantedFirst.isPending) setView(wanted);
  const pages = pagesBetween(first, last);
  const results = useQueries({ queries: pages.map((page) => pageQuery(view, page)) });
  const found = new Map(pages.map((page, index) => [page, results[index]?.data]));
  const total = found.get(0)?.total ?? [...found.values()].find((page) => page !== undefined)?.total;
  return { view, total, rowAt: (index) => rowOf(found, index) };
}

function rowOf(pages: ReadonlyMap<number, QueuePage | undefined>, index: number): QueueRow | undefined {
  return pages.get(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS];
}

/** Always with the first page: it has the total. */
function pagesBetween(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / PAGE_ROWS);
  const to = Math.floor(Math.max(0, last) / PAGE_ROWS);
  const pages = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return pages.includes(0) ? pages : [0, ...pages];
}
