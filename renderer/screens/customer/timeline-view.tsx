import { useIntl } from 'react-intl';
import { timelineOf, type Moment } from './timeline.ts';
import { exactTime } from '#renderer/i18n/times.ts';
import { sentenceOf, useSay } from '#renderer/i18n/words.ts';
import { StateShape } from '#renderer/ui/state-shape.tsx';
import type { AttemptView } from '#shared/domain/delivery.ts';
import { SECOND_MS } from '#shared/duration.ts';

type TimelineProps = {
  readonly attempts: readonly AttemptView[];
  readonly capturedAt: number;
  readonly vendor: string;
};

/** From the newest to the oldest, so that the reason comes first. */
export function Timeline({ attempts, capturedAt, vendor }: TimelineProps) {
  return (
    <ol className="tl">
      {timelineOf(attempts, capturedAt).map((moment) => (
        <MomentLine
          key={moment.kind === 'queued' ? 'queued' : `${moment.attempt.id}.${moment.kind}`}
          moment={moment}
          vendor={vendor}
        />
      ))}
    </ol>
  );
}

function MomentLine({ moment, vendor }: { readonly moment: Moment; readonly vendor: string }) {
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
        {moment.kind === 'queued' ? <p className="small text2">{say('timeline.queuedText')}</p> : null}
        {moment.kind === 'started' ? <Started attempt={moment.attempt} /> : null}
        {moment.kind === 'ended' ? <Ended attempt={moment.attempt} number={moment.number} vendor={vendor} /> : null}
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
      <Text title={say('timeline.request')} text={attempt.request} />
    </>
  );
}

function Ended({
  attempt,
  number,
  vendor,
}: {
  readonly attempt: AttemptView;
  readonly number: number;
  readonly vendor: string;
}) {
  const say = useSay();
  const intl = useIntl();
  const { startedAt, endedAt = startedAt, httpStatus, problem } = attempt;
  const seconds = intl.formatNumber((endedAt - startedAt) / SECOND_MS, { maximumFractionDigits: 1 });
  const facts = [
    say('timeline.attempt', { number }),
    ...(httpStatus === undefined ? [] : [`HTTP ${httpStatus}`]),
    say('timeline.seconds', { seconds }),
  ];
  return (
    <>
      <p className="small text2">{facts.join(' · ')}</p>
      {problem === undefined ? null : <p className="small">{sentenceOf(problem, say, vendor)}</p>}
      <Text title={say('timeline.response')} text={attempt.response} />
    </>
  );
}

/** Redacted by the main process; folded, since most people never need it. */
function Text({ title, text }: { readonly title: string; readonly text: string | undefined }) {
  if (text === undefined || text === '') return null;
  return (
    <details className="exchange">
      <summary className="small">{title}</summary>
      <pre className="code" dir="ltr">
        {text}
      </pre>
    </details>
  );
}
