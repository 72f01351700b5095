import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { useSendChange } from '#renderer/api/mutations.ts';
import { useConnections, usePreview } from '#renderer/api/queries.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { ShortenAsk } from '#renderer/screens/capture/shorten-ask.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { RequestView } from '#renderer/ui/request-view.tsx';
import type { CustomerDetail, UnsentChange } from '#shared/domain/queue.ts';

/**
 * After an edit of a delivered customer: who can be told, and who cannot. The question stays with the customer until it is
 * answered; that nobody can be told is said once, after the edit.
 */
export function ChangeNote({ detail }: { readonly detail: CustomerDetail }) {
  const { unsent, updatedAt } = detail;
  const [openedAt] = useState(updatedAt);
  const [answeredAt, setAnsweredAt] = useState<number>();
  const takers = unsent.filter(({ takes }) => takes);
  const isWorthIt = takers.length > 0 || (unsent.length > 0 && updatedAt !== openedAt);
  if (!isWorthIt || answeredAt === updatedAt) return null;
  return <Ask detail={detail} takers={takers} onAnswered={() => setAnsweredAt(updatedAt)} />;
}

type AskProps = {
  readonly detail: CustomerDetail;
  readonly takers: readonly UnsentChange[];
  readonly onAnswered: () => void;
};

function Ask({ detail, takers, onAnswered }: AskProps) {
  const say = useSay();
  const send = useSendChange();
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set());
  const place = useRef<HTMLDivElement>(null);
  // A long form was saved at its end; the question stands where the form began.
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  const listOf = useNames();
  const cannot = detail.unsent.filter(({ takes, problem }) => !takes && problem === undefined);
  const refused = detail.unsent.filter(({ problem }) => problem !== undefined);
  const ask = takers.length === 0 ? undefined : say('change.ask', { vendors: listOf(takers) });
  return (
    <div ref={place}>
      <Note tone="info" title={ask} role="status">
        {cannot.length === 0 ? null : <p>{say('change.cannot', { vendors: listOf(cannot), count: cannot.length })}</p>}
        {refused.map((one) =>
          one.problem === undefined ? null : (
            <p key={one.connectionId}>{sentenceOf(one.problem, say, listOf([one]))}</p>
          ),
        )}
        <WhatIsSent customerId={detail.customerId} takers={takers} nameOf={listOf} />
        <ShortenAsk asked={shortenings(takers, listOf)} agreed={agreed} onAgree={setAgreed} />
        <div className="note-actions">
          {takers.length === 0 ? null : (
            <Button
              look="primary"
              busy={send.isPending}
              onClick={() => send.mutate({ id: detail.customerId, shorten: [...agreed] }, { onSuccess: onAnswered })}
            >
              {say('change.send')}
            </Button>
          )}
          <Button look="quiet" onClick={onAnswered}>
            {say(takers.length === 0 ? 'change.close' : 'change.later')}
          </Button>
        </div>
      </Note>
    </div>
  );
}

type WhatIsSentProps = {
  readonly customerId: string;
  readonly takers: readonly UnsentChange[];
  readonly nameOf: (of: readonly UnsentChange[]) => string;
};

/** The requests, before anybody has said yes to them. */
function WhatIsSent({ customerId, takers, nameOf }: WhatIsSentProps) {
  const say = useSay();
  const { data = [] } = usePreview(customerId);
  return takers.flatMap((taker) => {
    const preview = data.find(
      ({ intent, deliveryId, connectionId }) =>
        intent === 'update' && deliveryId === undefined && connectionId === taker.connectionId,
    );
    if (preview === undefined) return [];
    const name = nameOf([taker]);
    return [
      <details key={taker.connectionId} className="change-request">
        <summary>{say('change.show', { vendor: name })}</summary>
        <RequestView preview={preview} name={name} />
      </details>,
    ];
  });
}

const shortenings = (takers: readonly UnsentChange[], nameOf: (of: readonly UnsentChange[]) => string) =>
  takers.flatMap((one) =>
    one.cuts === undefined ? [] : [{ connectionId: one.connectionId, name: nameOf([one]), cuts: one.cuts }],
  );

/** Connections by name, as a list in a sentence. */
function useNames(): (changes: readonly UnsentChange[]) => string {
  const intl = useIntl();
  const { data: connections = [] } = useConnections();
  return (changes) => {
    const names = changes.map(
      ({ connectionId }) => connections.find(({ id }) => id === connectionId)?.name ?? connectionId,
    );
    return intl.formatList(names, { type: 'conjunction' });
  };
}
