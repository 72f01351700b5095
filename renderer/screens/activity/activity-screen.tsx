import './activity.css';
import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useIntl } from 'react-intl';
import { BarTable } from './bar-table.tsx';
import { ConnectionTable } from './connection-table.tsx';
import { Figures } from './figures.tsx';
import { periodWords } from './period-words.ts';
import { WaitingLongest } from './waiting-longest.tsx';
import { useSaveActivity } from '#renderer/api/mutations.ts';
import { useActivity } from '#renderer/api/queries.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { useCommands } from '#renderer/shell/commands.ts';
import { Page } from '#renderer/shell/page.tsx';
import { EmptyTray } from '#renderer/ui/brand.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useTell } from '#renderer/ui/use-tell.ts';
import { periodSchema, type Activity, type ActivityQuery, type Period } from '#shared/domain/activity.ts';

/** The chart's library is as large as the rest of the window: it is read when it is looked at. */
const ActivityChart = lazy(async () => ({ default: (await import('./activity-chart.tsx')).ActivityChart }));

/** How a day, week or month went: five figures, a chart or the same as a table, and who has waited longest. */
export function ActivityScreen() {
  const say = useSay();
  const [period, setPeriod] = useState<Period>('day');
  const [chosen, setChosen] = useState<number>();
  const [isTable, setTable] = useState(false);
  const today = new Date(useNow()).setHours(0, 0, 0, 0);
  const { data: activity } = useActivity({ period, at: chosen ?? today });
  if (activity === undefined) return null;
  const change = (next: Period): void => {
    setPeriod(next);
    setChosen(undefined);
  };
  const title = (
    <>
      <h1>{say('activity.title')}</h1>
      {activity.hasBegun ? (
        <PeriodChoice period={period} activity={activity} today={today} onPeriod={change} onMove={setChosen} />
      ) : null}
    </>
  );
  const actions = (
    <>
      <SaveButton query={{ period, at: chosen ?? today }} />
      <Button
        className="act-do"
        title={say(isTable ? 'activity.asChart' : 'activity.asTable')}
        icon={isTable ? 'chart' : 'table'}
        onClick={() => setTable(!isTable)}
        aria-pressed={isTable}
      >
        {say(isTable ? 'activity.asChart' : 'activity.asTable')}
      </Button>
    </>
  );
  return (
    <Page title={title} actions={activity.hasBegun ? actions : null}>
      {activity.hasBegun ? <Report period={period} activity={activity} isTable={isTable} /> : <NothingYet />}
    </Page>
  );
}

/** The period as a file for a spreadsheet. */
function SaveButton({ query }: { readonly query: ActivityQuery }) {
  const say = useSay();
  const tell = useTell();
  const { mutate, isPending } = useSaveActivity();
  const save = (): void =>
    mutate(query, {
      onSuccess: ({ file }) => (file === undefined ? undefined : tell(say('activity.saved', { file }))),
    });
  useCommands('page', [{ id: 'saveActivity', words: say('activity.save'), icon: 'upload', run: save }]);
  return (
    <Button className="act-do" title={say('activity.save')} icon="upload" busy={isPending} onClick={save}>
      {say('activity.save')}
    </Button>
  );
}

type PeriodChoiceProps = {
  readonly period: Period;
  readonly activity: Activity;
  readonly today: number;
  readonly onPeriod: (period: Period) => void;
  readonly onMove: (at: number) => void;
};

function PeriodChoice({ period, activity, today, onPeriod, onMove }: PeriodChoiceProps) {
  const say = useSay();
  const intl = useIntl();
  return (
    <div className="row act-period">
      <SegmentedControl
        aria-label={say('activity.period')}
        value={period}
        onChange={(value) => onPeriod(periodSchema.parse(value))}
        data={periodSchema.options.map((value) => ({ value, label: say(`activity.${value}`) }))}
      />
      <Button
        look="quiet"
        size="small"
        icon="left"
        aria-label={say('activity.before')}
        onClick={() => onMove(activity.from - 1)}
      />
      <span className="act-when nums" role="status">
        {periodWords(intl, period, activity)}
      </span>
      <Button
        look="quiet"
        size="small"
        icon="right"
        aria-label={say('activity.after')}
        disabled={activity.to > today}
        onClick={() => onMove(activity.to)}
      />
    </div>
  );
}

type ReportProps = { readonly period: Period; readonly activity: Activity; readonly isTable: boolean };

function Report({ period, activity, isTable }: ReportProps) {
  const say = useSay();
  return (
    <div className="act">
      <Figures period={period} activity={activity} />
      <div className="act-main">
        <section className="act-card" aria-labelledby="act-bars">
          <header className="row">
            <h2 id="act-bars" className="push">
              {say(period === 'day' ? 'activity.byHour' : 'activity.byDay')}
            </h2>
            {isTable ? null : <Legend />}
          </header>
          {isTable ? (
            <BarTable period={period} activity={activity} />
          ) : (
            <Suspense fallback={<div className="act-wait" />}>
              <ActivityChart period={period} activity={activity} />
            </Suspense>
          )}
        </section>
        <section className="act-card act-card-table" aria-label={say('activity.connections')}>
          <ConnectionTable activity={activity} />
        </section>
      </div>
      <WaitingLongest waiting={activity.waiting} />
    </div>
  );
}

function Legend() {
  const say = useSay();
  return (
    <ul className="act-legend small text2">
      <li className="is-delivered">{say('activity.delivered')}</li>
      <li className="is-refused">{say('activity.refused')}</li>
      <li className="is-captured">{say('activity.capturedSeries')}</li>
    </ul>
  );
}

function NothingYet() {
  const say = useSay();
  return (
    <div className="empty">
      <div className="empty-body">
        <EmptyTray />
        <p className="big">{say('activity.empty')}</p>
        <p className="text2">{say('activity.emptyText')}</p>
      </div>
    </div>
  );
}
