import type { DeliveryDetail } from './delivery-list.tsx';
import { useDiscard } from '#renderer/api/mutations.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { CustomerDetail } from '#shared/domain/queue.ts';

type DiscardNoteProps = {
  readonly detail: CustomerDetail;
  readonly delivery: DeliveryDetail;
  readonly vendor: string;
  readonly onKeep: () => void;
};

/** One of the few things that are asked for: it cannot be taken back. */
export function DiscardNote({ detail, delivery, vendor, onKeep }: DiscardNoteProps) {
  const say = useSay();
  const discard = useDiscard();
  const run = (): void =>
    discard.mutate({ customerId: detail.customerId, connectionId: delivery.connectionId }, { onSuccess: onKeep });
  return (
    <Note tone="discarded" title={say('customer.discardAsk', { vendor })} role="group">
      {say('customer.discardText')}
      <div className="note-actions">
        <Button look="danger" busy={discard.isPending} onClick={run}>
          {say('customer.discardYes')}
        </Button>
        <Button look="quiet" onClick={onKeep}>
          {say('word.keep')}
        </Button>
      </div>
    </Note>
  );
}
