import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
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
  const [from, to] = [pageOf(first), pageOf(last)];
  // The same array while the same pages are wanted: a list that is scrolled is drawn at every frame.
  const queries = useMemo(() => pagesBetween(from, to).map((page) => pageQuery(view, page)), [from, to, view]);
  const pages = pagesBetween(from, to);
  const results = useQueries({ queries });
  const found = new Map(pages.map((page, index) => [page, results[index]?.data]));
  const total = found.get(0)?.total ?? [...found.values()].find((page) => page !== undefined)?.total;
  return { view, total, rowAt: (index) => rowOf(found, index) };
}

function rowOf(pages: ReadonlyMap<number, QueuePage | undefined>, index: number): QueueRow | undefined {
  return pages.get(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS];
}

const pageOf = (index: number): number => Math.floor(Math.max(0, index) / PAGE_ROWS);

/** Always with the first page: it has the total. */
function pagesBetween(from: number, to: number): readonly number[] {
  const pages = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return pages.includes(0) ? pages : [0, ...pages];
}
