import { net } from 'electron';
import { SECOND_MS } from '#shared/duration.ts';

/** Asking is cheap; the window's own event usually comes first. */
const ASK_EVERY_MS = 3 * SECOND_MS;

export type NetworkWatch = {
  /** The window's browser engine says so. */
  readonly hint: (online: boolean) => void;
  /** Asks again now. */
  readonly check: () => void;
};

/**
 * Tells once what the network is like, and then each change. Both sources are hints: offline when either says so.
 */
export function watchNetwork(onChange: (online: boolean) => void): NetworkWatch {
  let windowSays = true;
  let told: boolean | undefined;
  const check = (): void => {
    const online = net.isOnline() && windowSays;
    if (online === told) return;
    told = online;
    onChange(online);
  };
  const timer = setInterval(check, ASK_EVERY_MS);
  timer.unref();
  check();
  return {
    check,
    hint(online) {
      windowSays = online;
      check();
    },
  };
}
