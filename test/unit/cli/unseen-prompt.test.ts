import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '#test/sandbox/sandbox.ts';
import { runCli, type CliEnd } from '#test/support/cli.ts';
import { startDesktop, type Desktop } from '#test/support/desktop.ts';
import { json } from './bed.ts';

// With a display, a locked gnome-keyring asks for its password in a window and waits for ever. keytar waits with it, in a
// thread that even the end of the process would wait for.
let desktop: Desktop;
let sandbox: Sandbox;
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldpost-cli-'));

beforeAll(async () => {
  desktop = await startDesktop({ panel: false });
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
  await desktop.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

const cli = (args: readonly string[], input?: string): Promise<CliEnd> =>
  runCli(desktop.env, ['--data-dir', dataDir, ...args], input);

test('a prompt that nobody answers holds no command up for long', { timeout: 60_000 }, async () => {
  const { alatwa } = sandbox.vendors;
  await cli(['connections', 'add', '--json'], JSON.stringify(alatwa.connection));
  await desktop.keyring.lock();
  expect(await cli(['capture', '--json'], '{"fullName":"Ani","whatsapp":"08123456789"}')).toMatchObject({ status: 0 });
  const begun = Date.now();
  const blocked = await cli(['sync', '--json', '--timeout', '1']);
  expect(blocked.status).toBe(3);
  expect(json(blocked)).toMatchObject({ deliveries: { queued: 1 } });
  expect(Date.now() - begun).toBeLessThan(20_000);
  await desktop.keyring.unlock();
  expect(await cli(['sync', '--json'])).toMatchObject({ status: 0 });
  expect(alatwa.customers()).toHaveLength(1);
});
