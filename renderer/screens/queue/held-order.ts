import { useState } from 'react';
import type { QueueRow } from '#shared/domain/queue.ts';
import type { QueueRows } from './queue-rows.ts';

export type HeldOrder = Pick<QueueRows, 'rowAt' | 'total'> & {
  /** Rows that came or went since the order was held; 0 while it is live. */
  readonly changed: number;
  readonly release: () => void;
};

type Held = {
  readonly ids: readonly (string | undefined)[];
  readonly rows: ReadonlyMap<string, QueueRow>;
  readonly total: number;
};

/**
 * Keeps rows where they are while someone looks at them (the pointer or the focus is in the list): cells change in
 * place, newcomers wait behind "Refresh order". `loaded`: indexes of the rows that are here.
 */
export function useHeldOrder(rows: QueueRows, loaded: readonly number[], isHeld: boolean): HeldOrder {
  const [held, setHeld] = useState<Held>();
  const { total } = rows;
  if (!isHeld && held !== undefined) setHeld(undefined);
  if (isHeld && held === undefined && total !== undefined) setHeld(snapshot(rows, loaded, total));
  if (!isHeld || held === undefined || total === undefined) {
    return { rowAt: rows.rowAt, total, changed: 0, release: () => undefined };
  }
  const fresh = byId(rows, loaded);
  return {
    total: held.total,
    rowAt: (index) => heldRow(held, fresh, rows, index),
    changed: changesSince(held, [...fresh.keys()], total),
    release: () => setHeld(snapshot(rows, loaded, total)),
  };
}

/** How many rows came or went, as far as can be seen from here. */
export function changesSince(held: Pick<Held, 'rows' | 'total'>, freshIds: readonly string[], total: number): number {
  const unseen = freshIds.filter((id) => !held.rows.has(id)).length;
  // A newcomer pushes the last rows of a page out of sight, so unseen rows are no count; that there are some is.
  return total === held.total ? Math.min(unseen, 1) : Math.abs(total - held.total);
}

function heldRow(
  held: Held,
  fresh: ReadonlyMap<string, QueueRow>,
  rows: QueueRows,
  index: number,
): QueueRow | undefined {
  const id = held.ids[index];
  // Rows that were scrolled in later have no place of their own yet: they stand as they are now.
  if (id === undefined) return rows.rowAt(index);
  return fresh.get(id) ?? held.rows.get(id);
}

function snapshot(rows: QueueRows, loaded: readonly number[], total: number): Held {
  const ids: (string | undefined)[] = [];
  for (const index of loaded) ids[index] = rows.rowAt(index)?.customerId;
  return { ids, rows: byId(rows, loaded), total };
}

function byId(rows: QueueRows, loaded: readonly number[]): ReadonlyMap<string, QueueRow> {
  return new Map(
    loaded.flatMap((index) => {
      const row = rows.rowAt(index);
      return row === undefined ? [] : [[row.customerId, row] as const];
    }),
  );
}
