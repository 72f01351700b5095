import type { Say } from '#renderer/i18n/words.ts';
import type { OutboxStatus } from '#shared/domain/queue.ts';
import type { MessageKey } from '#shared/i18n/catalogue.ts';
import type { Saved } from './use-capture-form.ts';

/** What is said after the durable commit: that it is safe, how many vendors it goes to, and what it waits for. */
export function savedWords(
  saved: Pick<Saved, 'deliveries'>,
  status: OutboxStatus,
  connections: number,
  say: Say,
): string {
  if (saved.deliveries === 0) return say(connections === 0 ? 'capture.saved.none' : 'capture.saved.nowhere');
  return say(waitingFor(status), { count: saved.deliveries });
}

function waitingFor({ online, paused, keychain }: OutboxStatus): MessageKey {
  if (paused) return 'capture.saved.paused';
  if (keychain !== 'open') return 'capture.saved.keychain';
  return online ? 'capture.saved.online' : 'capture.saved.offline';
}
