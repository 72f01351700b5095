import { watchBusName } from './session-bus.ts';
import { SECOND_MS } from '#shared/duration.ts';

/** Where tray icons register on Linux desktops (KDE, Xfce, GNOME with its extension and others). */
const WATCHER = 'org.kde.StatusNotifierWatcher';

/**
 * Tells whether this desktop shows tray icons, once now and then at each change: a panel may start after us, crash, or
 * be an extension that a person switches on. On Windows and macOS there always is one.
 */
export function watchTrayHost(
  platform: NodeJS.Platform,
  busAddress: string | undefined,
  onChange: (isThere: boolean) => void,
): void {
  if (platform !== 'linux') return onChange(true);
  let isKnown = false;
  const tell = (isThere: boolean): void => {
    isKnown = true;
    onChange(isThere);
  };
  watchBusName(WATCHER, busAddress, tell);
  // A bus that takes the connection and says nothing must not hold up the window.
  setTimeout(() => {
    if (!isKnown) tell(false);
  }, BUS_PATIENCE_MS).unref();
}

const BUS_PATIENCE_MS = 2 * SECOND_MS;
