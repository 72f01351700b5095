import { receiptNumber } from './receipt-words.ts';
import { useVerifyReceipts } from '#renderer/api/mutations.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { StateShape } from '#renderer/ui/state-shape.tsx';
import type { Receipt } from '#shared/domain/delivery.ts';

/** What the receipt is chained to, and whether the whole chain holds: found out when the person asks, not assumed. */
export function ChainLine({ receipt }: { readonly receipt: Receipt }) {
  const say = useSay();
  const verify = useVerifyReceipts();
  const found = verify.data;
  const isBroken = found?.ok === false;
  return (
    <div className={`row receipt-foot small ${isBroken ? 'ink is-attention' : 'text2'}`}>
      {isBroken ? <StateShape state="attention" /> : <Icon name="shield" small />}
      <span className="push" role="status">
        {receipt.id === 1 ? say('receipt.first') : say('receipt.follows', { number: receiptNumber(receipt.id - 1) })}{' '}
        {found === undefined
          ? null
          : found.ok
            ? say('receipt.unbroken', { count: found.receipts })
            : say('receipt.broken', { number: receiptNumber(found.brokenAt ?? 0) })}
      </span>
      <button type="button" className="link" aria-disabled={verify.isPending} onClick={() => verify.mutate()}>
        {say(found === undefined ? 'receipt.check' : 'receipt.checkAgain')}
      </button>
    </div>
  );
}
