import { useState } from 'react';
import type { DeliveryDetail } from './delivery-list.tsx';
import { DiscardNote } from './discard-note.tsx';
import { FixNote } from './fix-note.tsx';
import { Story } from './story.tsx';
import { UnknownPane } from './unknown-pane.tsx';
import { useRetry } from '#renderer/api/mutations.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { whyOf, type WhyContext } from '#renderer/screens/queue/why.ts';
import { useWhyWords } from '#renderer/screens/queue/why-words.ts';
import { useCommands } from '#renderer/shell/commands.ts';
import { KEYS } from '#renderer/shell/keys.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import { rollUpOf } from '#shared/domain/delivery.ts';
import type { CustomerDetail } from '#shared/domain/queue.ts';

type DeliveryPaneProps = {
  readonly detail: CustomerDetail;
  readonly delivery: DeliveryDetail;
  readonly context: WhyContext;
};

/** What happened at one connection, and what can be done about it. */
export function DeliveryPane({ detail, delivery, context }: DeliveryPaneProps) {
  const say = useSay();
  const [isDiscarding, setDiscarding] = useState(false);
  const vendor = context.connections.get(delivery.connectionId)?.name ?? say('customer.removedConnection');
  const isUndecided = delivery.state === 'unknown' && delivery.settle === 'person';
  return (
    <section className="cust-pane" aria-label={vendor}>
      <PaneHead detail={detail} delivery={delivery} vendor={vendor} onDiscard={() => setDiscarding(true)} />
      {isDiscarding ? (
        <DiscardNote detail={detail} delivery={delivery} vendor={vendor} onKeep={() => setDiscarding(false)} />
      ) : null}
      {delivery.state === 'attention' ? (
        <FixNote detail={detail} delivery={delivery} vendor={vendor} onSkip={() => setDiscarding(true)} />
      ) : null}
      {isUndecided ? (
        <UnknownPane detail={detail} delivery={delivery} vendor={vendor} />
      ) : (
        <>
          <WaitNote delivery={delivery} context={context} />
          <OlderNote detail={detail} delivery={delivery} vendor={vendor} />
          <Story detail={detail} delivery={delivery} vendor={vendor} />
        </>
      )}
    </section>
  );
}

type PaneHeadProps = {
  readonly detail: CustomerDetail;
  readonly delivery: DeliveryDetail;
  readonly vendor: string;
  readonly onDiscard: () => void;
};

function PaneHead({ detail, delivery, vendor, onDiscard }: PaneHeadProps) {
  const say = useSay();
  const retry = useRetry();
  const { state, settle, connectionId } = delivery;
  const isOpen = state === 'attention' || state === 'retrying' || state === 'queued';
  const mayRetry = state === 'attention' || state === 'retrying';
  const again = (): void => retry.mutate({ customerId: detail.customerId, connectionId });
  useCommands(
    'page',
    mayRetry
      ? [{ id: 'retry', words: say('customer.sendAgain', { vendor }), shape: 'retrying', keys: KEYS.retry, run: again }]
      : [],
  );
  return (
    <div className="row">
      <h2 className="clip">
        <bdi>{vendor}</bdi>
        {delivery.intent === 'update' ? <span className="text2"> · {say('change.label')}</span> : null}
      </h2>
      <StateChip state={state} pill={rollUpOf(state, settle) === 'need-you'} />
      <span className="push" />
      {isOpen ? (
        <Button size="small" onClick={onDiscard}>
          {say('customer.discard')}
        </Button>
      ) : null}
      {mayRetry ? (
        <Button size="small" keys={KEYS.retry} busy={retry.isPending} onClick={again}>
          {say('customer.retry')}
        </Button>
      ) : null}
    </div>
  );
}

/** The customer was edited since, and the vendor cannot be told. */
function OlderNote({ detail, delivery, vendor }: Omit<PaneHeadProps, 'onDiscard'>) {
  const say = useSay();
  const older = detail.unsent.find(({ connectionId }) => connectionId === delivery.connectionId);
  const isLast =
    detail.deliveries.filter(({ connectionId }) => connectionId === delivery.connectionId).at(-1) === delivery;
  if (older === undefined || older.takes || !isLast) return null;
  const why = older.problem === undefined ? say('change.older', { vendor }) : sentenceOf(older.problem, say, vendor);
  return <Note tone="info">{why}</Note>;
}

/** Why it waits, and when next. */
function WaitNote({ delivery, context }: Pick<DeliveryPaneProps, 'delivery' | 'context'>) {
  const now = useNow();
  const words = useWhyWords()(whyOf([delivery], context), now);
  if (rollUpOf(delivery.state, delivery.settle) !== 'waiting') return null;
  return <Note tone={delivery.state}>{words.plain}</Note>;
}
