import path from 'node:path';
import { app } from 'electron';
import type { Core } from './core.ts';
import type { Logger } from './effects.ts';
import { loadKeytar } from './credentials/keytar.ts';
import { bugFields } from './ipc/dispatch.ts';
import type { DesktopFacts } from './ipc/desktop-handlers.ts';
import { createHandlers } from './ipc/handlers.ts';
import { startRouter } from './ipc/router.ts';
import { readLicences } from './licences.ts';
import { createFileLog } from './log.ts';
import { createPractice, type Practice } from './practice/practice.ts';
import { startPracticeVendors } from './practice/vendors-thread.ts';
import { sayDataNotice } from './shell/data-notice.ts';
import { createDesktopApp, type DesktopApp } from './shell/desktop-app.ts';
import { superviseQuit } from './shell/lifecycle.ts';
import { createLoginItem } from './shell/login-item.ts';
import { watchNetwork, type NetworkWatch } from './shell/network.ts';
import { watchPower } from './shell/power.ts';
import { createReceiptSaver } from './shell/receipt-file.ts';
import {
  APP_URL,
  createOutsideLinks,
  guardContents,
  registerAppScheme,
  serveWindow,
  type OutsideLinks,
} from './shell/security.ts';
import { watchRetention } from './shell/retention.ts';
import { openPracticeCore, startCore } from './shell/start-core.ts';
import { readStartOptions, type StartOptions } from './shell/start-options.ts';
import { systemClock } from './system-effects.ts';
import type { Draft } from '#shared/domain/draft.ts';

/** The built files: this one lies in main/, beside preload/ and renderer/; the pictures lie beside the whole. */
const BUILT = path.join(__dirname, '..');
const PRELOAD = path.join(BUILT, 'preload/preload.cjs');
const RESOURCES = path.join(BUILT, '../resources');

/** The page: our own files, or those of the development server. */
const DEVELOPMENT_URL = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
const PAGE_URL = DEVELOPMENT_URL ?? APP_URL;

begin(readStartOptions(process.argv, process.defaultApp));

/** The data directory is chosen before the lock, which lies in it: one app a data directory. */
function begin(options: StartOptions): void {
  if (options.dataDir !== undefined) app.setPath('userData', path.resolve(options.dataDir));
  if (options.command !== undefined) return void runCommand(options.command);
  if (!app.requestSingleInstanceLock()) return app.exit(0); // the first one shows its window
  registerAppScheme();
  // Closing the window is not quitting: sending goes on, and the tray or a second start brings it back.
  app.on('window-all-closed', () => undefined);
  const log = createFileLog({ dataDir: app.getPath('userData'), clock: systemClock });
  process.on('uncaughtException', (error) => log.error('bug.uncaught', bugFields(error)));
  process.on('unhandledRejection', (reason) => log.error('bug.unhandled', bugFields(reason)));
  void app.whenReady().then(() => run(options, log));
}

/** `fieldpost COMMAND` of an installed build: the command line in this process, without a window and beside a running app. */
async function runCommand(args: readonly string[]): Promise<void> {
  const { runCli } = await import('./cli/run.ts');
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  const { stdin, stdout, stderr } = process;
  const status = await runCli({
    args,
    stdin,
    stdout,
    stderr,
    defaultDataDir: app.getPath('userData'),
    version: __APP_VERSION__,
    loadKeytar,
    stop: stop.signal,
  });
  app.exit(status);
}

/** Crash-safe order: the database is open before anything can be seen or clicked. */
function run({ hidden }: StartOptions, log: Logger): void {
  const dataDir = app.getPath('userData');
  log.info('app.started', { version: __APP_VERSION__, electron: process.versions.electron, hidden });
  const started = startCore(dataDir, log, __dirname);
  if (started === undefined) return app.exit(1);
  const { core: real, hangs } = started;
  const practice = createPractice({
    real,
    dataDir,
    log,
    startVendors: () => startPracticeVendors(path.join(__dirname, 'practice-vendors.cjs')),
    openCore: (folder) => openPracticeCore(folder, log, __dirname),
  });
  const { core } = practice;

  serveWindow(path.join(BUILT, 'renderer'));
  const links = createOutsideLinks(homepages(core), log);
  guardContents({ isOurPage, links, log });
  const places = { dataDir, resources: RESOURCES, preload: PRELOAD, pageUrl: PAGE_URL };
  const network = watchNetwork(real.outbox.networkChanged);
  const desktop = createDesktopApp({ core, log, hidden, isPractice: practice.isOn, ...places });
  route({ practice, log, desktop, network, links });

  app.on('second-instance', desktop.window.show);
  app.on('activate', desktop.window.show);
  watchPower(log, () => {
    network.check();
    real.outbox.wokeUp();
  });
  const close = async (deadlineMs: number): Promise<void> => {
    await practice.close(deadlineMs).catch(() => undefined); // nothing of it is kept
    await real.close(deadlineMs);
  };
  superviseQuit({ log, onQuitting: desktop.window.letGo, close, hangs });
  real.outbox.start();
  watchRetention(real, log);
  sayDataNotice(real);
}

type Routed = {
  readonly practice: Practice;
  readonly log: Logger;
  readonly desktop: DesktopApp;
  readonly network: NetworkWatch;
  readonly links: OutsideLinks;
};

function route({ practice, log, desktop, network, links }: Routed): void {
  const { core } = practice;
  const info = () => ({
    version: __APP_VERSION__,
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    node: process.versions.node,
    dataDir: app.getPath('userData'),
    tray: desktop.hasTray(),
    practice: practice.isOn(),
  });
  const openLoginPage = (): boolean => {
    // Only while a network answers in a vendor's place: the window cannot open the page at will.
    const isMet = core.connections.list().some(({ health }) => health === 'portal');
    if (isMet) links.openLoginPage();
    return isMet;
  };
  const licences = () => readLicences(['main', 'renderer'].map((part) => path.join(BUILT, part, 'licences.json')));
  const saveReceipt = createReceiptSaver(core, desktop.window);
  const { chooseFile } = desktop;
  const handlers = createHandlers(core, {
    info,
    licences,
    openExternal: links.open,
    openLoginPage,
    saveReceipt,
    chooseFile,
    practice,
    desktop: desktopFacts(desktop),
  });
  startRouter({ handlers, log, isOurPage, onNetworkHint: network.hint });
}

/** From the small window to the big one, which may have to be made first. */
function draftHandover({ navigate, send }: DesktopApp['window']): Pick<DesktopFacts, 'handOver' | 'takeHanded'> {
  let handed: Draft | undefined;
  return {
    handOver(draft) {
      handed = draft;
      navigate('/capture');
      send('draft.handed');
    },
    takeHanded() {
      const draft = handed;
      handed = undefined;
      return draft;
    },
  };
}

function desktopFacts({ quickCapture, window }: DesktopApp): DesktopFacts {
  const login = createLoginItem();
  return {
    get: () => ({ startAtLogin: login.isOn(), quickCapture: quickCapture.state() }),
    showQuickCapture: quickCapture.show,
    ...draftHandover(window),
    setStartAtLogin: login.set,
  };
}

function isOurPage(url: string): boolean {
  return url.startsWith(new URL('/', PAGE_URL).href);
}

/** The hosts that the person's browser may be sent to. */
function homepages(core: Core): ReadonlySet<string> {
  const pages = core.connections.vendors().flatMap(({ homepage }) => homepage ?? []);
  return new Set(pages.map((page) => new URL(page).host));
}
