import { FormattedMessage } from 'react-intl';
import { usePauseAll } from '#renderer/api/mutations.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { useClockTime } from '#renderer/i18n/times.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { useSyncWatch } from '#renderer/shell/sync-watch.tsx';
import { bold } from '#renderer/ui/bold.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { HealthMark } from '#renderer/ui/health-mark.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';
import { tallyOf } from '#shared/domain/tally.ts';

/** Above the list while a sync that a person asked for runs; afterwards its one-line result for a while. */
export function SyncStrip({ connections }: { readonly connections: readonly ConnectionView[] }) {
  const { running, summary } = useSyncWatch();
  if (running !== undefined) return <RunningStrip connections={connections} {...running} />;
  return summary === undefined ? null : (
    <div className="sync-after">
      <StateChip state="delivered">{summary}</StateChip>
    </div>
  );
}

type RunningProps = {
  readonly connections: readonly ConnectionView[];
  readonly done: number;
  readonly total: number;
  readonly deliveredBefore: ReadonlyMap<string, number>;
};

function RunningStrip({ connections, done, total, deliveredBefore }: RunningProps) {
  const say = useSay();
  const pause = usePauseAll();
  return (
    <section className="sync nums" aria-label={say('sync.label')}>
      <div className="sync-all">
        <StateChip state="sending">{say('sync.sending', { done, total })}</StateChip>
        <div
          className="bar"
          role="progressbar"
          aria-label={say('sync.label')}
          aria-valuenow={done}
          aria-valuemax={total}
        >
          <i style={{ width: `${total === 0 ? 0 : (100 * done) / total}%` }} />
        </div>
        <Button size="small" busy={pause.isPending} onClick={() => pause.mutate()}>
          {say('outbox.pause')}
        </Button>
      </div>
      {connections.length > 6 ? null : (
        <div className="sync-lanes">
          {connections.map((connection) => (
            <LaneProgress
              key={connection.id}
              connection={connection}
              before={deliveredBefore.get(connection.id) ?? connection.counts.delivered}
            />
          ))}
        </div>
      )}
    </section>
  );
}

function LaneProgress({ connection, before }: { readonly connection: ConnectionView; readonly before: number }) {
  const { waiting, needYou } = tallyOf(connection.counts);
  const sent = Math.max(0, connection.counts.delivered - before);
  const share = sent + waiting === 0 ? 100 : (100 * sent) / (sent + waiting);
  return (
    <div>
      <div className="row">
        <b className="clip push">{connection.name}</b>
        <LaneMark connection={connection} left={waiting} />
      </div>
      <div className="bar">
        <i style={{ width: `${share}%` }} />
      </div>
      <div className="row small sync-counts">
        <span>
          <FormattedMessage id="sync.sent" values={{ count: sent, b: bold }} />
        </span>
        <span className="text2">
          <FormattedMessage id="sync.left" values={{ count: waiting, b: bold }} />
        </span>
      </div>
      <p className="small text3 clip">
        <LaneNote connection={connection} needYou={needYou} left={waiting} />
      </p>
    </div>
  );
}

function LaneMark({ connection, left }: { readonly connection: ConnectionView; readonly left: number }) {
  const say = useSay();
  if (connection.health !== 'working') return <HealthMark health={connection.health} short />;
  return left === 0 ? <StateChip state="delivered">{say('sync.done')}</StateChip> : <StateChip state="sending" />;
}

type LaneNoteProps = { readonly connection: ConnectionView; readonly needYou: number; readonly left: number };

function LaneNote({ connection: { health, until }, needYou, left }: LaneNoteProps) {
  const say = useSay();
  const now = useNow();
  const clock = useClockTime();
  if (health !== 'working')
    return until === undefined ? say(`health.${health}`) : say('sync.triesAgain', { time: clock(until, now) });
  if (needYou > 0) return say('sync.needYou', { count: needYou });
  return left === 0 ? null : say('sync.byItself');
}
