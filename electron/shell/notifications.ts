import { Notification } from 'electron';
import type { Words } from './messages.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import { tallyOf } from '#shared/domain/tally.ts';
import { SECOND_MS } from '#shared/duration.ts';

/** Sending counts as over when nothing has been under way for so long: short pauses between batches are not its end. */
const QUIET_MS = 1.5 * SECOND_MS;

export type NotificationOptions = {
  readonly status: () => OutboxStatus;
  readonly words: () => Words;
  readonly icon: string;
  /** Not wanted now: by the person's setting, or since the person looks at the window. */
  readonly isUnwanted: () => boolean;
  /** The person clicked it. */
  readonly onClick: () => void;
};

export type SyncNotifier = {
  /** The outbox may have changed. */
  readonly refresh: () => void;
  /** A person asked for a sync: its end is told even when all went well. */
  readonly asked: () => void;
};

/** One notification at the end of a sync: "18 delivered, 1 needs you". Routine success by itself says nothing. */
export function createSyncNotifier(options: NotificationOptions): SyncNotifier {
  let before = options.status();
  let isAsked = false;
  let timer: NodeJS.Timeout | undefined;

  const end = (): void => {
    timer = undefined;
    const now = options.status();
    if (now.syncing) return;
    const delivered = Math.max(0, now.counts.delivered - before.counts.delivered);
    const needYou = Math.max(0, tallyOf(now.counts).needYou - tallyOf(before.counts).needYou);
    const isNews = needYou > 0 || (isAsked && delivered > 0);
    before = now;
    isAsked = false;
    if (isNews && !options.isUnwanted()) show(options, delivered, needYou);
  };
  return {
    refresh() {
      if (timer !== undefined) clearTimeout(timer);
      timer = setTimeout(end, QUIET_MS);
    },
    asked() {
      isAsked = true;
    },
  };
}

function show({ words, icon, onClick }: NotificationOptions, delivered: number, needYou: number): void {
  if (!Notification.isSupported()) return;
  const title = words().say('notify.synced', { delivered, needYou });
  const notification = new Notification({ title, icon, silent: needYou === 0 });
  notification.on('click', onClick);
  notification.show();
}
