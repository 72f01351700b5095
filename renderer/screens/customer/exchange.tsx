import { useIntl } from 'react-intl';
import { exactTime } from '#renderer/i18n/times.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { CodeBox } from '#renderer/ui/code-box.tsx';
import type { AttemptView } from '#shared/domain/delivery.ts';

type ExchangeProps = { readonly attempt: AttemptView; readonly isOpen: boolean };

/** Request and answer side by side, as they went over the line; redacted by the main process. */
export function Exchange({ attempt, isOpen }: ExchangeProps) {
  const say = useSay();
  const intl = useIntl();
  const { request, response, startedAt, endedAt } = attempt;
  if (isNothing(request) && isNothing(response)) return null;
  return (
    <details className="exchange" open={isOpen}>
      <summary className="small">{say('exchange.title')}</summary>
      <div className="exchange-two">
        <Side title={say('exchange.sent', { time: exactTime(intl, startedAt) })} text={request} />
        {endedAt === undefined ? null : (
          <Side
            title={say('exchange.answered', { time: exactTime(intl, endedAt) })}
            text={isNothing(response) ? say('exchange.nothing') : response}
          />
        )}
      </div>
    </details>
  );
}

const isNothing = (text: string | undefined): boolean => text === undefined || text === '';

function Side({ title, text }: { readonly title: string; readonly text: string | undefined }) {
  if (text === undefined || text === '') return null;
  return (
    <CodeBox name={title} text={text}>
      <p className="text3">{title}</p>
    </CodeBox>
  );
}
