import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { KEYS } from '#renderer/api/queries.ts';
import type { QueueFilter, QueueRow } from '#shared/domain/queue.ts';
import type { QueueRows } from './queue-rows.ts';

export type HeldOrder = Pick<QueueRows, 'rowAt' | 'total'> & {
  /** Rows that came or went since the order was held; 0 while it is live. */
  readonly changed: number;
  readonly release: () => void;
};

type Held = {
  readonly view: QueueFilter;
  readonly ids: readonly (string | undefined)[];
  readonly rows: ReadonlyMap<string, QueueRow>;
  readonly total: number;
};

/**
 * Keeps rows where they are while someone looks at them (the pointer or the focus is in the list): cells change in
 * place, newcomers wait behind "Refresh order", and whoever has left a tab or a filter stands there as they are now.
 * `loaded`: indexes of the rows that are here.
 */
export function useHeldOrder(rows: QueueRows, loaded: readonly number[], isHeld: boolean): HeldOrder {
  const [held, setHeld] = useState<Held>();
  const { total, view } = rows;
  const isOver = held !== undefined && (!isHeld || held.view !== view);
  if (isOver) setHeld(undefined);
  if (isHeld && held === undefined && total !== undefined) setHeld(snapshot(rows, loaded, total));
  const holds = isOver ? undefined : held;
  const fresh = byId(rows, loaded);
  const gone = useRowsOf(holds === undefined ? NONE : goneFrom(holds, fresh, loaded));
  if (holds === undefined || total === undefined) {
    return { rowAt: rows.rowAt, total, changed: 0, release: () => undefined };
  }
  const known = new Map([...gone, ...fresh]);
  return {
    total: holds.total,
    rowAt: (index) => heldRow(holds, known, rows, index),
    changed: changesSince(holds, [...fresh.keys()], total),
    release: () => setHeld(snapshot(rows, loaded, total)),
  };
}

const NONE: readonly string[] = [];

/** Rows that are held, and no longer where they were: whether they have left the list, or moved beyond what is loaded. */
export function goneFrom(
  held: Pick<Held, 'ids'>,
  fresh: ReadonlyMap<string, QueueRow>,
  loaded: readonly number[],
): readonly string[] {
  return loaded.flatMap((index) => {
    const id = held.ids[index];
    return id === undefined || fresh.has(id) ? [] : [id];
  });
}

const rowsQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: [KEYS.queue, 'rows', ids],
    queryFn: () => call('customers.rows', { ids: [...ids] }),
    enabled: ids.length > 0,
    gcTime: 0,
  });

/** As they are now, wherever in the list they are, or in none. */
function useRowsOf(ids: readonly string[]): ReadonlyMap<string, QueueRow> {
  const { data = [] } = useQuery(rowsQuery(ids));
  return new Map(data.map((row) => [row.customerId, row]));
}

/** How many rows came or went, as far as can be seen from here. */
export function changesSince(held: Pick<Held, 'rows' | 'total'>, freshIds: readonly string[], total: number): number {
  const unseen = freshIds.filter((id) => !held.rows.has(id)).length;
  // A newcomer pushes the last rows of a page out of sight, so unseen rows are no count; that there are some is.
  return total === held.total ? Math.min(unseen, 1) : Math.abs(total - held.total);
}

function heldRow(
  held: Held,
  known: ReadonlyMap<string, QueueRow>,
  rows: QueueRows,
  index: number,
): QueueRow | undefined {
  const id = held.ids[index];
  // Rows that were scrolled in later have no place of their own yet: they stand as they are now.
  if (id === undefined) return rows.rowAt(index);
  return known.get(id) ?? held.rows.get(id);
}

function snapshot(rows: QueueRows, loaded: readonly number[], total: number): Held {
  const ids: (string | undefined)[] = [];
  for (const index of loaded) ids[index] = rows.rowAt(index)?.customerId;
  return { view: rows.view, ids, rows: byId(rows, loaded), total };
}

function byId(rows: QueueRows, loaded: readonly number[]): ReadonlyMap<string, QueueRow> {
  return new Map(
    loaded.flatMap((index) => {
      const row = rows.rowAt(index);
      return row === undefined ? [] : [[row.customerId, row] as const];
    }),
  );
}
