import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { DeliveryDetail } from './delivery-list.tsx';
import { ReceiptActions } from './receipt-actions.tsx';
import { ReceiptView } from './receipt-view.tsx';
import { RequestPane } from './request-pane.tsx';
import { Timeline } from './timeline-view.tsx';
import { useSay } from '#renderer/i18n/words.ts';
import type { CustomerDetail } from '#shared/domain/queue.ts';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

type StoryProps = { readonly detail: CustomerDetail; readonly delivery: DeliveryDetail; readonly vendor: string };

const TABS = { receipt: 'customer.receipt', timeline: 'customer.timeline', request: 'preview.tab' } as const;
type Tab = keyof typeof TABS;
const isTab = (value: string): value is Tab => Object.hasOwn(TABS, value);

/** The receipt of what arrived, what happened on the way, and the request itself; each is one click away. */
export function Story(props: StoryProps) {
  const say = useSay();
  const { detail, delivery } = props;
  const tabs = tabsOf(detail, delivery);
  const [chosen, setChosen] = useState<Tab>();
  const view = chosen !== undefined && tabs.includes(chosen) ? chosen : (tabs[0] ?? 'timeline');
  const word = (tab: Tab): MessageKey => TABS[tab];
  return (
    <>
      {tabs.length === 1 ? null : (
        <div className="story">
          <SegmentedControl
            aria-label={say('customer.view')}
            value={view}
            onChange={(value) => setChosen(isTab(value) ? value : undefined)}
            transitionDuration={0}
            data={tabs.map((value) => ({ value, label: say(word(value)) }))}
          />
          <span className="push" />
          {view === 'receipt' ? <ReceiptActions {...props} /> : null}
        </div>
      )}
      <Page {...props} view={view} />
    </>
  );
}

/** A customer who cannot be read has no request to show; that of a change is in its timeline. */
function tabsOf(detail: CustomerDetail, { receipt, intent }: DeliveryDetail): readonly Tab[] {
  const first: readonly Tab[] = receipt === undefined ? ['timeline'] : ['receipt', 'timeline'];
  return detail.readable && intent === 'create' ? [...first, 'request'] : first;
}

function Page({ detail, delivery, vendor, view }: StoryProps & { readonly view: Tab }) {
  const { receipt } = delivery;
  switch (view) {
    case 'receipt':
      return receipt === undefined ? null : (
        <ReceiptView receipt={receipt} delivery={delivery} customer={detail.customer} vendor={vendor} />
      );
    case 'request':
      return <RequestPane customerId={detail.customerId} delivery={delivery} vendor={vendor} />;
    case 'timeline':
      return <Timeline delivery={delivery} vendor={vendor} />;
  }
}
