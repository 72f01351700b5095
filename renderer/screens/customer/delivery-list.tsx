import { useIntl } from 'react-intl';
import { Link } from 'wouter';
import { byConnection } from './chosen-delivery.ts';
import { exactTime, isSameDay, fullDate } from '#renderer/i18n/times.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { whyOf, type WhyContext } from '#renderer/screens/queue/why.ts';
import { useWhyWords } from '#renderer/screens/queue/why-words.ts';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import { rollUpOf } from '#shared/domain/delivery.ts';
import type { CustomerDetail } from '#shared/domain/queue.ts';

export type DeliveryDetail = CustomerDetail['deliveries'][number];

type DeliveryListProps = {
  readonly detail: CustomerDetail;
  readonly chosenId: string | undefined;
  readonly context: WhyContext;
};

export function DeliveryList({ detail, chosenId, context }: DeliveryListProps) {
  const say = useSay();
  return (
    <nav className="cust-list" aria-label={say('customer.deliveries')}>
      <div className="row cust-list-head">
        <h2>{say('customer.deliveries')}</h2>
        <span className="push" />
        <span className="small text3">{detail.deliveries.length}</span>
      </div>
      <ul>
        {byConnection(detail.deliveries).map((delivery) => (
          <li key={delivery.id}>
            <DeliveryLine
              customerId={detail.customerId}
              delivery={delivery}
              isChosen={delivery.id === chosenId}
              context={context}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

type DeliveryLineProps = {
  readonly customerId: string;
  readonly delivery: DeliveryDetail;
  readonly isChosen: boolean;
  readonly context: WhyContext;
};

function DeliveryLine({ customerId, delivery, isChosen, context }: DeliveryLineProps) {
  const say = useSay();
  const name = context.connections.get(delivery.connectionId)?.name ?? say('customer.removedConnection');
  const needsYou = rollUpOf(delivery.state, delivery.settle) === 'need-you';
  const isChange = delivery.intent === 'update';
  return (
    <Link
      className={['cust-line', ...(isChange ? ['is-change'] : []), ...(isChosen ? ['on'] : [])].join(' ')}
      href={`/customer/${customerId}/${delivery.id}`}
      replace
      aria-current={isChosen ? 'true' : undefined}
    >
      <span className="row">
        {isChange ? (
          <span className="clip">
            {say('change.label')} <span className="sr">{name}</span>
          </span>
        ) : (
          <bdi className="clip">
            <b>{name}</b>
          </bdi>
        )}
        <span className="push" />
        <StateChip state={delivery.state} pill={needsYou} />
      </span>
      <span className="small text2">
        <LineWords delivery={delivery} context={context} />
      </span>
    </Link>
  );
}

function LineWords({ delivery, context }: Pick<DeliveryLineProps, 'delivery' | 'context'>) {
  const say = useSay();
  const intl = useIntl();
  const now = useNow();
  const words = useWhyWords()(whyOf([delivery], context), now);
  if (delivery.state === 'unknown' && delivery.settle === 'person') return <>{say('customer.decide')}</>;
  if (delivery.state !== 'delivered') return <>{words.strong === '' ? words.plain : words.strong}</>;
  const at = delivery.receipt?.at ?? delivery.updatedAt;
  const when = isSameDay(at, now) ? exactTime(intl, at) : fullDate(intl, at);
  return (
    <>
      {when}
      {delivery.vendorRecordId === undefined
        ? null
        : ` · ${say('customer.number', { number: short(delivery.vendorRecordId) })}`}
    </>
  );
}

/** Long numbers by their ends: enough to compare at a glance; the receipt has the whole one. */
const short = (id: string): string => (id.length <= 14 ? id : `${id.slice(0, 5)}…${id.slice(-4)}`);
