import { BrowserWindow, globalShortcut, nativeTheme } from 'electron';
import type { Profile } from '#shared/domain/profile.ts';

/** The small window that captures a customer from any program. */
export type QuickCapture = {
  /** Takes the key that the person has set; tells the window about it when that has changed something. */
  readonly follow: (key: Profile['quickKey']) => void;
  readonly state: () => 'free' | 'taken' | 'off';
  readonly show: () => void;
};

export type QuickCaptureOptions = {
  readonly preload: string;
  readonly url: string;
  readonly icon: string;
  /** Whether the key is ours has changed. */
  readonly onChanged: () => void;
};

const WIDTH = 560;
const HEIGHT = 316;

export function createQuickCapture(options: QuickCaptureOptions): QuickCapture {
  let window: BrowserWindow | undefined;
  let key: Profile['quickKey'] = 'off';
  let state: ReturnType<QuickCapture['state']> = 'off';
  const show = (): void => {
    if (window !== undefined) return window.focus();
    const opened = openWindow(options);
    opened.on('closed', () => (window = undefined));
    window = opened;
  };
  return {
    show,
    state: () => state,
    follow(next) {
      if (next === key) return;
      if (state === 'free') globalShortcut.unregister(key);
      key = next;
      state = next === 'off' ? 'off' : globalShortcut.register(next, show) ? 'free' : 'taken';
      options.onChanged();
    },
  };
}

function openWindow({ preload, url, icon }: QuickCaptureOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: WIDTH,
    height: HEIGHT,
    useContentSize: true,
    resizable: false,
    maximizable: false,
    fullscreenable: false,
    alwaysOnTop: true,
    center: true,
    icon,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0D161A' : '#F4F7F8',
    autoHideMenuBar: true,
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${url}#/quick`);
  return window;
}
