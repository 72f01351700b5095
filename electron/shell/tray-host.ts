import { watchBusName } from './session-bus.ts';

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
  if (platform === 'linux') watchBusName(WATCHER, busAddress, onChange);
  else onChange(true);
}
