import './customer.css';
import { useEffect, useRef, useState } from 'react';
import { chosenDelivery } from './chosen-delivery.ts';
import { CustomerData } from './customer-data.tsx';
import { DeliveryList } from './delivery-list.tsx';
import { DeliveryPane } from './delivery-pane.tsx';
import { Neighbours } from './neighbours.tsx';
import { problemsOf } from '#renderer/api/client.ts';
import { useConnections, useCustomer, useStatus } from '#renderer/api/queries.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import type { WhyContext } from '#renderer/screens/queue/why.ts';
import { BackTitle } from '#renderer/shell/back-title.tsx';
import { useCommands } from '#renderer/shell/commands.ts';
import { KEYS } from '#renderer/shell/keys.ts';
import { Page } from '#renderer/shell/page.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PersonName } from '#renderer/ui/person-name.tsx';
import { displayName } from '#shared/domain/customer.ts';
import type { CustomerDetail } from '#shared/domain/queue.ts';
import { draftOf } from './customer-draft.ts';

type CustomerScreenProps = { readonly id: string; readonly connectionId: string | undefined };

/** One customer: the data, where it goes, and what happened there. */
export function CustomerScreen({ id, connectionId }: CustomerScreenProps) {
  const say = useSay();
  const { data: detail, error } = useCustomer(id);
  if (error !== null) {
    return (
      <Page title={<BackTitle to="/queue" back={say('customer.queue')} title="" />}>
        <div className="pad">
          <Note tone="attention" role="alert">
            {problemsOf(error).map((found) => sentenceOf(found, say))}
          </Note>
        </div>
      </Page>
    );
  }
  return detail === undefined ? null : <Customer detail={detail} connectionId={connectionId} />;
}

type CustomerProps = { readonly detail: CustomerDetail; readonly connectionId: string | undefined };

function Customer({ detail, connectionId }: CustomerProps) {
  const say = useSay();
  const [editing, setEditing] = useState<'not-yet' | 'now' | 'before'>('not-yet');
  const isEditing = editing === 'now';
  const edit = (): void => setEditing(detail.readable ? 'now' : 'not-yet');
  useCommands('page', [{ id: 'edit', words: say('customer.edit'), icon: 'edit', keys: KEYS.edit, run: edit }]);
  const name = detail.readable ? (
    <PersonName name={displayName(draftOf(detail.customer).texts)} />
  ) : (
    say(detail.erasedAt === undefined ? 'queue.sealed' : 'customer.erased')
  );
  return (
    <Page
      title={<BackTitle to="/queue" back={say('customer.queue')} title={name} />}
      actions={
        <>
          <Neighbours customerId={detail.customerId} />
          {detail.readable && !isEditing ? <EditButton onEdit={edit} isBack={editing === 'before'} /> : null}
        </>
      }
    >
      <div className="cust">
        <CustomerData detail={detail} isEditing={isEditing} onDone={() => setEditing('before')} />
        <Deliveries detail={detail} connectionId={connectionId} />
      </div>
    </Page>
  );
}

/** `isBack`: the form has just gone, and with it the focus. */
function EditButton({ onEdit, isBack }: { readonly onEdit: () => void; readonly isBack: boolean }) {
  const say = useSay();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isBack && document.activeElement === document.body) button.current?.focus();
  }, [isBack]);
  return (
    <Button size="small" icon="edit" ref={button} keys={KEYS.edit} onClick={onEdit}>
      {say('customer.edit')}
    </Button>
  );
}

/** Where it goes, and what happened at the one that is chosen. */
function Deliveries({ detail, connectionId }: CustomerProps) {
  const say = useSay();
  const context = useWhyContext();
  const delivery = chosenDelivery(detail.deliveries, connectionId);
  return (
    <>
      <DeliveryList detail={detail} chosenId={delivery?.id} context={context} />
      {delivery === undefined ? (
        <section className="pad">
          <p className="text2">{say('customer.noDeliveries')}</p>
        </section>
      ) : (
        <DeliveryPane key={delivery.id} detail={detail} delivery={delivery} context={context} />
      )}
    </>
  );
}

function useWhyContext(): WhyContext {
  const { data: connections = [] } = useConnections();
  const { data: status } = useStatus();
  return {
    connections: new Map(connections.map((connection) => [connection.id, connection])),
    paused: status?.paused ?? false,
    online: status?.online ?? true,
    sendsElsewhere: status?.sendsElsewhere ?? false,
  };
}
