import { useElementSize } from '@mantine/hooks';
import { useMemo, useRef, useState, type MouseEvent, type ReactNode, type RefObject } from 'react';
import { useIntl } from 'react-intl';
import { BulkBar } from './bulk-bar.tsx';
import { NothingFound } from './queue-empty.tsx';
import { QueueHead } from './queue-head.tsx';
import { columnsOf, type QueueColumns } from './queue-columns.ts';
import { QueueRowView } from './queue-row.tsx';
import { useSlots } from './row-slots.ts';
import { useGridKeys } from './queue-keys.ts';
import { EVERYONE, isSameFilter, setQueueView } from './queue-view.ts';
import { endRange, extendSelection, isSelected, toggleSelected, useSelection } from './selection.ts';
import { useQueueList, type QueueList } from './use-queue-list.ts';
import type { WhyContext } from './why.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { fullDate } from '#renderer/i18n/times.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';

type QueueGridProps = { readonly connections: readonly ConnectionView[]; readonly status: OutboxStatus };

/** The list, laid out for the width that it has. */
export function QueueGrid({ connections, status }: QueueGridProps) {
  const { ref, width } = useElementSize();
  const columns = useMemo(() => columnsOf(width, connections), [width, connections]);
  const { paused, online, sendsElsewhere, counts } = status;
  const context = useMemo<WhyContext>(
    () => ({ connections: new Map(connections.map((one) => [one.id, one])), paused, online, sendsElsewhere }),
    [connections, paused, online, sendsElsewhere],
  );
  return (
    <div className="list" ref={ref}>
      {width === 0 ? null : <Listed columns={columns} context={context} undecided={counts.unknownForPerson} />}
    </div>
  );
}

type ListedProps = { readonly columns: QueueColumns; readonly context: WhyContext; readonly undecided: number };

/** A real grid, with a header that never scrolls and only as many rows as are seen; and what floats over its end. */
function Listed({ columns, context, undecided }: ListedProps) {
  const say = useSay();
  const scroller = useRef<HTMLDivElement>(null);
  const looking = useLooking(scroller);
  const list = useQueueList(scroller, rowHeight(columns.isCompact), looking.isLookedAt);
  const { held, rows, virtualizer, cursor } = list;
  const total = held.total ?? 0;
  const { rowAt } = held;
  const onKeyDown = useGridKeys({ total, cursor, rowAt, scrollTo: virtualizer.scrollToIndex });
  if (held.total === 0) return <NothingFound view={rows.view} />;
  return (
    <>
      <div
        className={columns.isCompact ? 'grid is-compact' : 'grid'}
        style={{ '--lane-columns': columns.laneColumns }}
        role="grid"
        aria-label={say('queue.list')}
        aria-colcount={columns.count}
        aria-rowcount={total + 1}
        aria-multiselectable
      >
        <QueueHead columns={columns} total={total} />
        <div
          className="gbody"
          role="presentation"
          ref={scroller}
          {...looking.handlers}
          onClickCapture={(event) => clicked(event, cursor, rowAt)}
          onKeyDown={onKeyDown}
        >
          <Rows list={list} columns={columns} context={context} />
          {total === 1 && isSameFilter(rows.view, EVERYONE) ? <FirstRow /> : null}
        </div>
      </div>
      <ScrolledTo list={list} />
      <Floats list={list} undecided={undecided} />
    </>
  );
}

function Floats({ list: { held, cursor }, undecided }: { readonly list: QueueList; readonly undecided: number }) {
  return (
    <div className="floats">
      {held.changed === 0 ? null : <OrderChanged changed={held.changed} onRefresh={held.release} />}
      <BulkBar total={held.total ?? 0} currentId={held.rowAt(cursor)?.customerId} undecided={undecided} />
    </div>
  );
}

type RowsProps = { readonly list: QueueList; readonly columns: QueueColumns; readonly context: WhyContext };

function Rows({ list: { held, virtualizer, cursor }, columns, context }: RowsProps): ReactNode {
  const now = useNow();
  const selection = useSelection();
  const slots = useSlots();
  return (
    <div className="gsize" role="rowgroup" style={{ height: `${virtualizer.getTotalSize()}px` }}>
      {slots(virtualizer.getVirtualItems(), virtualizer.isScrolling).map(({ slot, index, start, size }) => {
        const row = held.rowAt(index);
        return (
          <QueueRowView
            key={slot}
            row={row}
            index={index}
            isCurrent={index === cursor}
            isSelected={row !== undefined && isSelected(selection, row.customerId)}
            columns={columns}
            context={context}
            now={now}
            top={start}
            height={size}
          />
        );
      })}
    </div>
  );
}

/** One row alone does not say what this list is. */
function FirstRow() {
  const say = useSay();
  return <p className="first-row text3">{say('queue.firstRow')}</p>;
}

/** Rows from which the date helps to know where one is. */
const LONG_LIST = 200;

/** While a long list is scrolled: the day that is at its top. */
function ScrolledTo({ list: { held, virtualizer } }: { readonly list: QueueList }) {
  const intl = useIntl();
  const { isScrolling, range, scrollOffset } = virtualizer;
  const row = range === null ? undefined : held.rowAt(range.startIndex);
  if (!isScrolling || row === undefined || (held.total ?? 0) < LONG_LIST) return null;
  const share = (scrollOffset ?? 0) / Math.max(1, virtualizer.getTotalSize());
  return (
    <div
      className="scrolled-to nums"
      style={{ transform: `translateY(${(share * 100).toFixed(1)}%)` }}
      aria-hidden="true"
    >
      <span>{fullDate(intl, row.capturedAt)}</span>
    </div>
  );
}

/** Height of a row in px: two lines, at the text size of the person. */
function rowHeight(isCompact: boolean): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.round(((isCompact ? 50 : 45) / 16) * rem);
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

/** The keyboard goes on from the row that was clicked, and the way back leads to it. A tick selects; with Shift, all rows up to it. */
function clicked(event: MouseEvent, cursor: number, rowAt: QueueList['held']['rowAt']): void {
  const { target } = event;
  const row = target instanceof Element ? target.closest<HTMLElement>('.gr') : null;
  const index = Number(row?.dataset['index'] ?? Number.NaN);
  if (!Number.isInteger(index) || !(target instanceof Element)) return;
  setQueueView({ cursor: index });
  if (!target.matches('.tick, .tick-cell')) return endRange();
  const id = rowAt(index)?.customerId;
  if (event.shiftKey) extendSelection(cursor, index, rowAt);
  else if (id !== undefined) toggleSelected(id, index);
}

/** Whether someone looks at the list: the pointer is over it, or the focus in it. */
function useLooking(scroller: RefObject<HTMLDivElement | null>) {
  const [isLookedAt, setLookedAt] = useState(false);
  const handlers = {
    onPointerEnter: () => setLookedAt(true),
    onPointerLeave: () => setLookedAt(scroller.current?.contains(document.activeElement) === true),
    onFocus: () => setLookedAt(true),
    onBlur: () => setLookedAt(scroller.current?.matches(':hover') === true),
  };
  return { isLookedAt, handlers };
}
