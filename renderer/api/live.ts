import type { QueryClient } from '@tanstack/react-query';
import type { EventName } from '#shared/ipc/channels.ts';
import { on } from './client.ts';
import { KEYS } from './queries.ts';

/** What an event makes stale. */
const STALE: Readonly<Partial<Record<EventName, readonly string[]>>> = {
  'deliveries.changed': [
    KEYS.queue,
    KEYS.customer,
    KEYS.recent,
    KEYS.tags,
    KEYS.activity,
    KEYS.preview,
    KEYS.status,
    KEYS.connections,
    KEYS.importHistory,
  ],
  'outbox.changed': [KEYS.status],
  'connections.changed': [KEYS.connections, KEYS.status, KEYS.preview],
  'profile.changed': [KEYS.profile, KEYS.status, KEYS.views],
  'desktop.changed': [KEYS.desktop],
  'imports.changed': [KEYS.imports, KEYS.importHistory],
};

/** A drain changes a row every few milliseconds; people read a few times a second. */
const DEBOUNCE_MS = 150;

/** Re-reads what events make stale, at most once in DEBOUNCE_MS a key. Returns the function that stops. */
export function followEvents(client: QueryClient): () => void {
  const waiting = new Set<string>();
  let timer: number | undefined;
  const flush = (): void => {
    timer = undefined;
    for (const key of waiting) void client.invalidateQueries({ queryKey: [key] });
    waiting.clear();
  };
  const stops = (Object.keys(STALE) as EventName[]).map((event) =>
    // Object.keys widens the record's own keys
    on(event, () => {
      for (const key of STALE[event] ?? []) waiting.add(key);
      timer ??= window.setTimeout(flush, DEBOUNCE_MS);
    }),
  );
  return () => {
    for (const stop of stops) stop();
    window.clearTimeout(timer);
  };
}
