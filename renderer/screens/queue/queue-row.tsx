import { memo, useLayoutEffect, useRef, type RefObject } from 'react';
import { Link } from 'wouter';
import type { QueueColumns } from './queue-columns.ts';
import { foldedOf } from './folded.ts';
import { whyOf, type Why, type WhyAction, type WhyContext } from './why.ts';
import { useWhyWords, type WhyWords } from './why-words.ts';
import { age } from '#renderer/i18n/times.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { PersonName } from '#renderer/ui/person-name.tsx';
import { Phone } from '#renderer/ui/phone.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';
import { rollUpOf, type DeliveryView } from '#shared/domain/delivery.ts';
import type { QueueRow } from '#shared/domain/queue.ts';

type QueueRowProps = {
  /** Undefined until its page is here. */
  readonly row: QueueRow | undefined;
  readonly index: number;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly columns: QueueColumns;
  readonly context: WhyContext;
  readonly now: number;
  /** Where it lies in the list, px. */
  readonly top: number;
  readonly height: number;
};

export const QueueRowView = memo(function QueueRowView(props: QueueRowProps) {
  const { row, index, isCurrent, isSelected, top, height } = props;
  const place = { height: `${height}px`, transform: `translateY(${top}px)` };
  const className = `gr${isCurrent ? ' cur' : ''}${isSelected ? ' sel' : ''}`;
  const box = useLostFocus(index);
  return (
    <div
      role="row"
      ref={box}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-busy={row === undefined}
      data-index={index}
      tabIndex={isCurrent ? 0 : -1}
      className={className}
      style={place}
    >
      {row === undefined ? null : <Cells {...props} row={row} />}
    </div>
  );
});

/** A place that another row takes gives up the focus: it belonged to the row that has left. */
function useLostFocus(index: number): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(index);
  useLayoutEffect(() => {
    if (shown.current === index) return;
    shown.current = index;
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && box.current?.contains(activeElement) === true) activeElement.blur();
  }, [index]);
  return box;
}

function Cells({ row, index, isSelected, columns, context, now }: QueueRowProps & { readonly row: QueueRow }) {
  const say = useSay();
  const why = whyOf(row.deliveries, context);
  const words = useWhyWords()(why, now);
  const deliveryTo = ({ id }: ConnectionView) => row.deliveries.find(({ connectionId }) => connectionId === id);
  return (
    <>
      <SelectCell row={row} index={index} isSelected={isSelected} />
      <Who row={row} why={why} words={words} />
      {columns.isFolded ? <FoldedCell deliveries={row.deliveries} /> : null}
      {columns.lanes.map((lane) => (
        <LaneCell key={lane.id} lane={lane} delivery={deliveryTo(lane)} words={words} />
      ))}
      <div role="gridcell" className="why">
        <div className="why-lines">
          <WhyText why={why} words={words} customerId={row.customerId} />
        </div>
      </div>
      <div role="gridcell" className="age nums">
        {age(say, row.capturedAt, now)}
      </div>
    </>
  );
}

type SelectCellProps = { readonly row: QueueRow; readonly index: number; readonly isSelected: boolean };

/** A box to tick with the mouse; X and Shift with the arrows do the same from the keyboard. */
function SelectCell({ row, index, isSelected }: SelectCellProps) {
  const say = useSay();
  return (
    <div role="gridcell" className="tick-cell">
      <input
        type="checkbox"
        className="tick"
        tabIndex={-1}
        checked={isSelected}
        aria-label={row.name === '' ? say('select.locked') : say('select.one', { name: row.name })}
        data-select={index}
        readOnly
      />
    </div>
  );
}

function Who({ row, why, words }: { readonly row: QueueRow; readonly why: Why; readonly words: WhyWords }) {
  const say = useSay();
  return (
    <div role="rowheader" className="who">
      <Link className="who-name clip" href={`/customer/${row.customerId}`} tabIndex={-1} title={row.name}>
        {row.readable ? (
          <PersonName name={row.name} />
        ) : (
          say(row.erasedAt === undefined ? 'queue.sealed' : 'customer.erased')
        )}
      </Link>
      <span className="who-more small text3 clip">
        {row.whatsapp === undefined ? null : <Phone e164={row.whatsapp} />}
        {row.whatsapp === undefined || row.city === undefined ? null : ' · '}
        {row.city === undefined ? null : <bdi>{row.city}</bdi>}
      </span>
      <span className="who-why small text2 clip" aria-hidden="true">
        <WhyText why={why} words={words} customerId={row.customerId} />
      </span>
    </div>
  );
}

function WhyText({
  why,
  words,
  customerId,
}: {
  readonly why: Why;
  readonly words: WhyWords;
  readonly customerId: string;
}) {
  const say = useSay();
  return (
    <>
      {words.strong === '' ? null : <b>{words.strong} </b>}
      {words.plain}{' '}
      {why.action === undefined ? null : (
        <Link className="why-action" href={hrefOf(why.action, customerId)} tabIndex={-1}>
          {say(why.action.label)}
        </Link>
      )}
    </>
  );
}

const hrefOf = ({ to, connectionId }: WhyAction, customerId: string): string =>
  to === 'customer' ? `/customer/${customerId}/${connectionId}` : `/connections/${connectionId}/edit`;

type LaneCellProps = {
  readonly lane: ConnectionView;
  readonly delivery: DeliveryView | undefined;
  readonly words: WhyWords;
};

function LaneCell({ lane, delivery, words }: LaneCellProps) {
  const say = useSay();
  if (delivery === undefined) {
    const name = say('queue.notSent', { connection: lane.name });
    return (
      <div role="gridcell" className="lane-none" title={name}>
        <span aria-hidden="true">–</span>
        <span className="sr">{name}</span>
      </div>
    );
  }
  const needsYou = rollUpOf(delivery.state, delivery.settle) === 'need-you';
  const state = say(`state.${delivery.state}`);
  const name = needsYou
    ? say('queue.chipWhy', { connection: lane.name, state, why: words.strong })
    : say('queue.chip', { connection: lane.name, state });
  return (
    <div role="gridcell" className="lane-cell">
      <StateChip state={delivery.state} pill={needsYou} name={name} />
    </div>
  );
}

function FoldedCell({ deliveries }: { readonly deliveries: readonly DeliveryView[] }) {
  const say = useSay();
  return (
    <div role="gridcell" className="lane-folded small clip">
      {foldedOf(deliveries)
        .map(({ key, count }) => say(key, { count }))
        .join(' · ')}
    </div>
  );
}
