import { memo } from 'react';
import type { QueueColumns } from './queue-columns.ts';
import { initials } from './initials.ts';
import { clearSelection, selectAll, sizeOf, useSelection } from './selection.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { HealthMark } from '#renderer/ui/health-mark.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';

type QueueHeadProps = { readonly columns: QueueColumns; readonly total: number };

/** A fallen vendor reads as a column: its health stands over all of its chips. `total`: customers of the result. */
export const QueueHead = memo(function QueueHead({ columns, total }: QueueHeadProps) {
  const say = useSay();
  return (
    <div role="rowgroup">
      <div className="gh" role="row" aria-rowindex={1}>
        <SelectAll total={total} />
        <span role="columnheader">{say('queue.column.customer')}</span>
        {columns.isFolded ? <span role="columnheader">{say('queue.column.deliveries')}</span> : null}
        {columns.lanes.map((lane) => (
          <LaneHead key={lane.id} lane={lane} />
        ))}
        <span role="columnheader" className="why">
          {say('queue.column.why')}
        </span>
        <span role="columnheader" className="age">
          {say('queue.column.age')}
        </span>
      </div>
    </div>
  );
});

/** Ticks the whole result, not only what is seen; half ticked while some are selected. */
function SelectAll({ total }: { readonly total: number }) {
  const say = useSay();
  const selection = useSelection();
  const count = sizeOf(selection, total);
  const isAll = count > 0 && count === total;
  return (
    <span role="columnheader" className="tick-cell">
      <input
        type="checkbox"
        className="tick"
        aria-label={say('select.all')}
        checked={isAll}
        ref={(box) => {
          if (box !== null) box.indeterminate = count > 0 && !isAll;
        }}
        onChange={() => (isAll ? clearSelection() : selectAll())}
      />
    </span>
  );
}

function LaneHead({ lane }: { readonly lane: ConnectionView }) {
  const say = useSay();
  const name = say('queue.lane', { connection: lane.name, health: say(`health.${lane.health}`) });
  return (
    <span role="columnheader" className="lane" aria-label={name} title={name}>
      <span className="long clip" aria-hidden="true">
        {lane.name}
      </span>
      <span className="short" aria-hidden="true">
        {initials(lane.name)}
      </span>
      <HealthMark health={lane.health} short />
    </span>
  );
}
