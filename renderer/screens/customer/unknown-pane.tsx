import { useClipboard } from '@mantine/hooks';
import { useEffect, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useLocation } from 'wouter';
import { draftOf } from './customer-draft.ts';
import type { DeliveryDetail } from './delivery-list.tsx';
import { Timeline } from './timeline-view.tsx';
import { useOpenExternal, useResolve } from '#renderer/api/mutations.ts';
import { useConnections } from '#renderer/api/queries.ts';
import { exactTime } from '#renderer/i18n/times.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { useVendor } from '#renderer/screens/connections/use-vendor.ts';
import { isTyping, mayActOnLetter } from '#renderer/shell/keys.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { CustomerDetail } from '#shared/domain/queue.ts';

type UnknownPaneProps = { readonly detail: CustomerDetail; readonly delivery: DeliveryDetail; readonly vendor: string };

/** Question, evidence, how to check in a minute, three choices each with its consequence. Enter does nothing here. */
export function UnknownPane({ detail, delivery, vendor }: UnknownPaneProps) {
  const say = useSay();
  return (
    <>
      <div>
        <p className="big">{say('unknown.question', { vendor })}</p>
        <p className="text2 unknown-text">
          {say('unknown.text')} {say('unknown.nothing')}
        </p>
      </div>
      <div className="unknown-two">
        <div>
          <h3>{say('unknown.known')}</h3>
          <Timeline delivery={delivery} vendor={vendor} />
        </div>
        <HowToCheck detail={detail} delivery={delivery} vendor={vendor} />
      </div>
      <Choices detail={detail} delivery={delivery} vendor={vendor} />
    </>
  );
}

function HowToCheck({ detail, delivery, vendor }: UnknownPaneProps) {
  const say = useSay();
  const intl = useIntl();
  const { texts } = draftOf(detail.customer);
  const sentAt = delivery.attemptLog.at(-1)?.startedAt ?? detail.capturedAt;
  return (
    <div>
      <h3>{say('unknown.check')}</h3>
      <ol className="steps">
        <li>
          {say('unknown.step1', { vendor })} <OpenVendor delivery={delivery} />
        </li>
        <li>
          {say('unknown.step2')}{' '}
          {[texts.whatsapp?.replace('+', ''), texts.email, texts.fullName].flatMap((text) =>
            text === undefined ? [] : [<CopyText key={text} text={text} />],
          )}
        </li>
        <li>{say('unknown.step3', { time: exactTime(intl, sentAt) })}</li>
      </ol>
    </div>
  );
}

function OpenVendor({ delivery }: { readonly delivery: DeliveryDetail }) {
  const say = useSay();
  const open = useOpenExternal();
  const connection = useConnections().data?.find(({ id }) => id === delivery.connectionId);
  const vendor = useVendor(connection?.vendor ?? '');
  const homepage = vendor?.homepage;
  if (vendor === undefined || homepage === undefined) return null;
  return (
    <button type="button" className="link" onClick={() => open.mutate({ url: homepage })}>
      {say('unknown.openVendor', { vendor: vendor.name })}
    </button>
  );
}

function CopyText({ text }: { readonly text: string }) {
  const say = useSay();
  const clipboard = useClipboard();
  return (
    <span className="copy-text">
      <span className="mono" dir="auto">
        {text}
      </span>
      <Button
        size="small"
        icon={clipboard.copied ? 'tick' : 'copy'}
        aria-label={say(clipboard.copied ? 'unknown.copied' : 'unknown.copy', { text })}
        onClick={() => clipboard.copy(text)}
      />
    </span>
  );
}

function Choices({ detail, delivery, vendor }: UnknownPaneProps) {
  const say = useSay();
  const [, navigate] = useLocation();
  const resolve = useResolve();
  const { connectionId } = delivery;
  const decide = (as: 'delivered' | 'send-again'): void =>
    resolve.mutate({ customerId: detail.customerId, connectionId, as });
  const later = (): void => navigate('/queue');
  useChoiceKeys({ '1': () => decide('delivered'), '2': () => decide('send-again'), Escape: later });
  return (
    <div className="choices">
      <Choice title={say('unknown.there')} text={say('unknown.thereText')}>
        <Button look="primary" keys="1" busy={resolve.isPending} onClick={() => decide('delivered')}>
          {say('unknown.arrived')}
        </Button>
      </Choice>
      <Choice title={say('unknown.notThere')} text={say('unknown.notThereText', { vendor })}>
        <Button keys="2" busy={resolve.isPending} onClick={() => decide('send-again')}>
          {say('unknown.sendAgain')}
        </Button>
      </Choice>
      <Choice title={say('unknown.cannot')} text={say('unknown.cannotText')}>
        <Button look="quiet" keys="Esc" onClick={later}>
          {say('unknown.later')}
        </Button>
      </Choice>
    </div>
  );
}

function Choice({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="choice">
      <h2>{title}</h2>
      <p className="small text2">{text}</p>
      {children}
    </section>
  );
}

function useChoiceKeys(choices: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' ? isTyping(event.target) : !mayActOnLetter(event)) return;
      choices[event.key]?.();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
