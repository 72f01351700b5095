// The main job, played through in the real app: customers met without network, the machine losing power, the network
// coming back, and five vendors that each end up with every customer once. Ends with 0 only if their ledgers say so.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { ask } from '#test/e2e/api.ts';
import { startSandbox, type Sandbox } from '#test/sandbox/sandbox.ts';
import { launchApp, type RunningApp } from '#test/support/app.ts';
import { openStage, type Stage } from './stage.ts';
import { VENDOR_NAMES, VISITORS, type Visitor } from './customers.ts';
import { printLedgers } from './ledgers.ts';

const PICTURES = path.resolve(import.meta.dirname, '../../out/demo');
const DRAIN_TIMEOUT_MS = 60_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const stage = await openStage();
const sandbox = await startSandbox();
const dataDir = mkdtempSync(path.join(tmpdir(), 'fieldpost-demo-'));
mkdirSync(PICTURES, { recursive: true });
let exitCode = 1;
try {
  exitCode = (await play(stage, sandbox)) ? 0 : 1;
} finally {
  await sandbox.close();
  await stage.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
process.exit(exitCode);

async function play(scene: Stage, vendors: Sandbox): Promise<boolean> {
  await eachVendor(vendors, (vendor) => vendor.offline());
  let app = await launchApp(scene.desktop, dataDir, { build: 'product' });
  await connectVendors(app.page, vendors);
  say(`Five vendors connected, none can be reached. ${VISITORS.length} visitors come by.`);
  for (const visitor of VISITORS) await capture(app.page, visitor);
  await picture(app.page, 'capture');
  await app.page.evaluate(() => (location.hash = '#/queue'));
  await expect(app.page.getByText(VISITORS[0]?.fullName ?? '')).toBeVisible();
  await picture(app.page, 'queue-offline');

  say('The battery dies (kill -9). Fieldpost starts again.');
  await app.kill();
  app = await launchApp(scene.desktop, dataDir, { build: 'product' });
  const kept = await ask(app.page, 'outbox.status', undefined);
  say(`Still there: ${kept.customers.all} customers, ${kept.customers.waiting} waiting.`);

  await eachVendor(vendors, (vendor) => vendor.online());
  say('The network is back.');
  await app.page.getByRole('button', { name: 'Sync now' }).first().click();
  await expect
    .poll(async () => (await ask(app.page, 'outbox.status', undefined)).counts.delivered, { timeout: DRAIN_TIMEOUT_MS })
    .toBe(VISITORS.length * 5);
  await showResults(app);
  const right = await printLedgers(app.page, vendors, VISITORS.length, say);
  if (scene.interactive) await untilClosed(app);
  else await app.quit();
  return right;
}

async function connectVendors(page: Page, vendors: Sandbox): Promise<void> {
  for (const [id, name] of Object.entries(VENDOR_NAMES)) {
    const vendor = Object.entries(vendors.vendors).find(([key]) => key === id)?.[1];
    if (vendor !== undefined) await ask(page, 'connections.add', { ...vendor.connection, name });
  }
}

/** As a salesperson does it: in the form, by keyboard. */
async function capture(page: Page, visitor: Visitor): Promise<void> {
  await page.evaluate(() => (location.hash = '#/capture'));
  const form = page.getByRole('form', { name: 'New customer' });
  await form.getByLabel('Name', { exact: true }).fill(visitor.fullName);
  await form.getByLabel('WhatsApp', { exact: true }).fill(visitor.whatsapp);
  await form.getByLabel('E-mail', { exact: true }).fill(visitor.email);
  await form.getByLabel('City', { exact: true }).fill(visitor.city);
  const before = (await ask(page, 'outbox.status', undefined)).customers.all;
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await ask(page, 'outbox.status', undefined)).customers.all).toBe(before + 1);
  say(`  saved offline: ${visitor.fullName}, ${visitor.city}`);
}

async function showResults({ page }: RunningApp): Promise<void> {
  await page.evaluate(() => (location.hash = '#/queue'));
  await expect(page.getByRole('gridcell', { name: /^All delivered/ }).first()).toBeVisible();
  await picture(page, 'queue-delivered');
  await page.getByRole('link', { name: VISITORS[1]?.fullName ?? '' }).click();
  await expect(page.getByRole('heading', { name: VISITORS[1]?.fullName ?? '' })).toBeVisible();
  await picture(page, 'customer');
  await page.evaluate(() => (location.hash = '#/connections'));
  await expect(page.getByRole('heading', { name: 'Connections' })).toBeVisible();
  await picture(page, 'connections');
  await ask(page, 'profile.set', { key: 'theme', value: 'dark' });
  await ask(page, 'profile.set', { key: 'language', value: 'id' });
  await page.evaluate(() => (location.hash = '#/queue'));
  await expect(page.getByRole('gridcell', { name: /Terkirim/ }).first()).toBeVisible();
  await picture(page, 'queue-dark-id');
  await ask(page, 'profile.set', { key: 'theme', value: 'system' });
  await ask(page, 'profile.set', { key: 'language', value: 'en' });
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}

async function eachVendor(
  vendors: Sandbox,
  act: (vendor: Sandbox['vendors']['alatwa']) => Promise<void>,
): Promise<void> {
  await Promise.all(Object.values(vendors.vendors).map(act));
}

async function untilClosed(app: RunningApp): Promise<void> {
  say('The window is yours: the sandbox keeps answering until you quit Fieldpost.');
  await new Promise<void>((resolve) => void app.electron.on('close', () => resolve()));
}
