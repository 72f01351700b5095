import type { Words } from './messages.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import { tallyOf } from '#shared/domain/tally.ts';

/** ux.md §10, in the order of their priority. */
export type TrayState = 'needs-you' | 'paused' | 'offline' | 'syncing' | 'waiting' | 'idle';

export type TrayAction = 'sync' | 'pause' | 'resume' | 'capture' | 'quick' | 'open' | 'quit';

/** A line of the menu: what it does when picked, or a line that only says something. */
export type TrayLine = { readonly label: string; readonly action?: TrayAction } | 'separator';

export type TrayView = {
  readonly state: TrayState;
  readonly toolTip: string;
  readonly needYou: number;
  readonly menu: readonly TrayLine[];
};

/** Everything that the tray shows, from the same numbers as the window's. `isPractice`: they are of sample vendors. */
export function trayView(status: OutboxStatus, words: Words, isPractice = false): TrayView {
  const { say } = words;
  const { needYou, waiting } = tallyOf(status.counts);
  const counts = { needYou, waiting };
  const toolTip = say('tray.tooltip', { ...counts, online: String(status.online) });
  return {
    state: trayState(status),
    toolTip: isPractice ? say('tray.practice', { status: toolTip }) : toolTip,
    needYou,
    menu: [
      ...(isPractice ? [{ label: say('practice.word') }] : []),
      { label: say('tray.status', counts) },
      { label: stateLine(status, words) },
      'separator',
      { label: say('tray.sync'), action: 'sync' },
      status.paused ? { label: say('tray.resume'), action: 'resume' } : { label: say('tray.pause'), action: 'pause' },
      'separator',
      { label: say('tray.capture'), action: 'capture' },
      { label: say('tray.quick'), action: 'quick' },
      { label: say('tray.open'), action: 'open' },
      'separator',
      { label: say('tray.quit'), action: 'quit' },
    ],
  };
}

function stateLine(status: OutboxStatus, { say, time }: Words): string {
  const net = say(status.paused ? 'state.paused' : status.online ? 'state.online' : 'state.offline');
  return status.nextAttemptAt === undefined || status.paused
    ? net
    : say('tray.nextTry', { net, time: time(status.nextAttemptAt) });
}

function trayState(status: OutboxStatus): TrayState {
  const { needYou, waiting } = tallyOf(status.counts);
  if (needYou > 0) return 'needs-you';
  if (status.paused) return 'paused';
  if (!status.online) return 'offline';
  if (status.syncing) return 'syncing';
  return waiting > 0 ? 'waiting' : 'idle';
}
