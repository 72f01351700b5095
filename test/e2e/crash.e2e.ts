import { publicVendorIds as vendorIds } from '#test/sandbox/model.ts';
import { until } from '#test/support/bus.ts';
import { ask } from './api.ts';
import { expect, test } from './fixtures.ts';
import {
  captureAll,
  connectAll,
  expectCounts,
  expectOnceEverywhere,
  outboxStatus,
  people,
  setReachable,
} from './steps.ts';
import { say } from './words.ts';

test('kill -9 while all vendors hang after accepting: nothing is lost, nothing goes twice, Cuoral asks', async ({
  launch,
  sandbox,
}) => {
  const customers = people(6);
  const first = await launch();
  const ids = await connectAll(first.page, sandbox);
  await setReachable(sandbox, false);
  const customerIds = await captureAll(first.page, customers);
  for (const id of vendorIds) sandbox.vendors[id].faults.push({ kind: 'hang', when: 'after', on: 'create', times: 1 });
  await setReachable(sandbox, true);
  await ask(first.page, 'outbox.sync', undefined);
  // Each vendor has accepted something and says nothing about it.
  await until('effect at every vendor', () =>
    Promise.resolve(vendorIds.every((id) => sandbox.vendors[id].ledger.effects.length > 0) || undefined),
  );
  const accepted = sandbox.vendors.cuoral.customers().length;
  expect(accepted).toBeGreaterThan(0);
  expect((await outboxStatus(first.page)).counts.sending).toBeGreaterThan(0);
  await first.kill();

  const second = await launch();
  await expectCounts(
    second.page,
    { sending: 0, queued: 0, retrying: 0, unknown: accepted, unknownForPerson: accepted },
    50_000,
  );
  // Everything but what only a person can know has arrived by now, and whatever was accepted was not sent again.
  expectOnceEverywhere(sandbox, customers);
  const { counts } = await outboxStatus(second.page);
  expect(counts.delivered + counts.unknown).toBe(customers.length * vendorIds.length);

  const question = await ask(second.page, 'customers.page', { filter: 'need-you', search: '', offset: 0, limit: 50 });
  expect(question.total).toBe(accepted);
  // A person decides: one through the window, the others as the window does.
  const { page } = second;
  const [asked, ...others] = question.rows;
  await page.evaluate((path) => (location.hash = path), `/customer/${asked?.customerId}/${ids.cuoral}`);
  const name = sandbox.vendors.cuoral.connection.name;
  await expect(page.getByText(say('unknown.question', { vendor: name }))).toBeVisible();
  await page.screenshot({ path: 'out/e2e/unknown.png' });
  await page.getByRole('button', { name: say('unknown.arrived') }).click();
  await expect(page.getByText(say('unknown.question', { vendor: name }))).toBeHidden();
  await page.screenshot({ path: 'out/e2e/unknown-settled.png' });
  for (const { customerId } of [asked!, ...others]) {
    expect(customerIds).toContain(customerId);
    if (customerId === asked?.customerId) continue;
    await ask(page, 'deliveries.resolve', { customerId, connectionId: ids.cuoral, as: 'delivered' });
  }
  await expectCounts(second.page, { delivered: customers.length * vendorIds.length, unknown: 0 });
  expectOnceEverywhere(sandbox, customers);
});

test('a page that crashes or is reloaded in the middle of a drain changes nothing about the drain', async ({
  launch,
  sandbox,
}) => {
  const customers = people(40);
  const { page, electron } = await launch();
  await connectAll(page, sandbox);
  await setReachable(sandbox, false);
  await captureAll(page, customers);
  for (const id of vendorIds) sandbox.vendors[id].faults.push({ kind: 'latency', latencyMs: 150, times: 'always' });
  await setReachable(sandbox, true);
  await ask(page, 'outbox.sync', undefined);
  await expect.poll(async () => (await outboxStatus(page)).counts.delivered).toBeGreaterThan(0);
  await page.reload();
  expect((await outboxStatus(page)).counts.delivered).toBeLessThan(customers.length * vendorIds.length);

  const replaced = electron.waitForEvent('window');
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const fresh = await replaced;
  await fresh.waitForLoadState();
  expect((await outboxStatus(fresh)).counts.delivered).toBeLessThan(customers.length * vendorIds.length);
  await expectCounts(fresh, { delivered: customers.length * vendorIds.length }, 45_000);
  expectOnceEverywhere(sandbox, customers);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} in the middle of a drain: it ends within 5 s, and the next start loses and repeats nothing`, async ({
    launch,
    sandbox,
  }) => {
    const customers = people(30);
    const first = await launch();
    await connectAll(first.page, sandbox);
    await setReachable(sandbox, false);
    await captureAll(first.page, customers);
    for (const id of vendorIds) sandbox.vendors[id].faults.push({ kind: 'latency', latencyMs: 200, times: 'always' });
    sandbox.vendors.ladiflow.faults.push({ kind: 'hang', when: 'after', on: 'create' });
    await setReachable(sandbox, true);
    await ask(first.page, 'outbox.sync', undefined);
    await expect.poll(async () => (await outboxStatus(first.page)).counts.delivered).toBeGreaterThan(0);
    const started = performance.now();
    const status = await first.end(signal);
    expect(performance.now() - started).toBeLessThan(6_000);
    expect(status).toEqual({ code: 0, signal: null });

    for (const id of vendorIds) sandbox.vendors[id].faults.clear();
    const second = await launch();
    await expect
      .poll(async () => (await outboxStatus(second.page)).counts, { timeout: 50_000 })
      .toMatchObject({ queued: 0, sending: 0, retrying: 0 });
    await expect
      .poll(
        async () => {
          const { unknown, unknownForPerson } = (await outboxStatus(second.page)).counts;
          return unknown - unknownForPerson;
        },
        { timeout: 50_000 },
      )
      .toBe(0);
    expectOnceEverywhere(sandbox, customers);
  });
}
