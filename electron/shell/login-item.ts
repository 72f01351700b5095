import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { autostartEntry } from './autostart-entry.ts';

/** Whether the app starts, hidden in the tray, when the person logs in. */
export type LoginItem = {
  readonly isOn: () => boolean;
  /** False when the system did not take it. */
  readonly set: (on: boolean) => boolean;
};

/** Windows and macOS have their own list of login items; on Linux it is a file in the autostart folder of the desktop. */
export function createLoginItem(): LoginItem {
  if (process.platform === 'linux') return createAutostartFile(path.join(app.getPath('appData'), 'autostart'));
  return {
    isOn: () => app.getLoginItemSettings({ args: ['--hidden'] }).openAtLogin,
    set: (on) => {
      app.setLoginItemSettings({ openAtLogin: on, args: ['--hidden'] });
      return app.getLoginItemSettings({ args: ['--hidden'] }).openAtLogin === on;
    },
  };
}

function createAutostartFile(folder: string): LoginItem {
  const file = path.join(folder, 'fieldpost.desktop');
  return {
    isOn: () => existsSync(file),
    set: (on) => {
      try {
        if (!on) rmSync(file, { force: true });
        else {
          mkdirSync(folder, { recursive: true });
          writeFileSync(file, autostartEntry(app.getName(), command()));
        }
        return true;
      } catch {
        return false; // a home that may not be written
      }
    },
  };
}

/** What starts this very app again: an AppImage is run from elsewhere than it lies. */
function command(): readonly string[] {
  const program = process.env['APPIMAGE'] ?? process.execPath;
  return [program, ...(app.isPackaged ? [] : [app.getAppPath()]), '--hidden'];
}
