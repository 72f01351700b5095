import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { draftOf, type StoredCustomer } from './customer-draft.ts';
import { ChainLine } from './chain-line.tsx';
import type { DeliveryDetail } from './delivery-list.tsx';
import { Postmark } from './postmark.tsx';
import { receiptNumber, useReceiptTime } from './receipt-words.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { CodeBox } from '#renderer/ui/code-box.tsx';
import { PersonName } from '#renderer/ui/person-name.tsx';
import { Phone } from '#renderer/ui/phone.tsx';
import { displayName } from '#shared/domain/customer.ts';
import type { AttemptView, Receipt } from '#shared/domain/delivery.ts';
import { SECOND_MS } from '#shared/duration.ts';

type ReceiptViewProps = {
  readonly receipt: Receipt;
  readonly delivery: DeliveryDetail;
  readonly customer: StoredCustomer;
  readonly vendor: string;
};

/** The evidence that it arrived. */
export function ReceiptView({ receipt, delivery, customer, vendor }: ReceiptViewProps) {
  const say = useSay();
  const when = useReceiptTime()(receipt.at);
  const name = displayName(draftOf(customer).texts);
  return (
    <article className="receipt">
      <Postmark at={receipt.at} vendor={vendor} />
      <h3>{say('receipt.no', { number: receiptNumber(receipt.id) })}</h3>
      <p className="big">{say(delivery.intent === 'create' ? 'receipt.title' : 'change.receipt', { vendor })}</p>
      <p className="text2 receipt-when">{when}</p>
      <Facts receipt={receipt} attempts={delivery.attemptLog} name={name} whatsapp={draftOf(customer).texts.whatsapp} />
      <ChainLine receipt={receipt} />
    </article>
  );
}

type FactsProps = {
  readonly receipt: Receipt;
  readonly attempts: readonly AttemptView[];
  readonly name: string;
  readonly whatsapp: string | undefined;
};

function Facts({ receipt, attempts, name, whatsapp }: FactsProps) {
  const say = useSay();
  const attempt = attempts.find(({ id }) => id === receipt.attemptId);
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
      <Line label={say('receipt.attempt')}>
        <AttemptWords receipt={receipt} attempts={attempts} />
      </Line>
      <Body label={say('receipt.sent')} text={attempt?.request} hash={receipt.bodySha256} />
      <Body label={say('receipt.answered')} text={attempt?.response} hash={receipt.responseSha256} />
    </dl>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Code({ label, text }: { readonly label: string; readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <Line label={label}>
      <span className="mono" dir="ltr">
        {text}
      </span>
    </Line>
  );
}

/** "1 of 1, answered in 0.9 s · HTTP 201". */
function AttemptWords({ receipt, attempts }: Pick<FactsProps, 'receipt' | 'attempts'>) {
  const say = useSay();
  const intl = useIntl();
  const sent = attempts.filter(({ kind }) => kind === 'deliver').length;
  const words = say('receipt.attemptOf', { number: receipt.attempt, total: Math.max(sent, receipt.attempt) });
  const { startedAt, endedAt, httpStatus } = attempts.find(({ id }) => id === receipt.attemptId) ?? {};
  if (startedAt === undefined || endedAt === undefined) return <>{words}</>;
  const seconds = intl.formatNumber((endedAt - startedAt) / SECOND_MS, { maximumFractionDigits: 1 });
  const answered = say('receipt.answeredIn', { attempt: words, seconds });
  return <>{httpStatus === undefined ? answered : `${answered} · HTTP ${httpStatus}`}</>;
}

type BodyProps = { readonly label: string; readonly text: string | undefined; readonly hash: string | undefined };

/** The body's hash, and the body itself on demand; the hash is of the bytes on the line, what is shown is redacted. */
function Body({ label, text, hash }: BodyProps) {
  const say = useSay();
  if (hash === undefined) return null;
  return (
    <Line label={label}>
      <span className="mono text3 receipt-hash" dir="ltr" title={hash}>
        {`sha-256 ${inFours(hash)}`}
      </span>
      {text === undefined || text === '' ? null : (
        <details className="exchange">
          <summary className="small">{say('exchange.show')}</summary>
          <CodeBox name={label} text={text} />
        </details>
      )}
    </Line>
  );
}

/** The ends of a hash, in groups that can be read out. */
const inFours = (hash: string): string => `${hash.slice(0, 16).replace(/(.{4})/g, '$1 ')}… ${hash.slice(-4)}`;
