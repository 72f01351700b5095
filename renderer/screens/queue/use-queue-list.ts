import { useVirtualizer } from '@tanstack/react-virtual';
import { useState, type RefObject } from 'react';
import { useHeldOrder, type HeldOrder } from './held-order.ts';
import { PAGE_ROWS, useQueueRows, type QueueRows } from './queue-rows.ts';
import { filterOf, remembered, useQueueView } from './queue-view.ts';

/** Rows drawn beyond those that are seen. */
const OVERSCAN = 6;

export type QueueList = {
  readonly rows: QueueRows;
  readonly held: HeldOrder;
  readonly virtualizer: ReturnType<typeof useVirtualizer<HTMLDivElement, Element>>;
  readonly cursor: number;
};

/** Rows and their place on the screen; a page is asked for when it comes near. `height`: of a row, px. */
export function useQueueList(
  scroller: RefObject<HTMLDivElement | null>,
  height: number,
  isLookedAt: boolean,
): QueueList {
  const view = useQueueView();
  const [range, setRange] = useState({ first: 0, last: PAGE_ROWS - 1 });
  const rows = useQueueRows(filterOf(view), range.first, range.last);
  const loaded = Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index);
  const held = useHeldOrder(rows, loaded, isLookedAt);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: held.total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    initialOffset: remembered.scroll,
    onChange: ({ range: seen, scrollOffset }) => {
      if (seen !== null && (seen.startIndex < range.first || seen.endIndex > range.last)) {
        setRange({ first: Math.max(0, seen.startIndex - OVERSCAN), last: seen.endIndex + PAGE_ROWS });
      }
      if (scrollOffset !== null) remembered.scroll = scrollOffset;
    },
  });
  return { rows, held, virtualizer, cursor: view.cursor };
}
