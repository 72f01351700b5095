import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { createBus, type Bus, type Exec } from './bus.ts';
import { createKeyring, type Keyring, KEYRING_PASSWORD } from './keyring.ts';
import { createChildren, type Children } from './children.ts';

/**
 * A private desktop on this machine: X server, session bus, unlocked gnome-keyring and, if wanted, window manager,
 * notification daemon and a real Xfce panel with a tray. It shares nothing with the user's own desktop and home.
 */
export interface Desktop {
  /** The whole environment of a program on this desktop. */
  readonly env: Readonly<Record<string, string>>;
  readonly bus: Bus;
  readonly keyring: Keyring;
  readonly exec: Exec;
  /** Writes a PNG of the whole screen. */
  screenshot(file: string): Promise<void>;
  /** What the notification daemon has shown, the newest first. */
  notifications(): Promise<Notification[]>;
  /** What a program of the desktop has printed. */
  logOf(command: string): string;
  /** Ends the panel as a crash of it does: its tray and every icon in it are gone. */
  stopPanel(): Promise<void>;
  /** Starts the panel (again), and waits for its tray. */
  startPanel(): Promise<void>;
  stop(): Promise<void>;
}

export interface Notification {
  readonly summary: string;
  readonly body: string;
}

export interface DesktopOptions {
  /** With window manager, notification daemon and panel. */
  readonly panel: boolean;
  /** Pixels, WIDTHxHEIGHT. */
  readonly screen?: string;
}

const DEFAULT_SCREEN = '1280x800';
const PANEL_SETTINGS = path.join(import.meta.dirname, 'xfce4-panel.xml');
const EXEC_TIMEOUT_MS = 15_000;
const PASSED_ON = ['FIELDPOST_ELECTRON', 'ELECTRON_OVERRIDE_DIST_PATH', 'DEBUG'];

/** Starts a desktop: 0.7 s, 1.3 s with the panel. */
export async function startDesktop(options: DesktopOptions): Promise<Desktop> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldpost-desktop-'));
  const env = createEnvironment(dir);
  const children = createChildren(dir, env);
  const desktop = createDesktop(dir, env, children);
  try {
    await startServices(desktop, env, children, options.screen ?? DEFAULT_SCREEN);
    if (options.panel) await startPanel(desktop, env, children);
    return desktop;
  } catch (error) {
    await desktop.stop();
    throw error;
  }
}

function createEnvironment(dir: string): Record<string, string> {
  const sub = (name: string): string => {
    const place = path.join(dir, name);
    fs.mkdirSync(place, { recursive: true, mode: 0o700 });
    return place;
  };
  const passedOn = PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return {
    ...(Object.fromEntries(passedOn) as Record<string, string>), // undefined values are left out just above
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    HOME: sub('home'),
    XDG_RUNTIME_DIR: sub('run'),
    XDG_CONFIG_HOME: sub('home/.config'),
    XDG_DATA_HOME: sub('home/.local/share'),
    XDG_CACHE_HOME: sub('home/.cache'),
    XDG_CURRENT_DESKTOP: 'XFCE',
    NO_AT_BRIDGE: '1',
    GTK_A11Y: 'none',
  };
}

function createDesktop(dir: string, env: Record<string, string>, children: Children): Desktop {
  const exec: Exec = async (command, ...args) => {
    const { stdout } = await promisify(execFile)(command, args, { env, timeout: EXEC_TIMEOUT_MS });
    return stdout;
  };
  const bus = createBus(exec);
  return {
    env,
    bus,
    exec,
    keyring: createKeyring(env, bus, exec),
    async screenshot(file) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      await exec('import', '-window', 'root', file);
    },
    async notifications() {
      await exec('dunstctl', 'close-all'); // the history holds only those that are closed
      const history = dunstHistorySchema.parse(JSON.parse(await exec('dunstctl', 'history')));
      return history.data.flat().map(({ summary, body }) => ({ summary: summary.data, body: body.data }));
    },
    logOf: children.logOf,
    stopPanel: () => children.stopOne('xfce4-panel'),
    async startPanel() {
      settlePanel(env);
      children.start('xfce4-panel', ['--disable-wm-check']);
      await bus.waitForName('org.kde.StatusNotifierWatcher');
    },
    async stop() {
      await children.stop();
      fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

const dunstText = z.object({ data: z.string() });
const dunstHistorySchema = z.object({ data: z.array(z.array(z.object({ summary: dunstText, body: dunstText }))) });

async function startServices(
  desktop: Desktop,
  env: Record<string, string>,
  children: Children,
  screen: string,
): Promise<void> {
  const options = ['-screen', '0', `${screen}x24`, '-nolisten', 'tcp', '-noreset'];
  const display = await children.startAndRead('Xvfb', ['-displayfd', '3', ...options]);
  env['DISPLAY'] = `:${display}`;
  const address = `--address=unix:path=${env['XDG_RUNTIME_DIR'] ?? ''}/bus`;
  const busOptions = ['--session', '--nofork', '--nopidfile', '--nosyslog', '--print-address=3', address];
  env['DBUS_SESSION_BUS_ADDRESS'] = await children.startAndRead('dbus-daemon', busOptions);
  // Unlocked before the app starts: one that the bus activates would wait at a password prompt nobody sees.
  children.start('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], KEYRING_PASSWORD);
  await desktop.bus.waitForName('org.freedesktop.secrets');
}

async function startPanel(desktop: Desktop, env: Record<string, string>, children: Children): Promise<void> {
  settlePanel(env); // before dbus may activate its settings daemon
  children.start('openbox', ['--sm-disable']);
  children.start('dunst', []);
  await desktop.startPanel();
  await desktop.bus.waitForName('org.freedesktop.Notifications');
}

/** Without settings the panel would ask a question at its first start. */
function settlePanel(env: Record<string, string>): void {
  const settings = path.join(env['XDG_CONFIG_HOME'] ?? '', 'xfce4/xfconf/xfce-perchannel-xml');
  fs.mkdirSync(settings, { recursive: true });
  fs.copyFileSync(PANEL_SETTINGS, path.join(settings, 'xfce4-panel.xml'));
}
