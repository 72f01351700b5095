import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app, protocol, session, shell, type WebContents } from 'electron';
import type { Logger } from '#electron/effects.ts';

export const APP_URL = 'app://fieldpost/';

/** Before `ready`: our pages get an origin of their own, with the rules of https. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/**
 * Everything comes from our own files, nothing goes anywhere but through the preload. `style-src` allows inline
 * styles, since the component library writes its theme's variables into a style element.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Serves the built window under `app://fieldpost/`. A path without an extension is a screen, so it gets the one page. */
export function serveWindow(folder: string): void {
  protocol.handle('app', async (request) => {
    const file = fileOf(folder, request.url);
    const type = file === undefined ? undefined : TYPES[path.extname(file)];
    if (file === undefined || type === undefined || request.method !== 'GET')
      return new Response(null, { status: 404 });
    try {
      return new Response(await readFile(file), {
        headers: {
          'Content-Type': type,
          'Content-Security-Policy': CONTENT_SECURITY_POLICY,
          'X-Content-Type-Options': 'nosniff',
          'Cross-Origin-Opener-Policy': 'same-origin',
        },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

/** The file of an address, or undefined when it is not ours or leads out of the folder. */
function fileOf(folder: string, url: string): string | undefined {
  const { host, pathname } = new URL(url);
  if (host !== new URL(APP_URL).host) return undefined;
  const name = decodeURIComponent(pathname);
  const file = path.join(folder, path.extname(name) === '' ? 'index.html' : name);
  return file.startsWith(folder + path.sep) ? file : undefined;
}

export type OutsideLinks = {
  readonly open: (url: string) => boolean;
  /** A network's log-in page. */
  readonly openLoginPage: () => void;
};

/**
 * Where a browser is sent to log in to a network. A portal answers in place of any plain-http page, and of no other: over
 * https it can only show a wrong certificate. So this one address is http, fixed here, without a parameter; what a portal
 * redirects to is never opened from here, since a network could put any address there. Mozilla keeps this page for just
 * that purpose, and nothing of ours travels with it.
 */
const LOGIN_PAGE = 'http://detectportal.firefox.com/canonical.html';

/** Opens pages in the person's browser: https only, and only on hosts that we know by name. */
export function createOutsideLinks(hosts: ReadonlySet<string>, log: Logger): OutsideLinks {
  return {
    open(url) {
      const target = parseUrl(url);
      const isAllowed = target?.protocol === 'https:' && target.username === '' && hosts.has(target.host);
      if (target === undefined || !isAllowed) {
        log.warn('link.refused', { scheme: target?.protocol });
        return false;
      }
      void shell.openExternal(target.href);
      return true;
    },
    openLoginPage: () => void shell.openExternal(LOGIN_PAGE),
  };
}

function parseUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

export type Guard = {
  readonly isOurPage: (url: string) => boolean;
  readonly links: OutsideLinks;
  readonly log: Logger;
};

/** Holds for every page of every window: nothing may lead it away from our own page or give it powers it does not need. */
export function guardContents({ isOurPage, links, log }: Guard): void {
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(mayUse(contents, permission, isOurPage)),
  );
  session.defaultSession.setPermissionCheckHandler((contents, permission) => mayUse(contents, permission, isOurPage));
  app.on('web-contents-created', (_created, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      links.open(url);
      return { action: 'deny' };
    });
    const stay = (event: { preventDefault: () => void }, url: string): void => {
      if (isOurPage(url)) return;
      event.preventDefault();
      log.warn('navigation.refused', { scheme: parseUrl(url)?.protocol });
    };
    contents.on('will-navigate', (event, url) => stay(event, url));
    contents.on('will-redirect', (event, url) => stay(event, url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/**
 * Powers beyond an ordinary page's: copying a receipt, and where this computer is, when the person asks for it in Capture.
 * On Linux Chromium would ask a server on the internet, with the names of the Wi-Fi networks around: there it is refused,
 * and the place is typed. Windows and macOS are asked themselves.
 */
function mayUse(contents: WebContents | null, permission: string, isOurPage: Guard['isOurPage']): boolean {
  const isWanted =
    permission === 'clipboard-sanitized-write' || (permission === 'geolocation' && process.platform !== 'linux');
  return isWanted && contents !== null && isOurPage(contents.getURL());
}
