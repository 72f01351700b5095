import { useIntl } from 'react-intl';
import { duration } from './duration.ts';
import { SideScroll } from './side-scroll.tsx';
import { useSay } from '#renderer/i18n/words.ts';
import type { Activity, Took } from '#shared/domain/activity.ts';

/** Each connection with what it took, and how long that was: a stroke at the median, a bar up to where 95 of 100 lie. */
export function ConnectionTable({ activity: { connections } }: { readonly activity: Activity }) {
  const say = useSay();
  const longest = Math.max(1, ...connections.map(({ took }) => took?.p95 ?? 0));
  return (
    <SideScroll label={say('activity.connections')}>
      <table className="act-table nums">
        <caption className="sr">{say('activity.connections')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('activity.connection')}</th>
            <th scope="col">{say('activity.delivered')}</th>
            <th scope="col">{say('activity.refused')}</th>
            <th scope="col">{say('activity.waitsNow')}</th>
            <th scope="col">{say('activity.needsNow')}</th>
            <th scope="col">{say('activity.medianShort')}</th>
            <th scope="col">{say('activity.p95Short')}</th>
            <th scope="col" className="act-range">
              {say('activity.range', { longest: duration(say, longest) })}
            </th>
          </tr>
        </thead>
        <tbody>
          {connections.map((connection) => (
            <ConnectionRow key={connection.id} connection={connection} longest={longest} />
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}

type ConnectionRowProps = { readonly connection: Activity['connections'][number]; readonly longest: number };

function ConnectionRow({ connection, longest }: ConnectionRowProps) {
  const say = useSay();
  const intl = useIntl();
  const { name, delivered, refused, waits, needYou, took } = connection;
  const time = (seconds: number | undefined): string =>
    seconds === undefined ? say('word.none') : duration(say, seconds);
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>{intl.formatNumber(delivered)}</td>
      <td>{intl.formatNumber(refused)}</td>
      <td>{intl.formatNumber(waits)}</td>
      <td>{intl.formatNumber(needYou)}</td>
      <td>{time(took?.median)}</td>
      <td>{time(took?.p95)}</td>
      <td className="act-range">{took === undefined ? null : <RangeBar took={took} longest={longest} />}</td>
    </tr>
  );
}

/** Decoration: the two numbers stand beside it. The root keeps short times apart where one connection was down for hours. */
function RangeBar({ took, longest }: { readonly took: Took; readonly longest: number }) {
  const at = (seconds: number): string => `${100 * Math.sqrt(Math.min(1, seconds / longest))}%`;
  return (
    <div className="range-bar" aria-hidden="true">
      <i style={{ insetInlineStart: at(took.median), insetInlineEnd: `calc(100% - ${at(took.p95)})` }} />
      <b style={{ insetInlineStart: at(took.median) }} />
    </div>
  );
}
