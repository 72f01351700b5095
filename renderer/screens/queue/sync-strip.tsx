import { FormattedMessage } from 'react-intl';
import { usePauseAll, useResumeAll } from '#renderer/api/mutations.ts';
import { useNow } from '#renderer/i18n/now.ts';
import { useClockTime } from '#renderer/i18n/times.ts';
import { useSay, type Say } from '#renderer/i18n/words.ts';
import { KEYS } from '#renderer/shell/keys.ts';
import { estimateMs, laneOf, type LanePace, type SyncPace } from '#renderer/shell/sync-pace.ts';
import { useSyncWatch } from '#renderer/shell/sync-watch.tsx';
import { bold } from '#renderer/ui/bold.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { HealthMark } from '#renderer/ui/health-mark.tsx';
import { StateChip } from '#renderer/ui/state-chip.tsx';
import type { ConnectionView } from '#shared/domain/connection.ts';
import { tallyOf } from '#shared/domain/tally.ts';
import { SECOND_MS } from '#shared/duration.ts';

/** Above the list while a sync that a person asked for runs; afterwards its one-line result for a while. */
export function SyncStrip({ connections }: { readonly connections: readonly ConnectionView[] }) {
  const { running, summary, stop } = useSyncWatch();
  if (running !== undefined) return <RunningStrip connections={connections} {...running} onStop={stop} />;
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
  readonly isPaused: boolean;
  readonly pace: SyncPace;
  readonly onStop: () => void;
};

/** More lanes than this would be too narrow to read. */
const MOST_LANES = 6;

function RunningStrip({ connections, done, total, isPaused, pace, onStop }: RunningProps) {
  const say = useSay();
  const lanes = connections.map((connection) => ({ connection, lane: laneOf(pace, connection) }));
  const leftMs = isPaused ? undefined : estimateMs(lanes.map(({ lane }) => lane));
  return (
    <section className="sync nums" aria-label={say('sync.label')}>
      <div className="sync-all">
        <StateChip state={isPaused ? 'paused' : 'sending'}>
          {say(isPaused ? 'sync.pausedAt' : 'sync.sending', { done, total })}
        </StateChip>
        <div
          className="bar"
          role="progressbar"
          aria-label={say('sync.label')}
          aria-valuenow={done}
          aria-valuemax={total}
        >
          <i style={{ width: `${total === 0 ? 0 : (100 * done) / total}%` }} />
        </div>
        {leftMs === undefined ? null : <span className="small text2">{aboutLeft(say, leftMs)}</span>}
        <PauseButton isPaused={isPaused} />
        <Button size="small" onClick={onStop}>
          {say('sync.stop')}
        </Button>
      </div>
      {connections.length > MOST_LANES ? null : (
        <div className="sync-lanes">
          {lanes.map(({ connection, lane }) => (
            <LaneProgress key={connection.id} connection={connection} lane={lane} />
          ))}
        </div>
      )}
    </section>
  );
}

function PauseButton({ isPaused }: { readonly isPaused: boolean }) {
  const say = useSay();
  const pause = usePauseAll();
  const resume = useResumeAll();
  const { isPending, mutate } = isPaused ? resume : pause;
  return (
    <Button size="small" keys={KEYS.pause} busy={isPending} onClick={() => mutate()}>
      {say(isPaused ? 'outbox.resume' : 'outbox.pause')}
    </Button>
  );
}

/** Rounded as people would say it; a number that flickers every second says no more. */
function aboutLeft(say: Say, ms: number): string {
  const seconds = Math.max(5, Math.ceil(ms / SECOND_MS / 5) * 5);
  if (seconds < 60) return say('sync.aboutSeconds', { seconds });
  const minutes = Math.floor(seconds / 60);
  return say('sync.aboutMinutes', { minutes, seconds: minutes < 5 ? seconds % 60 : 0 });
}

type LaneProps = { readonly connection: ConnectionView; readonly lane: LanePace };

function LaneProgress({ connection, lane }: LaneProps) {
  const { sent, left } = lane;
  const share = sent + left === 0 ? 100 : (100 * sent) / (sent + left);
  return (
    <div>
      <div className="row">
        <b className="clip push">{connection.name}</b>
        <LaneMark connection={connection} left={left} />
      </div>
      <div className="bar">
        <i style={{ width: `${share}%` }} />
      </div>
      <div className="row small sync-counts">
        <span>
          <FormattedMessage id="sync.sent" values={{ count: sent, b: bold }} />
        </span>
        <span className="text2">
          <FormattedMessage id="sync.left" values={{ count: left, b: bold }} />
        </span>
      </div>
      <p className="small text3 clip">
        <LaneNote connection={connection} lane={lane} />
      </p>
    </div>
  );
}

function LaneMark({ connection, left }: { readonly connection: ConnectionView; readonly left: number }) {
  const say = useSay();
  if (connection.health !== 'working') return <HealthMark health={connection.health} short />;
  return left === 0 ? <StateChip state="delivered">{say('sync.done')}</StateChip> : <StateChip state="sending" />;
}

/** Why it cannot run; what needs a person; how fast it goes, or went. */
function LaneNote({ connection: { health, until, counts }, lane }: LaneProps) {
  const say = useSay();
  const now = useNow();
  const clock = useClockTime();
  if (!lane.canRun)
    return until === undefined ? say(`health.${health}`) : say('sync.triesAgain', { time: clock(until, now) });
  const { needYou } = tallyOf(counts);
  if (needYou > 0) return say('sync.needYou', { count: needYou });
  const { left, sent, finishedMs, perMinute } = lane;
  if (left === 0)
    return sent === 0 || finishedMs === undefined
      ? null
      : say('sync.finished', { seconds: Math.max(1, Math.round(finishedMs / SECOND_MS)) });
  return perMinute === undefined ? say('sync.byItself') : say('sync.perMinute', { count: Math.round(perMinute) });
}
