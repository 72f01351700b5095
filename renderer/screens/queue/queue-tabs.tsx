import { useIntl } from 'react-intl';
import { listCustomers, useQueueView, type QueueView } from './queue-view.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { StateShape, type ShapeName } from '#renderer/ui/state-shape.tsx';
import type { CustomerTally } from '#shared/domain/queue.ts';

type Tab = { readonly filter: QueueView['filter']; readonly count: keyof CustomerTally; readonly shape?: ShapeName };

const TABS: readonly Tab[] = [
  { filter: 'all', count: 'all' },
  { filter: 'need-you', count: 'needYou', shape: 'attention' },
  { filter: 'waiting', count: 'waiting', shape: 'queued' },
  { filter: 'delivered', count: 'delivered', shape: 'delivered' },
  { filter: 'discarded', count: 'discarded', shape: 'discarded' },
];

/** Which customers are listed; the counts are of customers, the foot's are of deliveries. */
export function QueueTabs({ tally }: { readonly tally: CustomerTally }) {
  const say = useSay();
  const intl = useIntl();
  const { filter } = useQueueView();
  return (
    <div className="tabs nums" role="group" aria-label={say('queue.filters')}>
      {TABS.map((tab) => (
        <button
          key={tab.filter}
          type="button"
          className={`tab ${toneOf(tab, tally)} ${filter === tab.filter ? 'on' : ''}`}
          aria-pressed={filter === tab.filter}
          onClick={() => listCustomers({ filter: tab.filter })}
        >
          {tab.shape === undefined ? null : <StateShape state={tab.shape} />}
          {say(`rollUp.${tab.filter}`)} <em>{intl.formatNumber(tally[tab.count])}</em>
        </button>
      ))}
    </div>
  );
}

/** A tab with nothing under it stays grey. */
const toneOf = ({ shape, count }: Tab, tally: CustomerTally): string =>
  shape === undefined ? '' : tally[count] === 0 ? 'is-none' : `is-${shape}`;
