import { app, dialog, nativeTheme } from 'electron';
import path from 'node:path';
import { chooseFile } from './choose-file.ts';
import { setApplicationMenu, type MenuActions } from './menu.ts';
import { createWords, type Words } from './messages.ts';
import { createSyncNotifier } from './notifications.ts';
import { createQuickCapture, type QuickCapture } from './quick-window.ts';
import { createTray, type AppTray } from './tray.ts';
import { watchTrayHost } from './tray-host.ts';
import { createTrayIcons } from './tray-icons.ts';
import { trayView, type TrayAction, type TrayView } from './tray-view.ts';
import { createMainWindow, type MainWindow } from './window.ts';
import type { Core } from '#electron/core.ts';
import type { Logger } from '#electron/effects.ts';
import type { AppFacts } from '#electron/ipc/app-handlers.ts';
import type { Profile } from '#shared/domain/profile.ts';
import { isQuiet } from '#shared/domain/quiet-hours.ts';
import { SYNC_TIMEOUT_MS } from '#electron/ipc/outbox-handlers.ts';

export type DesktopAppOptions = {
  readonly core: Core;
  readonly log: Logger;
  readonly dataDir: string;
  /** Where the pictures are. */
  readonly resources: string;
  readonly preload: string;
  readonly pageUrl: string;
  /** The core is the one to practise with. */
  readonly isPractice: () => boolean;
  /** Start in the tray, without a window, if there is one. */
  readonly hidden: boolean;
};

export type DesktopApp = {
  readonly window: MainWindow;
  readonly hasTray: () => boolean;
  readonly quickCapture: Pick<QuickCapture, 'show' | 'state'>;
  /** Asks where a file shall go, in the person's language. */
  readonly chooseFile: AppFacts['chooseFile'];
};

/** Window, tray, menu and notifications over one core, following its events and its profile. */
export function createDesktopApp(options: DesktopAppOptions): DesktopApp {
  const { core, resources } = options;
  let words = createWords(core.profile.get().language);
  const icon = path.join(resources, 'icon.png');
  const onHopeless = (): void => dialog.showErrorBox(words.say('window.hopeless'), words.say('window.hopeless.detail'));
  const window = createMainWindow({ ...options, url: options.pageUrl, icon, onHopeless });
  const notifier = createSyncNotifier({
    status: core.outbox.status,
    words: () => words,
    icon,
    isUnwanted: () => window.isVisible() || !mayNotify(core.profile.get(), new Date()),
    onClick: () => window.navigate('/queue'),
  });
  const act = createActions(core, window, notifier.asked, () => quick.show());
  const tray = startTray(options, window, act, () => words);
  const applyProfile = (): void => {
    const { language, theme, quickKey } = core.profile.get();
    nativeTheme.themeSource = theme;
    words = createWords(language);
    setApplicationMenu(words, menuActions(core, window, act), !app.isPackaged);
    quick.follow(quickKey);
  };

  const onChanged = (): void => window.send('desktop.changed');
  const quick = createQuickCapture({ ...options, url: options.pageUrl, icon, onChanged });
  applyProfile();
  core.on((event) => {
    if (event === 'profile.changed') applyProfile();
    window.send(event);
    tray.refresh();
    notifier.refresh();
  });
  return {
    window,
    hasTray: tray.hasHost,
    quickCapture: quick,
    chooseFile: (what, about) => chooseAndTell(window, words, what, about),
  };
}

/** The window shows that an export runs as soon as it has a place to go. */
async function chooseAndTell(
  window: MainWindow,
  words: Words,
  ...[what, about]: Parameters<AppFacts['chooseFile']>
): ReturnType<AppFacts['chooseFile']> {
  const file = await chooseFile(words, what, about);
  if (what === 'export' && file !== undefined) window.send('export.progress', 'running');
  return file;
}

function mayNotify(profile: Profile, now: Date): boolean {
  return profile.notifications && !isQuiet(profile, now.getHours() * 60 + now.getMinutes());
}

type StartedTray = { readonly refresh: () => void; readonly hasHost: () => boolean };

/** Puts the icon into the tray, and the window on the screen unless it is to start hidden there. */
function startTray(
  { core, log, resources, hidden, isPractice }: DesktopAppOptions,
  window: MainWindow,
  onAction: (action: TrayAction) => void,
  words: () => Words,
): StartedTray {
  let hasHost = false;
  let tray: AppTray | undefined;
  const icons = createTrayIcons(path.join(resources, 'tray'), process.platform);
  const view = (): TrayView => trayView(core.outbox.status(), words(), isPractice());
  watchTrayHost(process.platform, process.env['DBUS_SESSION_BUS_ADDRESS'], (isThere) => {
    log.info('tray.host', { isThere });
    hasHost = isThere;
    if (tray !== undefined) return isThere ? tray.hostCame() : undefined;
    // Also where no host is seen: an older kind of tray may still take it.
    tray = createTray({ icons, view, onAction });
    if (!hidden || !isThere) window.show();
  });
  return { refresh: () => tray?.refresh(), hasHost: () => hasHost };
}

function menuActions(core: Core, window: MainWindow, act: (action: TrayAction) => void): MenuActions {
  return {
    navigate: window.navigate,
    exportAll: () => {
      window.show();
      window.send('export.progress', 'asked');
    },
    sync: () => act('sync'),
    togglePause: () => act(core.outbox.status().paused ? 'resume' : 'pause'),
  };
}

function createActions(
  core: Core,
  window: MainWindow,
  onAsked: () => void,
  showQuick: () => void,
): (action: TrayAction) => void {
  const does: Readonly<Record<TrayAction, () => void>> = {
    sync: () => {
      onAsked();
      core.outbox.sync({ timeoutMs: SYNC_TIMEOUT_MS }).catch(() => undefined); // a disk that takes nothing is in the log
    },
    pause: core.outbox.pause,
    resume: core.outbox.resume,
    capture: () => window.navigate('/capture'),
    quick: showQuick,
    open: window.show,
    quit: () => app.quit(),
  };
  return (action) => does[action]();
}
