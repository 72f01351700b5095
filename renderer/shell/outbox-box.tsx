import { useIntl } from 'react-intl';
import { Link } from 'wouter';
import { usePauseAll, useResumeAll, useSync } from '#renderer/api/mutations.ts';
import { useStatus } from '#renderer/api/queries.ts';
import { useSay } from '#renderer/i18n/words.ts';
import { showInQueue } from '#renderer/screens/queue/queue-view.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { StateShape, type ShapeName } from '#renderer/ui/state-shape.tsx';
import type { RollUp } from '#shared/domain/delivery.ts';
import { tallyOf } from '#shared/domain/tally.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

/** The one set of numbers, and the button that sends. Each line opens the queue with its filter. */
export function OutboxBox() {
  const say = useSay();
  const { data: status } = useStatus();
  if (status === undefined) return null;
  const tally = tallyOf(status.counts);
  return (
    <section className="outbox nums" data-tour="outbox" aria-label={say('outbox.label')}>
      <NetLine status={status} />
      <CountLine rollUp="need-you" shape="attention" count={tally.needYou} />
      <CountLine rollUp="waiting" shape="queued" count={tally.waiting} />
      <CountLine rollUp="delivered" shape="delivered" count={tally.delivered} />
      <Progress status={status} />
      <SendButton status={status} />
    </section>
  );
}

function NetLine({ status }: { readonly status: OutboxStatus }) {
  const say = useSay();
  const { word, shape } = netLine(status);
  return (
    <div className={`outbox-line outbox-net is-${shape ?? 'queued'}`} title={say(word)}>
      {shape === undefined ? <Icon name="wifi" /> : <StateShape state={shape} />}
      <span className="outbox-word">{say(word)}</span>
    </div>
  );
}

function netLine({ online, paused, syncing }: OutboxStatus): { word: MessageKey; shape?: ShapeName } {
  if (paused) return { word: 'outbox.paused', shape: 'paused' };
  if (!online) return { word: 'outbox.offline', shape: 'offline' };
  return syncing ? { word: 'outbox.sending', shape: 'sending' } : { word: 'outbox.online' };
}

function CountLine({
  rollUp,
  shape,
  count,
}: {
  readonly rollUp: RollUp;
  readonly shape: ShapeName;
  readonly count: number;
}) {
  const say = useSay();
  const intl = useIntl();
  const word = say(`rollUp.${rollUp}`);
  return (
    <Link
      href="/queue"
      onClick={() => showInQueue(rollUp)}
      className={`outbox-line ${count === 0 ? 'is-none' : `is-${shape}`}`}
      title={`${word}: ${intl.formatNumber(count)}`}
    >
      <StateShape state={shape} />
      <span className="outbox-word">{word}</span>
      <b>{intl.formatNumber(count)}</b>
    </Link>
  );
}

function Progress({ status: { syncing, progress } }: { readonly status: OutboxStatus }) {
  const say = useSay();
  if (!syncing || progress === undefined || progress.total === 0) return null;
  return (
    <div
      className="bar outbox-bar"
      role="progressbar"
      aria-label={say('sync.label')}
      aria-valuenow={progress.done}
      aria-valuemax={progress.total}
      aria-valuetext={say('outbox.progress', progress)}
    >
      <i style={{ width: `${(100 * progress.done) / progress.total}%` }} />
    </div>
  );
}

/** Send, stop sending, or go on: whichever there is to do. */
function SendButton({ status }: { readonly status: OutboxStatus }) {
  const say = useSay();
  const sync = useSync();
  const pause = usePauseAll();
  const resume = useResumeAll();
  const { call, word, shape } = status.paused
    ? ({ call: resume, word: 'outbox.resume', shape: 'sending' } as const)
    : status.syncing
      ? ({ call: pause, word: 'outbox.pause', shape: 'paused' } as const)
      : ({ call: sync, word: 'outbox.syncNow', shape: 'sending' } as const);
  return (
    <Button className="outbox-send" shape={shape} busy={call.isPending} onClick={() => call.mutate()} title={say(word)}>
      {say(word)}
    </Button>
  );
}
