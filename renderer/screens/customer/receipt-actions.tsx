import { useClipboard } from '@mantine/hooks';
import { draftOf } from './customer-draft.ts';
import type { DeliveryDetail } from './delivery-list.tsx';
import { receiptText, useReceiptTime } from './receipt-words.ts';
import { useSaveReceipt } from '#renderer/api/mutations.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { useCommands } from '#renderer/shell/commands.ts';
import { KEYS } from '#renderer/shell/keys.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useAnnounce } from '#renderer/ui/announcer.tsx';
import { displayName } from '#shared/domain/customer.ts';
import type { CustomerDetail } from '#shared/domain/queue.ts';

type ReceiptActionsProps = {
  readonly detail: CustomerDetail;
  readonly delivery: DeliveryDetail;
  readonly vendor: string;
};

/** Takes the receipt along: as text, as a page, as data. */
export function ReceiptActions(props: ReceiptActionsProps) {
  const say = useSay();
  const { copy, isCopied, save, isSaving } = useTaking(props);
  useCommands('page', [
    { id: 'copyReceipt', words: say('receipt.copyWhole'), icon: 'copy', keys: KEYS.copyReceipt, run: copy },
    { id: 'receiptPdf', words: say('receipt.savePdf'), icon: 'page', run: () => save('pdf') },
    { id: 'receiptJson', words: say('receipt.saveJson'), icon: 'page', run: () => save('json') },
  ]);
  return (
    <>
      <Button size="small" icon={isCopied ? 'tick' : 'copy'} keys={KEYS.copyReceipt} onClick={copy}>
        {say(isCopied ? 'unknown.copied' : 'receipt.copy')}
      </Button>
      <Button size="small" icon="page" busy={isSaving} aria-label={say('receipt.savePdf')} onClick={() => save('pdf')}>
        {say('receipt.pdf')}
      </Button>
      <Button
        size="small"
        icon="page"
        busy={isSaving}
        aria-label={say('receipt.saveJson')}
        onClick={() => save('json')}
      >
        {say('receipt.json')}
      </Button>
    </>
  );
}

function useTaking({ detail, delivery, vendor }: ReceiptActionsProps) {
  const say = useSay();
  const announce = useAnnounce();
  const clipboard = useClipboard();
  const saving = useSaveReceipt();
  const time = useReceiptTime();
  const { receipt, id: deliveryId } = delivery;
  const name = displayName(draftOf(detail.customer).texts);
  return {
    isCopied: clipboard.copied,
    isSaving: saving.isPending,
    copy: (): void => {
      if (receipt === undefined) return;
      clipboard.copy(receiptText(receipt, name, vendor, time(receipt.at)));
      announce(say('unknown.copied'));
    },
    save: (as: 'pdf' | 'json'): void =>
      saving.mutate(
        { customerId: detail.customerId, deliveryId, as },
        { onSuccess: ({ file }) => file !== undefined && announce(say('receipt.saved', { file })) },
      ),
  };
}
