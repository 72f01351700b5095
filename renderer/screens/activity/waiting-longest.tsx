import { useMemo } from 'react';
import { Link } from 'wouter';
import { useConnections, useStatus } from '#renderer/api/queries.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { age } from '#renderer/i18n/times.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { mostUrgent } from '#renderer/screens/capture/most-urgent.ts';
import { useWhyWords } from '#renderer/screens/queue/why-words.ts';
import { whyOf, type WhyContext } from '#renderer/screens/queue/why.ts';
import { PersonName } from '#renderer/ui/person-name.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import type { Activity } from '#shared/domain/activity.ts';

/** Who has waited longest now, why, and the way there; whatever the period is. */
export function WaitingLongest({ waiting }: { readonly waiting: Activity['waiting'] }) {
  const say = useSay();
  const now = useNow();
  const words = useWhyWords();
  const context = useWhyContext();
  return (
    <aside className="act-rail" aria-labelledby="act-waiting">
      <h2 id="act-waiting">{say('activity.waiting')}</h2>
      {waiting.length === 0 ? <p className="small text2">{say('activity.nobodyWaits')}</p> : null}
      <ul>
        {waiting.map(({ customerId, name, readable, capturedAt, deliveries }) => {
          const { strong, plain } = words(whyOf(deliveries, context), now);
          const state = mostUrgent(deliveries);
          return (
            <li key={customerId} className="act-waits">
              <Link href={`/customer/${customerId}`} className="clip">
                {readable ? <PersonName name={name} /> : say('queue.sealed')}
              </Link>
              <span className="small text3 nums">{age(say, capturedAt, now)}</span>
              <span className="small text2">{strong === '' ? plain : strong}</span>
              {state === undefined ? null : <StateChip state={state} />}
            </li>
          );
        })}
      </ul>
      <p className="small text3">{say('activity.private')}</p>
    </aside>
  );
}

function useWhyContext(): WhyContext {
  const { data: status } = useStatus();
  const { data: connections } = useConnections();
  return useMemo(
    () => ({
      connections: new Map(connections?.map((one) => [one.id, one])),
      paused: status?.paused ?? false,
      online: status?.online ?? true,
      sendsElsewhere: status?.sendsElsewhere ?? false,
    }),
    [connections, status?.paused, status?.online, status?.sendsElsewhere],
  );
}
