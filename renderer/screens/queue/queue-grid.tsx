import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type RefObject } from 'react';
import { NothingFound } from './queue-empty.tsx';
import { QueueHead } from './queue-head.tsx';
import { columnsOf, type QueueColumns } from './queue-columns.ts';
import { QueueRowView } from './queue-row.tsx';
import { useGridKeys } from './queue-keys.ts';
import { PAGE_ROWS, useQueueRows } from './queue-rows.ts';
import { remembered, setQueueView, useQueueView } from './queue-view.ts';
import { useHeldOrder } from './held-order.ts';
import type { WhyContext } from './why.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';

type QueueGridProps = { readonly connections: readonly ConnectionView[]; readonly status: OutboxStatus };

/** The list as a real grid: a header that never scrolls, and only as many rows as are seen. */
export function QueueGrid({ connections, status }: QueueGridProps) {
  const say = useSay();
  const { ref, width } = useElementSize();
  const columns = useMemo(() => columnsOf(width, connections), [width, connections]);
  const { paused, online, sendsElsewhere } = status;
  const context = useMemo<WhyContext>(
    () => ({ connections: new Map(connections.map((one) => [one.id, one])), paused, online, sendsElsewhere }),
    [connections, paused, online, sendsElsewhere],
  );
  return (
    <div
      className={columns.isCompact ? 'grid is-compact' : 'grid'}
      style={{ '--lane-columns': columns.laneColumns }}
      role="grid"
      aria-label={say('queue.list')}
      aria-colcount={columns.count}
      ref={ref}
    >
      <QueueHead columns={columns} />
      {width === 0 ? null : <QueueBody columns={columns} context={context} />}
    </div>
  );
}

/** Height of a row in px: two lines, at the text size of the person. */
function rowHeight(isCompact: boolean): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.round(((isCompact ? 50 : 45) / 16) * rem);
}

const OVERSCAN = 8;

function QueueBody({ columns, context }: { readonly columns: QueueColumns; readonly context: WhyContext }) {
  const scroller = useRef<HTMLDivElement>(null);
  const looking = useLooking(scroller);
  const { rows, held, virtualizer, cursor } = useQueueList(scroller, rowHeight(columns.isCompact), looking.isLookedAt);
  const now = useNow();
  const total = held.total ?? 0;
  const onKeyDown = useGridKeys({ total, cursor, rowAt: held.rowAt, scrollTo: virtualizer.scrollToIndex });
  if (held.total === 0) return <NothingFound view={rows.view} />;
  return (
    <>
      <div className="gbody" role="presentation" ref={scroller} {...looking.handlers} onKeyDown={onKeyDown}>
        <div className="gsize" role="rowgroup" style={{ height: `${virtualizer.getTotalSize()}px` }}>
          {virtualizer.getVirtualItems().map(({ index, start, size }) => (
            <QueueRowView
              key={index}
              row={held.rowAt(index)}
              index={index}
              isCurrent={index === cursor}
              columns={columns}
              context={context}
              now={now}
              top={start}
              height={size}
            />
          ))}
        </div>
      </div>
      {held.changed === 0 ? null : <OrderChanged changed={held.changed} onRefresh={held.release} />}
    </>
  );
}

function OrderChanged({ changed, onRefresh }: { readonly changed: number; readonly onRefresh: () => void }) {
  const say = useSay();
  return (
    <div className="order-changed" role="status">
      <span>{say('queue.changed', { count: changed })}</span>
      <Button size="small" onClick={onRefresh}>
        {say('queue.refresh')}
      </Button>
    </div>
  );
}

/** The keyboard goes on from the row that was clicked, and the way back leads to it. */
function moveCursorHere({ target }: { readonly target: EventTarget }): void {
  const index = target instanceof Element ? Number(target.closest<HTMLElement>('.gr')?.dataset['index']) : Number.NaN;
  if (Number.isInteger(index)) setQueueView({ cursor: index });
}

/** Whether someone looks at the list: the pointer is over it, or the focus in it. */
function useLooking(scroller: RefObject<HTMLDivElement | null>) {
  const [isLookedAt, setLookedAt] = useState(false);
  const handlers = {
    onPointerEnter: () => setLookedAt(true),
    onPointerLeave: () => setLookedAt(scroller.current?.contains(document.activeElement) === true),
    onFocus: () => setLookedAt(true),
    onClickCapture: moveCursorHere,
    onBlur: () => setLookedAt(scroller.current?.matches(':hover') === true),
  };
  return { isLookedAt, handlers };
}

/** Rows and their place on the screen; a page is asked for when it comes near. `height`: of a row, px. */
function useQueueList(scroller: RefObject<HTMLDivElement | null>, height: number, isLookedAt: boolean) {
  const { filter, search, cursor } = useQueueView();
  const [range, setRange] = useState({ first: 0, last: PAGE_ROWS - 1 });
  const rows = useQueueRows({ filter, search }, range.first, range.last);
  const loaded = Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index);
  // Only the whole list holds still: under a tab a row that has left it would be a lie.
  const held = useHeldOrder(rows, loaded, isLookedAt && filter === 'all');
  const virtualizer = useVirtualizer({
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
  return { rows, held, virtualizer, cursor };
}
