import type { Core } from '#electron/core.ts';
import { EVENTS, type EventName } from '#shared/ipc/channels.ts';

/** One core to hold for everybody, which acts on whichever core is the current one. */
export type CoreSwitch = {
  readonly core: Core;
  /** From now on calls go to `next`; everything that is shown is stale. */
  readonly use: (next: Core) => void;
};

/** Of the window itself, not of data that a core holds. */
const OF_WINDOW: readonly EventName[] = ['window.navigated', 'export.progress', 'draft.handed'];

export function createCoreSwitch(first: Core): CoreSwitch {
  let current = first;
  const listeners = new Set<(event: EventName) => void>();
  let forget = (): void => undefined;
  const follow = (): void => {
    forget = current.on((event) => {
      for (const listener of listeners) listener(event);
    });
  };
  follow();
  const on: Core['on'] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    core: { ...lateBound(() => current), on },
    use: (next) => {
      forget();
      current = next;
      follow();
      for (const event of EVENTS.filter((name) => !OF_WINDOW.includes(name)))
        for (const listener of listeners) listener(event);
    },
  };
}

/** The parts of a core; what `on` adds is made by the switch. */
const PARTS = [
  'profile',
  'customers',
  'imports',
  'exportToFile',
  'deliveries',
  'receipts',
  'connections',
  'outbox',
  'activity',
  'notice',
  'noticeRead',
  'close',
] as const satisfies readonly (keyof Core)[];

type Parts = Pick<Core, (typeof PARTS)[number]>;

/** Functions that look the core up when they are called, however early they were taken. */
function lateBound(current: () => Core): Parts {
  // Each entry has the type of its key: the proxy answers every path with a function that calls that path.
  return Object.fromEntries(PARTS.map((part) => [part, late(() => current()[part])])) as unknown as Parts;
}

function late(target: () => unknown): unknown {
  return new Proxy(() => undefined, {
    get: (_, key) => late(() => Reflect.get(Object(target()), key)),
    apply: (_, __, args: unknown[]) => {
      const call = target();
      if (typeof call !== 'function') throw new TypeError('a part of the core that is no function was called');
      return Reflect.apply(call, undefined, args) as unknown;
    },
  });
}
