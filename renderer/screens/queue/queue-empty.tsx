import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { clearFacets, facetCount, listCustomers } from './queue-view.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { startDraft } from '#renderer/screens/capture/draft.ts';
import { EmptyTray } from '#renderer/ui/brand.tsx';
import { Button } from '#renderer/ui/button.tsx';
import type { QueueFilter } from '#shared/domain/queue.ts';

/** No customer yet: what will be here, and the way to the first one. */
export function QueueEmpty({ connected }: { readonly connected: boolean }) {
  const say = useSay();
  const [, navigate] = useLocation();
  return (
    <div className="empty">
      <div className="empty-body">
        <EmptyTray />
        <p className="big">{say('queue.empty.title')}</p>
        <p className="text2">{say('queue.empty.text')}</p>
        <div className="row empty-actions">
          <Button look="primary" icon="plus" keys="Ctrl+N" onClick={() => navigate('/capture')}>
            {say('queue.empty.capture')}
          </Button>
          {connected ? null : (
            <Button icon="plug" onClick={() => navigate('/connections/new')}>
              {say('queue.empty.connect')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

/** Customers there are, but none under this tab, search or filter. */
export function NothingFound({ view }: { readonly view: QueueFilter }) {
  const say = useSay();
  const [, navigate] = useLocation();
  const { filter, search } = view;
  if (facetCount(view) > 0)
    return (
      <Nothing words={say('filter.none')}>
        <Button onClick={clearFacets}>{say('filter.clearAll')}</Button>
        {search === '' ? null : (
          <Button look="quiet" onClick={() => listCustomers({ search: '' })}>
            {say('queue.clearSearch')}
          </Button>
        )}
      </Nothing>
    );
  if (search === '')
    return (
      <Nothing words={say(filter === 'all' ? 'queue.empty.waiting' : `queue.empty.${filter}`)}>
        <Button onClick={() => listCustomers({ filter: 'all' })}>{say('queue.empty.showAll')}</Button>
      </Nothing>
    );
  const capture = (): void => {
    startDraft({ fullName: search });
    navigate('/capture');
  };
  return (
    <Nothing words={say('queue.noMatch', { search })}>
      <Button onClick={() => listCustomers({ search: '' })}>{say('queue.clearSearch')}</Button>
      <Button look="quiet" icon="plus" onClick={capture}>
        {say('queue.captureName', { search })}
      </Button>
    </Nothing>
  );
}

function Nothing({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <div className="nothing" role="status">
      <p>{words}</p>
      <div className="row">{children}</div>
    </div>
  );
}
