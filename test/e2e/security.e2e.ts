import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, test } from './fixtures.ts';
import { callApi } from './api.ts';

test.describe('the window can do only what it is meant to', () => {
  test('has no Node, a sandbox, and a policy that stops inline scripts and strangers', async ({ launch }) => {
    const { page, electron } = await launch();
    expect(new URL(page.url()).protocol).toBe('app:');
    const seen = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.inlineScriptRan = true';
      document.body.append(script);
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(frame);
      const reached = await fetch('https://example.com/').then(
        () => true,
        () => false,
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
      return {
        node: ['require', 'process', 'module'].filter((name) => name in window),
        api: Object.keys(window.api).sort(),
        inline: 'inlineScriptRan' in window,
        reached,
        violations: [...new Set(violations)].sort(),
      };
    });
    expect(seen).toEqual({
      node: [],
      api: ['call', 'on'],
      inline: false,
      reached: false,
      violations: ['connect-src', 'frame-src', 'script-src-elem'],
    });
    const web = await electron.evaluate(({ webContents }) =>
      // Electron does not document this call; there is no other way to see the sandbox from inside.
      webContents
        .getAllWebContents()
        .map((each) => (each as unknown as { getLastWebPreferences: () => object }).getLastWebPreferences()),
    );
    expect(web).toHaveLength(1);
    expect(web[0]).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false });
  });

  test('cannot be led away, cannot open windows, and gets no permissions', async ({ launch }) => {
    const outside = http.createServer((_request, response) => response.end('<h1>outside</h1>'));
    outside.listen(0, '127.0.0.1');
    await once(outside, 'listening');
    const url = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`;
    const asked: string[] = [];
    outside.on('request', (request) => asked.push(request.url ?? ''));
    try {
      const { page, electron } = await launch();
      const before = page.url();
      // Recorded instead of opened: a test must not start a browser. What is refused never gets this far.
      await electron.evaluate(({ shell }) => {
        Object.assign(globalThis, { opened: [] });
        shell.openExternal = (target) => {
          (globalThis as unknown as { opened: string[] }).opened.push(target);
          return Promise.resolve();
        };
      });
      for (const target of [
        url,
        'file:///etc/passwd',
        'data:text/html,<h1>x</h1>',
        'javascript:void(document.title="x")',
      ]) {
        await page.evaluate((href) => {
          const link = document.createElement('a');
          link.href = href;
          document.body.append(link);
          link.click();
          window.open(href);
        }, target);
      }
      await page.waitForTimeout(300);
      expect(page.url()).toBe(before);
      expect(electron.windows()).toHaveLength(1);
      const permissions = await page.evaluate(async () => {
        const names = ['geolocation', 'notifications', 'camera', 'microphone'] as const;
        const states = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
        return states.map((status) => status.state);
      });
      expect([...new Set(permissions)]).toEqual(['denied']);

      const links = [
        'file:///etc/passwd',
        'smb://host/share',
        'javascript:alert(1)',
        'http://www.cuoral.com/',
        'https://example.com/',
        'https://user@example.com/',
      ];
      for (const link of links)
        expect(await callApi(page, 'app.openExternal', { url: link }), link).toMatchObject({ ok: false });
      const vendors = await callApi(page, 'vendors.list', undefined);
      const homepage = vendors.ok ? (vendors.value[0]!.homepage ?? '') : '';
      expect(await callApi(page, 'app.openExternal', { url: homepage })).toEqual({ ok: true, value: {} });
      const opened = await electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
      expect(opened).toEqual([new URL(homepage).href]);
      expect(asked).toEqual([]);
    } finally {
      outside.close();
    }
  });

  test('calls from a frame inside the page are refused, and malformed ones answered', async ({ launch }) => {
    const { page, electron } = await launch();
    // The preload runs in the top frame only, so a frame has no api at all …
    const inFrame = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return { api: frame.contentWindow !== null && 'api' in frame.contentWindow };
    });
    expect(inFrame).toEqual({ api: false });
    // … and a page that is not ours but has the same preload is refused by the router.
    const answer = await electron.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/preload/preload.cjs`;
      const stranger = new BrowserWindow({ show: false, webPreferences: { sandbox: true, preload } });
      await stranger.loadURL('data:text/html,<h1>stranger</h1>');
      const run = (code: string): Promise<unknown> => stranger.webContents.executeJavaScript(code);
      const result = { hasApi: await run("'api' in window"), answer: await run("window.api.call('outbox.status')") };
      stranger.destroy();
      return result;
    });
    expect(answer).toEqual({ hasApi: true, answer: { ok: false, error: [{ code: 'not-allowed' }] } });
    expect(await callApi(page, 'customers.get', { id: '' })).toMatchObject({ ok: false, error: [{ field: 'id' }] });
    const unknown = await page.evaluate(() =>
      (window.api.call as (channel: string, input: unknown) => Promise<unknown>)('shell.exec', 'ls').then(
        () => 'answered',
        (error: unknown) => String(error),
      ),
    );
    expect(unknown).toContain('no such call');
  });

  test('ten thousand calls at once are all answered, and the main process stays responsive', async ({ launch }) => {
    const { page, electron } = await launch();
    const flood = page.evaluate(async () => {
      const calls = Array.from({ length: 10_000 }, () => window.api.call('outbox.status', undefined));
      const answers = await Promise.all(calls);
      return { ok: answers.filter((answer) => answer.ok).length, all: answers.length };
    });
    const delays: number[] = [];
    const ended = { yet: false };
    void flood.finally(() => (ended.yet = true));
    do {
      const start = performance.now();
      await electron.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
      delays.push(performance.now() - start);
    } while (!ended.yet);
    const { ok, all } = await flood;
    expect(all).toBe(10_000);
    expect(ok).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...delays)).toBeLessThan(1_000);
    const start = performance.now();
    expect(await callApi(page, 'outbox.status', undefined)).toMatchObject({ ok: true });
    expect(performance.now() - start).toBeLessThan(500);
  });
});
