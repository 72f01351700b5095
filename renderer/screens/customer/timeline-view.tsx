import { useIntl } from 'react-intl';
import { Exchange } from './exchange.tsx';
import { timelineOf, type Moment } from './timeline.ts';
import { exactTime } from '#renderer/i18n/times.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { StateShape } from '#renderer/ui/state-shape.tsx';
import type { AttemptView, DeliveryIntent, DeliveryView } from '#shared/domain/delivery.ts';
import { SECOND_MS } from '#shared/duration.ts';

type TimelineProps = {
  readonly delivery: Pick<DeliveryView, 'intent' | 'createdAt'> & { readonly attemptLog: readonly AttemptView[] };
  readonly vendor: string;
};

/** From the newest to the oldest, so that the reason comes first. */
export function Timeline({ delivery, vendor }: TimelineProps) {
  return (
    <ol className="tl">
      {timelineOf(delivery.attemptLog, delivery.createdAt).map((moment, index) => (
        <MomentLine
          key={moment.kind === 'queued' ? 'queued' : `${moment.attempt.id}.${moment.kind}`}
          moment={moment}
          intent={delivery.intent}
          vendor={vendor}
          isNewest={index === 0}
        />
      ))}
    </ol>
  );
}

type MomentLineProps = {
  readonly moment: Moment;
  readonly intent: DeliveryIntent;
  readonly vendor: string;
  readonly isNewest: boolean;
};

function MomentLine({ moment, intent, vendor, isNewest }: MomentLineProps) {
  const say = useSay();
  const intl = useIntl();
  const shape = moment.kind === 'queued' ? 'queued' : moment.shape;
  return (
    <li>
      <time>{exactTime(intl, moment.at)}</time>
      <span className={`dot is-${shape}`}>
        <StateShape state={shape} />
      </span>
      <div className="tl-body">
        <p>
          <b>{say(moment.kind === 'queued' ? 'timeline.queued' : moment.word)}</b>
        </p>
        {moment.kind === 'queued' ? (
          <p className="small text2">{say(intent === 'create' ? 'timeline.queuedText' : 'change.queuedText')}</p>
        ) : null}
        {moment.kind === 'started' ? <Started attempt={moment.attempt} /> : null}
        {moment.kind === 'ended' ? (
          <Ended attempt={moment.attempt} number={moment.number} vendor={vendor} isNewest={isNewest} />
        ) : null}
      </div>
    </li>
  );
}

function Started({ attempt }: { readonly attempt: AttemptView }) {
  const say = useSay();
  const { customersInRequest: count } = attempt;
  return (
    <>
      <p className="small text2">
        {say('timeline.startText')} {count > 1 ? say('timeline.batch', { count }) : null}
      </p>
      {attempt.endedAt === undefined ? <Exchange attempt={attempt} isOpen={false} /> : null}
    </>
  );
}

type EndedProps = {
  readonly attempt: AttemptView;
  readonly number: number;
  readonly vendor: string;
  /** Nothing has happened since. */
  readonly isNewest: boolean;
};

/** What came of it, who said so, and the exchange itself. */
function Ended({ attempt, number, vendor, isNewest }: EndedProps) {
  const say = useSay();
  const intl = useIntl();
  const { startedAt, endedAt = startedAt, httpStatus, problem, saidBy } = attempt;
  const seconds = intl.formatNumber((endedAt - startedAt) / SECOND_MS, { maximumFractionDigits: 1 });
  const facts = [
    say('timeline.attempt', { number }),
    ...(httpStatus === undefined ? [] : [`HTTP ${httpStatus}`]),
    say('timeline.seconds', { seconds }),
    ...(saidBy === undefined ? [] : [say(`saidBy.${saidBy}`, { vendor })]),
  ];
  return (
    <>
      <p className="small text2">{facts.join(' · ')}</p>
      {problem === undefined ? null : <p className="small">{sentenceOf(problem, say, vendor)}</p>}
      <Exchange attempt={attempt} isOpen={isNewest && attempt.outcome !== 'delivered'} />
    </>
  );
}
