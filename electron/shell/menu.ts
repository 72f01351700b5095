import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Words } from './messages.ts';

export type MenuActions = {
  /** Shows a screen of the window, such as `/capture`. */
  readonly navigate: (path: string) => void;
  readonly exportAll: () => void;
  readonly sync: () => void;
  readonly togglePause: () => void;
};

/** The application menu with the keys of ux.md §7; plain letters are the page's own business. */
export function setApplicationMenu(words: Words, actions: MenuActions, withDeveloperTools: boolean): void {
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' } as const] : []),
      fileMenu(words, actions, isMac),
      editMenu(words),
      viewMenu(words, actions, withDeveloperTools),
      ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    ]),
  );
}

function fileMenu(
  { say }: Words,
  { navigate, exportAll, sync, togglePause }: MenuActions,
  isMac: boolean,
): MenuItemConstructorOptions {
  return {
    label: say('menu.file'),
    submenu: [
      { label: say('tray.capture'), accelerator: 'CommandOrControl+N', click: () => navigate('/capture') },
      { type: 'separator' },
      { label: say('tray.sync'), accelerator: 'CommandOrControl+Shift+Enter', click: sync },
      { label: say('menu.pause'), click: togglePause },
      { type: 'separator' },
      { label: say('menu.import'), click: () => navigate('/import') },
      { label: say('menu.export'), click: exportAll },
      { type: 'separator' },
      { label: say('menu.settings'), accelerator: 'CommandOrControl+,', click: () => navigate('/settings') },
      { type: 'separator' },
      { label: say('menu.close'), role: 'close' },
      ...(isMac ? [] : [{ label: say('tray.quit'), role: 'quit' } as const]),
    ],
  };
}

function editMenu({ say }: Words): MenuItemConstructorOptions {
  const roles = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'] as const;
  return { label: say('menu.edit'), submenu: roles.map((role) => ({ role, label: say(`menu.${role}`) })) };
}

const SCREENS = [
  { path: '/queue', key: 'nav.queue', digit: 1 },
  { path: '/connections', key: 'nav.connections', digit: 2 },
  { path: '/activity', key: 'nav.activity', digit: 3 },
  { path: '/import', key: 'nav.import', digit: 4 },
] as const;

function viewMenu({ say }: Words, { navigate }: MenuActions, withDeveloperTools: boolean): MenuItemConstructorOptions {
  const zoom = ['resetZoom', 'zoomIn', 'zoomOut'] as const;
  return {
    label: say('menu.view'),
    submenu: [
      ...SCREENS.map(({ path, key, digit }) => ({
        label: say(key),
        accelerator: `CommandOrControl+${digit}`,
        click: () => navigate(path),
      })),
      { type: 'separator' },
      ...zoom.map((role) => ({ role, label: say(`menu.${role}`) })),
      { role: 'togglefullscreen', label: say('menu.fullScreen') },
      ...(withDeveloperTools ? ([{ role: 'reload' }, { role: 'toggleDevTools' }] as const) : []),
    ],
  };
}
