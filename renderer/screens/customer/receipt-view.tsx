import { useClipboard } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { draftOf, type StoredCustomer } from './customer-draft.ts';
import { Postmark } from './postmark.tsx';
import { useSay } from '#renderer/i18n/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { PersonName } from '#renderer/ui/person-name.tsx';
import { Phone } from '#renderer/ui/phone.tsx';
import { displayName } from '#shared/domain/customer.ts';
import type { Receipt } from '#shared/domain/delivery.ts';

type ReceiptViewProps = { readonly receipt: Receipt; readonly customer: StoredCustomer; readonly vendor: string };

/** The evidence that it arrived. */
export function ReceiptView({ receipt, customer, vendor }: ReceiptViewProps) {
  const say = useSay();
  const intl = useIntl();
  const name = displayName(draftOf(customer).texts);
  const when = intl.formatDate(receipt.at, { dateStyle: 'full', timeStyle: 'long' });
  return (
    <article className="receipt">
      <Postmark at={receipt.at} vendor={vendor} />
      <h3>{say('receipt.no', { number: receiptNumber(receipt) })}</h3>
      <p className="big">{say('receipt.title', { vendor })}</p>
      <p className="text2 receipt-when">{when}</p>
      <Facts receipt={receipt} name={name} whatsapp={draftOf(customer).texts.whatsapp} />
      <div className="row receipt-foot small text2">
        <Icon name="shield" small />
        <span className="push">{say('receipt.chain')}</span>
        <CopyReceipt text={receiptText(receipt, name, vendor, when)} />
      </div>
    </article>
  );
}

type FactsProps = { readonly receipt: Receipt; readonly name: string; readonly whatsapp: string | undefined };

function Facts({ receipt, name, whatsapp }: FactsProps) {
  const say = useSay();
  const intl = useIntl();
  return (
    <dl className="kv">
      <Line label={say('receipt.customer')}>
        <b>
          <PersonName name={name} />
        </b>
        {whatsapp === undefined ? null : ', '}
        {whatsapp === undefined ? null : <Phone e164={whatsapp} />}
      </Line>
      <Line label={say('receipt.evidence')}>{say(`evidence.${receipt.evidence}`)}</Line>
      <Code label={say('receipt.vendorNumber')} text={receipt.vendorRecordId} />
      <Code label={say('receipt.trace')} text={receipt.traceId} />
      <Line label={say('receipt.attempt')}>{intl.formatNumber(receipt.attempt)}</Line>
      <Code label={say('receipt.sent')} text={receipt.bodySha256} isHash />
      <Code label={say('receipt.answered')} text={receipt.responseSha256} isHash />
    </dl>
  );
}

function CopyReceipt({ text }: { readonly text: string }) {
  const say = useSay();
  const clipboard = useClipboard();
  return (
    <Button size="small" icon={clipboard.copied ? 'tick' : 'copy'} onClick={() => clipboard.copy(text)}>
      {say(clipboard.copied ? 'unknown.copied' : 'receipt.copy')}
    </Button>
  );
}

const receiptNumber = ({ id }: Receipt): string => String(id).padStart(6, '0');

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Code({
  label,
  text,
  isHash = false,
}: {
  readonly label: string;
  readonly text: string | undefined;
  readonly isHash?: boolean;
}) {
  if (text === undefined) return null;
  return (
    <Line label={label}>
      <span className={isHash ? 'mono text3' : 'mono'} dir="ltr" title={text}>
        {isHash ? `sha-256 ${inFours(text)}` : text}
      </span>
    </Line>
  );
}

/** The ends of a hash, in groups that can be read out. */
const inFours = (hash: string): string => `${hash.slice(0, 16).replace(/(.{4})/g, '$1 ')}… ${hash.slice(-4)}`;

/** The receipt as plain text, to paste into a message. */
function receiptText(receipt: Receipt, customer: string, vendor: string, when: string): string {
  const { vendorRecordId, bodySha256, hash } = receipt;
  return [`Fieldpost ${receiptNumber(receipt)}`, when, `${customer} → ${vendor}`, vendorRecordId, bodySha256, hash]
    .filter((line) => line !== undefined)
    .join('\n');
}
