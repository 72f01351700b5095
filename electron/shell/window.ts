import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { MIN_HEIGHT, MIN_WIDTH, placeWindow, readBounds, writeBounds } from './window-bounds.ts';
import type { Logger } from '#electron/effects.ts';
import { MINUTE_MS } from '#shared/duration.ts';
import type { EventName } from '#shared/ipc/channels.ts';

/** The page's own background, so that nothing flashes before its first paint (ux.md §6, bg). */
const BACKGROUND = { light: '#F4F7F8', dark: '#0D161A' };
const MAX_CRASHES = 3;

export type WindowOptions = {
  readonly dataDir: string;
  readonly url: string;
  readonly preload: string;
  readonly icon: string;
  readonly log: Logger;
  /** The page ended again and again. */
  readonly onHopeless: () => void;
};

/**
 * The one window of the app. It is made when it is first shown, and again after its page has crashed. Closing it hides
 * it, and sending goes on: the tray brings it back, or opening the app again where the desktop has no tray.
 */
export type MainWindow = {
  readonly show: () => void;
  /** Shows the window and asks the page to go to `path`, such as `/capture`. */
  readonly navigate: (path: string) => void;
  /** For dialogs that belong to it; undefined while there is none. */
  readonly browserWindow: () => BrowserWindow | undefined;
  /** The page as it prints, A4. Undefined while there is none. */
  readonly toPdf: () => Promise<Buffer | undefined>;
  readonly send: (event: EventName, detail?: unknown) => void;
  /** On the screen, not minimised, not hidden in the tray. */
  readonly isVisible: () => boolean;
  /** From now on closing means closing: the app quits. */
  readonly letGo: () => void;
};

export function createMainWindow(options: WindowOptions): MainWindow {
  let window: BrowserWindow | undefined;
  let isLetGo = false;
  const isHopeless = createCrashCounter();

  const open = (path = ''): BrowserWindow => {
    const opened = openWindow(options, path);
    hideInsteadOfClosing(opened, options.dataDir, () => isLetGo);
    opened.on('closed', () => {
      if (window === opened) window = undefined;
    });
    onCrash(opened, options.log, () => {
      if (isHopeless()) options.onHopeless();
      else if (opened.isVisible() && !isLetGo) open();
      opened.destroy();
    });
    window = opened;
    return opened;
  };
  const show = (): void => {
    if (window === undefined) return void open(); // shows itself once it is painted
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };

  return {
    show,
    navigate(path) {
      if (window === undefined) return void open(path); // a page that is only being loaded hears no event
      show();
      window.webContents.send('window.navigated', path);
    },
    browserWindow: () => window,
    toPdf: async () => window?.webContents.printToPDF({ pageSize: 'A4', printBackground: true }),
    send: (event, detail) => window?.webContents.send(event, detail),
    isVisible: () => window !== undefined && window.isVisible() && !window.isMinimized(),
    letGo: () => {
      isLetGo = true;
    },
  };
}

function hideInsteadOfClosing(window: BrowserWindow, dataDir: string, isLetGo: () => boolean): void {
  window.on('close', (event) => {
    writeBounds(dataDir, { ...window.getNormalBounds(), maximised: window.isMaximized() });
    if (isLetGo()) return;
    event.preventDefault();
    window.hide();
  });
}

function onCrash(window: BrowserWindow, log: Logger, recover: () => void): void {
  window.webContents.on('render-process-gone', (_gone, { reason }) => {
    if (reason === 'clean-exit') return;
    log.error('window.crashed', { reason });
    recover();
  });
}

/** Counts a crash; true when there have been too many within a minute. */
function createCrashCounter(): () => boolean {
  let crashes: number[] = [];
  return () => {
    const now = performance.now();
    crashes = [...crashes.filter((at) => now - at < MINUTE_MS), now];
    return crashes.length > MAX_CRASHES;
  };
}

/** The page's own address of a screen stands behind the #. */
function openWindow({ dataDir, url, preload, icon }: WindowOptions, path: string): BrowserWindow {
  const last = readBounds(dataDir);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const window = new BrowserWindow({
    ...placeWindow(
      last,
      [primary, ...others].map((display) => display.workArea),
    ),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: app.getName(),
    icon,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Chromium would fetch dictionaries from the network, and learn customers' names.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => {
    if (last?.maximised === true) window.maximize();
    window.show();
  });
  // Unsaved text is kept as a draft by the page itself; nothing may hold up closing.
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault());
  void window.loadURL(path === '' ? url : `${url}#${path}`);
  return window;
}
