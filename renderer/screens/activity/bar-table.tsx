import { useIntl } from 'react-intl';
import { barWords } from './period-words.ts';
import { shownBars } from './shown-bars.ts';
import { SideScroll } from './side-scroll.tsx';
import { useSay } from '#renderer/i18n/words.ts';
import type { Activity, Period } from '#shared/domain/activity.ts';

/** What the chart shows, as numbers. */
export function BarTable({ period, activity }: { readonly period: Period; readonly activity: Activity }) {
  const say = useSay();
  const intl = useIntl();
  return (
    <SideScroll label={say(period === 'day' ? 'activity.byHour' : 'activity.byDay')}>
      <table className="act-table nums">
        <caption className="sr">{say(period === 'day' ? 'activity.byHour' : 'activity.byDay')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('activity.time')}</th>
            <th scope="col">{say('activity.captured')}</th>
            <th scope="col">{say('activity.delivered')}</th>
            <th scope="col">{say('activity.refused')}</th>
          </tr>
        </thead>
        <tbody>
          {shownBars(period, activity.bars).map(({ at, captured, delivered, refused }) => (
            <tr key={at}>
              <th scope="row">{barWords(intl, period, at)}</th>
              <td>{intl.formatNumber(captured)}</td>
              <td>{intl.formatNumber(delivered)}</td>
              <td>{intl.formatNumber(refused)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}
