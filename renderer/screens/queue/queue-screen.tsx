import './queue.css';
import './filters.css';
import { FilterChips } from './filter-chips.tsx';
import { QueueEmpty } from './queue-empty.tsx';
import { QueueFoot } from './queue-foot.tsx';
import { QueueGrid } from './queue-grid.tsx';
import { QueueSearch } from './queue-search.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import { SyncStrip } from './sync-strip.tsx';
import { useConnections, useStatus } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Page } from '#renderer/shell/page.tsx';

/** Every customer with a chip a connection, live. */
export function QueueScreen() {
  const say = useSay();
  const { data: status } = useStatus();
  const { data: connections } = useConnections();
  if (status === undefined || connections === undefined) return null;
  const title = (
    <>
      <h1>{say('queue.title')}</h1>
      <QueueSearch />
    </>
  );
  if (status.customers.all === 0) {
    return (
      <Page title={title}>
        <QueueEmpty connected={connections.length > 0} />
      </Page>
    );
  }
  return (
    <Page title={title}>
      <div className="q">
        <div>
          <SyncStrip connections={connections} />
          <QueueTabs tally={status.customers} />
          <FilterChips />
        </div>
        <QueueGrid connections={connections} status={status} />
        <QueueFoot counts={status.counts} />
      </div>
    </Page>
  );
}
