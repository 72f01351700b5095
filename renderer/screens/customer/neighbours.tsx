import { queryOptions, useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { KEYS } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { filterOf, setQueueView, useQueueView, type QueueView } from '#renderer/screens/queue/queue-view.ts';
import { Button } from '#renderer/ui/button.tsx';

/** The customer under the queue's cursor with those before and after it. */
const aroundQuery = (view: QueueView) => {
  const filter = filterOf(view);
  const offset = Math.max(0, view.cursor - 1);
  return queryOptions({
    queryKey: [KEYS.queue, filter, 'around', offset],
    queryFn: () => call('customers.page', { ...filter, offset, limit: 3 }),
  });
};

/** "1 of 1,208" and the arrows, for those who came from the queue's list. */
export function Neighbours({ customerId }: { readonly customerId: string }) {
  const say = useSay();
  const [, navigate] = useLocation();
  const view = useQueueView();
  const { data } = useQuery(aroundQuery(view));
  const at = data?.rows.findIndex((row) => row.customerId === customerId) ?? -1;
  if (data === undefined || at < 0) return null;
  const first = Math.max(0, view.cursor - 1);
  const index = first + at;
  const go = (step: -1 | 1): void => {
    const row = data.rows[at + step];
    if (row === undefined) return;
    setQueueView({ cursor: index + step });
    navigate(`/customer/${row.customerId}`, { replace: true });
  };
  return (
    <>
      <span className="small text3 neighbours">{say('customer.position', { at: index + 1, total: data.total })}</span>
      <Button
        look="quiet"
        size="small"
        icon="left"
        aria-label={say('customer.previous')}
        disabled={data.rows[at - 1] === undefined}
        onClick={() => go(-1)}
      />
      <Button
        look="quiet"
        size="small"
        icon="right"
        aria-label={say('customer.next')}
        disabled={data.rows[at + 1] === undefined}
        onClick={() => go(1)}
      />
    </>
  );
}
