import { useIntl } from 'react-intl';
import { FilterMenu } from './filter-menu.tsx';
import {
  EVERYONE,
  isSameFilter,
  listCustomers,
  listOnly,
  showInQueue,
  useQueueView,
  type QueueView,
} from './queue-view.ts';
import { SaveView } from './save-view.tsx';
import { useViews } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { StateShape, type ShapeName } from '#renderer/ui/state-shape.tsx';
import type { CustomerTally, SavedView } from '#shared/domain/queue.ts';

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
  const view = useQueueView();
  const { data: views = [] } = useViews();
  const saved = views.find(({ filter }) => isSameFilter(filter, view));
  return (
    <div className="tabs nums">
      <div className="tab-list" role="group" aria-label={say('queue.filters')}>
        {TABS.map((tab) => (
          <RollUpTab
            key={tab.filter}
            tab={tab}
            tally={tally}
            isOn={saved === undefined && view.filter === tab.filter}
            // From a saved view a tab leads to all of its customers, and not to a part of the view.
            onClick={() => (saved === undefined ? listCustomers({ filter: tab.filter }) : showInQueue(tab.filter))}
          />
        ))}
        {views.length === 0 ? null : <span className="tab-rule" aria-hidden="true" />}
        {views.map((one) => (
          <ViewTab key={one.id} view={one} isOn={one.id === saved?.id} />
        ))}
      </div>
      <FilterMenu />
      <SaveView />
    </div>
  );
}

type RollUpTabProps = {
  readonly tab: Tab;
  readonly tally: CustomerTally;
  readonly isOn: boolean;
  readonly onClick: () => void;
};

function RollUpTab({ tab, tally, isOn, onClick }: RollUpTabProps) {
  const say = useSay();
  const intl = useIntl();
  return (
    <button
      type="button"
      className={`tab ${toneOf(tab, tally)} ${isOn ? 'on' : ''}`}
      aria-pressed={isOn}
      onClick={onClick}
    >
      {tab.shape === undefined ? null : <StateShape state={tab.shape} />}
      {say(`rollUp.${tab.filter}`)} <em>{intl.formatNumber(tally[tab.count])}</em>
    </button>
  );
}

/** Once more leads back to everyone. */
function ViewTab({ view, isOn }: { readonly view: SavedView; readonly isOn: boolean }) {
  return (
    <button
      type="button"
      className={isOn ? 'tab on' : 'tab'}
      aria-pressed={isOn}
      onClick={() => listOnly(isOn ? EVERYONE : view.filter)}
    >
      <bdi className="clip">{view.name}</bdi>
    </button>
  );
}

/** A tab with nothing under it stays grey. */
const toneOf = ({ shape, count }: Tab, tally: CustomerTally): string =>
  shape === undefined ? '' : tally[count] === 0 ? 'is-none' : `is-${shape}`;
