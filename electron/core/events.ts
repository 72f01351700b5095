import type { Clock } from '#electron/effects.ts';
import type { EventName } from '#shared/ipc/channels.ts';

/** Events of the core. Many changes in a short time are one event: listeners ask again for what they show. */
export type CoreEvents = {
  readonly mark: (...events: readonly EventName[]) => void;
  readonly on: (listener: (event: EventName) => void) => () => void;
  readonly close: () => void;
};

/** Longest time between a change and its event, ms: people do not see it, and a drain of thousands stays cheap. */
const GATHER_MS = 50;

export function createCoreEvents(clock: Clock): CoreEvents {
  const listeners = new Set<(event: EventName) => void>();
  const marked = new Set<EventName>();
  let cancel: (() => void) | undefined;
  const tell = (): void => {
    cancel = undefined;
    const events = [...marked];
    marked.clear();
    for (const event of events) for (const listener of listeners) listener(event);
  };
  return {
    mark(...events) {
      for (const event of events) marked.add(event);
      if (listeners.size > 0) cancel ??= clock.timer(GATHER_MS, tell);
      else marked.clear();
    },
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      cancel?.();
      listeners.clear();
    },
  };
}
