import { useLocation } from 'wouter';
import { listCustomers, type QueueView } from './queue-view.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { startDraft } from '#renderer/screens/capture/draft.ts';
import { EmptyTray } from '#renderer/ui/brand.tsx';
import { Button } from '#renderer/ui/button.tsx';

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

/** Customers there are, but none under this tab or search. */
export function NothingFound({ view: { filter, search } }: { readonly view: Pick<QueueView, 'filter' | 'search'> }) {
  const say = useSay();
  const [, navigate] = useLocation();
  const capture = (): void => {
    startDraft({ fullName: search });
    navigate('/capture');
  };
  return (
    <div className="nothing" role="status">
      <p>
        {search === ''
          ? say(filter === 'all' ? 'queue.empty.waiting' : `queue.empty.${filter}`)
          : say('queue.noMatch', { search })}
      </p>
      <div className="row">
        {search === '' ? (
          <Button onClick={() => listCustomers({ filter: 'all' })}>{say('queue.empty.showAll')}</Button>
        ) : (
          <>
            <Button onClick={() => listCustomers({ search: '' })}>{say('queue.clearSearch')}</Button>
            <Button look="quiet" icon="plus" onClick={capture}>
              {say('queue.captureName', { search })}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
