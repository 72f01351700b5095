import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { duration } from './duration.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { age } from '#renderer/i18n/times.ts';
import { useSay, type Say } from '#renderer/i18n/words.ts';
import { StateShape, type ShapeName } from '#renderer/ui/state-shape.tsx';
import type { Activity, Period } from '#shared/domain/activity.ts';

type FiguresProps = { readonly period: Period; readonly activity: Activity };

/** Five numbers that say how it went. */
export function Figures({ period, activity }: FiguresProps) {
  const say = useSay();
  const intl = useIntl();
  const now = useNow();
  const { captured, delivered, needYou, needYouSince, took, from } = activity;
  const day = intl.formatDate(from, { weekday: 'long' });
  const since = needYouSince === undefined ? undefined : age(say, needYouSince, now);
  return (
    <dl className="figures nums" aria-label={say('activity.figures')}>
      <Figure name={say('activity.captured')} more={compared(say, period, activity, day)}>
        {intl.formatNumber(captured)}
      </Figure>
      <Figure
        name={say('activity.delivered')}
        shape="delivered"
        more={say('activity.withReceipt', { count: delivered })}
      >
        {intl.formatNumber(delivered)}
      </Figure>
      <Figure
        name={say('activity.needYou')}
        shape="attention"
        isNone={needYou === 0}
        more={since === undefined ? say('activity.nothingNeedsYou') : say('activity.oldest', { age: since })}
      >
        {intl.formatNumber(needYou)}
      </Figure>
      <TimeFigure name={say('activity.median')} seconds={took?.median} />
      <TimeFigure name={say('activity.p95')} seconds={took?.p95} />
    </dl>
  );
}

function TimeFigure({ name, seconds }: { readonly name: string; readonly seconds: number | undefined }) {
  const say = useSay();
  return (
    <Figure name={name} more={say(seconds === undefined ? 'activity.nothingDelivered' : 'activity.fromSaving')}>
      {seconds === undefined ? say('word.none') : duration(say, seconds)}
    </Figure>
  );
}

type FigureProps = {
  readonly name: string;
  readonly more: string;
  readonly shape?: ShapeName;
  readonly isNone?: boolean;
  readonly children: ReactNode;
};

function Figure({ name, more, shape, isNone = false, children }: FigureProps) {
  return (
    <div className="figure">
      <dt className="small text2">
        {shape === undefined ? null : (
          <span className={`ink is-${isNone ? 'none' : shape}`}>
            <StateShape state={shape} />
          </span>
        )}
        {name}
      </dt>
      <dd className="figure-number">{children}</dd>
      <dd className="small text3">{more}</dd>
    </div>
  );
}

function compared(say: Say, period: Period, { captured, capturedBefore }: Activity, day: string): string {
  const count = Math.abs(captured - capturedBefore);
  const how = captured === capturedBefore ? 'same' : captured > capturedBefore ? 'more' : 'fewer';
  return say(`activity.${how}.${period}`, { count, day });
}
