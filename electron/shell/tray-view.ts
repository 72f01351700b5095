import type { Words } from './messages.ts';
import type { ConnectionView } from '#shared/domain/connection.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import { tallyOf } from '#shared/domain/tally.ts';

/** ux.md §10, in the order of their priority. */
export type TrayState = 'needs-you' | 'paused' | 'offline' | 'syncing' | 'waiting' | 'idle';

export type TrayAction = 'sync' | 'pause' | 'resume' | 'capture' | 'open' | 'quit';

/** A line of the menu: what it does when picked, or a line that only says something. */
export type TrayLine = { readonly label: string; readonly action?: TrayAction } | 'separator';

export type TrayView = {
  readonly state: TrayState;
  readonly toolTip: string;
  readonly needYou: number;
  readonly menu: readonly TrayLine[];
};

/** Everything that the tray shows, from the same numbers as the window's. */
export function trayView(status: OutboxStatus, connections: readonly ConnectionView[], words: Words): TrayView {
  const { say } = words;
  const { needYou, waiting } = tallyOf(status.counts);
  const counts = { needYou, waiting };
  const online = isOnline(status, connections);
  return {
    state: trayState(status, online),
    toolTip: say('tray.tooltip', { ...counts, online: String(online) }),
    needYou,
    menu: [
      { label: say('tray.status', counts) },
      { label: stateLine(status, online, words) },
      'separator',
      { label: say('tray.sync'), action: 'sync' },
      status.paused ? { label: say('tray.resume'), action: 'resume' } : { label: say('tray.pause'), action: 'pause' },
      'separator',
      { label: say('tray.capture'), action: 'capture' },
      { label: say('tray.open'), action: 'open' },
      'separator',
      { label: say('tray.quit'), action: 'quit' },
    ],
  };
}

function stateLine(status: OutboxStatus, online: boolean, { say, time }: Words): string {
  const net = say(status.paused ? 'state.paused' : online ? 'state.online' : 'state.offline');
  return status.nextAttemptAt === undefined || status.paused
    ? net
    : say('tray.nextTry', { net, time: time(status.nextAttemptAt) });
}

function trayState(status: OutboxStatus, online: boolean): TrayState {
  const { needYou, waiting } = tallyOf(status.counts);
  if (needYou > 0) return 'needs-you';
  if (status.paused) return 'paused';
  if (!online) return 'offline';
  if (status.syncing) return 'syncing';
  return waiting > 0 ? 'waiting' : 'idle';
}

/** Offline also when every connection that may send finds no way out, whatever the operating system says. */
function isOnline(status: OutboxStatus, connections: readonly ConnectionView[]): boolean {
  const enabled = connections.filter((connection) => connection.enabled);
  const cutOff = enabled.filter(({ health }) => health === 'offline' || health === 'portal');
  return status.online && (enabled.length === 0 || cutOff.length < enabled.length);
}
