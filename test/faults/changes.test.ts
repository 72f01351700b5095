import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMPILE_CACHE } from '#test/support/compile-cache.ts';
import { createRig, heldOnce, sampleCustomer, type Rig, type SandboxVendorId } from '#test/support/rig.ts';

/**
 * A customer that was delivered is edited, and the change is sent on: a delivery of its own, in its order, and whatever
 * breaks, the vendor ends with one customer and the newest data. Shown by: npm run test:faults -- changes
 */
const CHILD = fileURLToPath(new URL('./draining-child.ts', import.meta.url));
const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };
const TAKERS = ['salesmania', 'nxlink', 'ladiflow'] as const;

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const counts = () => rig.core().outbox.status().counts;
const listed = () => [...rig.core().deliveries.list({})];
const changes = () => listed().filter(({ intent }) => intent === 'update');

function edit(id: string, fields: Record<string, unknown>, n = 0): void {
  expect(rig.core().customers.update(id, { ...sampleCustomer(n), ...fields })).toMatchObject({ ok: true });
}

function send(id: string): number {
  const sent = rig.core().customers.sendChange(id, undefined);
  return sent.ok ? sent.value.changed : -1;
}

/** The city as each vendor holds it, in its own field. */
function cityAt(vendor: SandboxVendorId, n = 0): unknown {
  const held = rig.sandbox.vendors[vendor].customers();
  const customer = held.find((record) => JSON.stringify(record.customer).includes(String(10_000 + n)))?.customer;
  return customer?.['city'] ?? customer?.['address'];
}

const unsent = (id: string) => {
  const detail = rig.core().customers.get(id);
  return detail.ok ? detail.value.unsent : [];
};

async function deliveredTo(...vendors: readonly SandboxVendorId[]): Promise<string> {
  await rig.connect(...vendors);
  const [id = ''] = rig.capture(1);
  await rig.sync();
  return id;
}

describe('an edit of a delivered customer', () => {
  it('is offered to those whose record it changes, and goes to the three that take changes', async () => {
    const id = await deliveredTo();
    expect(unsent(id)).toEqual([]);
    edit(id, { city: 'Malang' });
    const byName = new Map(
      rig
        .core()
        .connections.list()
        .map((row) => [row.id, row.vendor]),
    );
    const offered = unsent(id).map(({ connectionId, takes }) => [byName.get(connectionId), takes]);
    // Alat WA has no field for a city, so there is nothing to tell it.
    expect(new Map(offered as [string, boolean][])).toEqual(
      new Map([...TAKERS.map((vendor) => [vendor, true] as const), ['cuoral', false] as const]),
    );
    expect(send(id)).toBe(3);
    expect(send(id)).toBe(0);
    expect(counts()).toMatchObject({ delivered: 5, queued: 3 });
    await rig.sync();
    expect(counts()).toMatchObject({ delivered: 8, queued: 0, attention: 0 });
    expect(rig.core().outbox.status().customers).toMatchObject({ all: 1, delivered: 1 });
    for (const vendor of TAKERS) expect([vendor, cityAt(vendor)]).toEqual([vendor, 'Malang']);
    for (const vendor of [...TAKERS, 'cuoral', 'alatwa'] as const) expect(heldOnce(rig, vendor, 1)).toEqual(EXACTLY);
    expect(cityAt('cuoral')).toBe('Surabaya');
    expect(unsent(id).map(({ takes }) => takes)).toEqual([false]);
    expect(rig.core().receipts.verify()).toMatchObject({ ok: true, receipts: 8, deliveredWithoutReceipt: 0 });
    const patch = rig.sandbox.vendors.salesmania.ledger.requests.find(({ method }) => method === 'PATCH');
    expect(JSON.parse(patch?.bodyText ?? '')).toEqual({ city: 'Malang' });
    expect(JSON.parse(rig.sandbox.vendors.nxlink.ledger.requests.at(-1)?.bodyText ?? '')).toMatchObject({ type: 1 });
  });

  it('stands in the queue under its connection, and in every export with its receipt', async () => {
    const id = await deliveredTo('ladiflow', 'cuoral');
    edit(id, { city: 'Malang' });
    rig.core().outbox.pause();
    send(id);
    const page = rig.core().customers.page({ filter: 'waiting', search: '', offset: 0, limit: 10 });
    expect(page.ok && page.value.rows[0]?.deliveries.map(({ intent, state }) => [intent, state]).sort()).toEqual([
      ['create', 'delivered'],
      ['update', 'queued'],
    ]);
    rig.core().outbox.resume();
    await rig.sync();
    const line = JSON.parse(await exported('jsonl')) as { deliveries: { intent: string; receipt: { hash: string } }[] };
    expect(line.deliveries.map(({ intent }) => intent).sort()).toEqual(['create', 'create', 'update']);
    const change = line.deliveries.find(({ intent }) => intent === 'update');
    const [head = [], row = []] = (await exported('csv')).split('\r\n').map((text) => text.split(','));
    const cell = (name: string) => row[head.indexOf(`LadiFlow sandbox: ${name}`)];
    expect([cell('state'), cell('last change'), cell('change receipt hash')]).toEqual([
      'delivered',
      'delivered',
      change?.receipt.hash,
    ]);
  });

  it('made before the first one was sent takes its place', async () => {
    const id = await deliveredTo('ladiflow');
    rig.core().outbox.pause();
    edit(id, { city: 'Malang' });
    expect(send(id)).toBe(1);
    edit(id, { city: 'Batu' });
    expect(unsent(id)).toEqual([]);
    expect(send(id)).toBe(0);
    rig.core().outbox.resume();
    await rig.sync();
    expect(changes().map(({ state }) => state)).toEqual(['delivered']);
    expect(cityAt('ladiflow')).toBe('Batu');
    expect(rig.sandbox.vendors.ladiflow.ledger.requests).toHaveLength(2);
  });

  it('of a customer that has not arrived yet changes what is sent, and makes no second delivery', async () => {
    await rig.connect('ladiflow');
    const [id = ''] = rig.capture(1);
    edit(id, { city: 'Malang' });
    expect(unsent(id)).toEqual([]);
    expect(send(id)).toBe(0);
    await rig.sync();
    expect(cityAt('ladiflow')).toBe('Malang');
    expect(rig.sandbox.vendors.ladiflow.ledger.requests).toHaveLength(1);
  });

  it('never goes before the creation is settled, however often the lane looks', async () => {
    await rig.connect('salesmania');
    const vendor = rig.sandbox.vendors.salesmania;
    vendor.faults.push(
      { on: 'create', kind: 'reset', when: 'after' },
      { on: 'read', kind: 'status', status: 503, times: 3 },
    );
    const [id = ''] = rig.capture(1);
    await rig.sync(1);
    await expect.poll(() => counts().unknown).toBe(1);
    edit(id, { city: 'Malang' });
    expect(send(id)).toBe(1);
    expect(changes()).toMatchObject([{ state: 'queued', nextAttemptAt: undefined }]);
    for (let round = 0; round < 5 && counts().delivered < 2; round += 1) await rig.sync(3_000);
    expect(counts()).toMatchObject({ delivered: 2, queued: 0 });
    const methods = vendor.ledger.requests.map(({ method }) => method);
    expect(methods.filter((method) => method !== 'GET')).toEqual(['POST', 'PATCH']);
    // The look-up that settled the creation brought the number: nobody asks for it again.
    expect(methods.at(-2)).toBe('GET');
    expect(cityAt('salesmania')).toBe('Malang');
  });

  it('waits for the one that is on its way, and both arrive in their order', async () => {
    const id = await deliveredTo('ladiflow');
    const vendor = rig.sandbox.vendors.ladiflow;
    vendor.faults.push({ on: 'update', kind: 'latency', latencyMs: 400 });
    edit(id, { city: 'Malang' });
    send(id);
    const syncing = rig.sync();
    await expect.poll(() => counts().sending).toBe(1);
    edit(id, { city: 'Batu' });
    expect(send(id)).toBe(1);
    expect(changes().map(({ state }) => state)).toEqual(['sending', 'queued']);
    await syncing;
    await rig.sync();
    const sent = vendor.ledger.requests.slice(1).map(({ bodyText }) => JSON.parse(bodyText) as { city: string });
    expect(sent.map(({ city }) => city)).toEqual(['Malang', 'Batu']);
    expect(cityAt('ladiflow')).toBe('Batu');
    expect(counts()).toMatchObject({ delivered: 3, queued: 0 });
  });

  it('is not sent where it could make a second customer, and the reason is said', async () => {
    const id = await deliveredTo('nxlink', 'ladiflow');
    edit(id, { whatsapp: '+6281399900000' });
    const refused = unsent(id).find(({ problem }) => problem !== undefined);
    expect(refused).toMatchObject({ takes: false, problem: { code: 'vendor-identity-changed', field: 'whatsapp' } });
    expect(send(id)).toBe(1);
    await rig.sync();
    expect(heldOnce(rig, 'nxlink', 1)).toEqual(EXACTLY);
    expect(heldOnce(rig, 'ladiflow', 1)).toEqual(EXACTLY);
  });

  it('of a customer that the vendor has no more waits for a person; the lane works on', async () => {
    const id = await deliveredTo('salesmania');
    rig.sandbox.vendors.salesmania.faults.push({ on: 'update', kind: 'status', status: 404 });
    edit(id, { city: 'Malang' });
    send(id);
    rig.capture(1, 1);
    await rig.sync();
    expect(changes()).toMatchObject([{ state: 'attention', problem: { code: 'vendor-customer-gone' } }]);
    expect(counts()).toMatchObject({ delivered: 2, attention: 1 });
    expect(rig.core().outbox.status().customers).toMatchObject({ needYou: 1, delivered: 1 });
    expect(rig.core().deliveries.discard({ customerId: id })).toMatchObject({ ok: true, value: { changed: 1 } });
    expect(counts()).toMatchObject({ delivered: 2, discarded: 1 });
  });

  it('where the vendor’s number cannot be learned waits for a person, and nothing is sent', async () => {
    await rig.close();
    rig = await createRig({ sandbox: { vendors: { salesmania: { lists: 'unknown-shape' } } } });
    const id = await deliveredTo('salesmania');
    edit(id, { city: 'Malang' });
    send(id);
    await rig.sync();
    expect(changes()).toMatchObject([{ state: 'attention', problem: { code: 'vendor-number-unknown' } }]);
    expect(rig.sandbox.vendors.salesmania.ledger.requests.map(({ method }) => method)).not.toContain('PATCH');
  });

  it('goes with its creation when a person discards that', async () => {
    await rig.connect('cuoral', 'ladiflow');
    rig.sandbox.vendors.ladiflow.faults.push({ kind: 'hang', when: 'before', times: 'always' });
    const [id = ''] = rig.capture(1);
    await rig.sync(300);
    edit(id, { city: 'Malang' });
    expect(send(id)).toBe(1);
    await rig.restart();
    expect(rig.core().deliveries.discard({ customerId: id })).toMatchObject({ ok: true, value: { changed: 2 } });
    rig.sandbox.vendors.ladiflow.faults.clear();
    await rig.sync();
    expect(rig.sandbox.vendors.ladiflow.customers()).toEqual([]);
    expect(counts()).toMatchObject({ discarded: 2, queued: 0, unknown: 0 });
  });
});

describe('a change that was taken, and no answer came', () => {
  it.each(TAKERS)('%s: goes again and writes the same; one customer, one receipt each', async (name) => {
    const id = await deliveredTo(name);
    edit(id, { city: 'Malang' });
    send(id);
    const { faults, ledger } = rig.sandbox.vendors[name];
    faults.push({ on: name === 'nxlink' ? 'create' : 'update', kind: 'reset', when: 'after' });
    await rig.sync();
    expect(ledger.effects.map(({ kind }) => kind)).toEqual(['created', 'updated', 'updated']);
    const bodies = ledger.effects.slice(1).map(({ requestSeq }) => ledger.requests[requestSeq - 1]?.bodySha256);
    expect(new Set(bodies).size).toBe(1);
    expect(heldOnce(rig, name, 1)).toEqual(EXACTLY);
    expect(cityAt(name)).toBe('Malang');
    expect(counts()).toMatchObject({ delivered: 2, unknown: 0 });
    expect(rig.core().receipts.verify()).toMatchObject({ ok: true, receipts: 2 });
  });
});

describe('a process that dies with a change on its way (real SIGKILL)', () => {
  const drain = async (env: Record<string, string>): Promise<unknown> => {
    const child = spawn(process.execPath, [CHILD], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...COMPILE_CACHE, ...env },
    });
    child.stdin.end(JSON.stringify({ dataDir: rig.dataDir, entries: [...rig.vault.entries], timeoutMs: 15_000 }));
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return signal ?? code;
  };

  it.each(['after-claim', 'after-attempt', 'after-send', 'inside-settle'])(
    '%s: each vendor ends with one customer and the newest data, in a chain of receipts',
    async (at) => {
      // Another process sends, so that this one's claim on the data directory does not keep the next one from it.
      await rig.connect(...TAKERS);
      const [id = ''] = rig.capture(1);
      expect(await drain({})).toBe(0);
      edit(id, { city: 'Malang' });
      expect(send(id)).toBe(3);
      expect(await drain({ FIELDPOST_CRASH_AT: at })).toBe('SIGKILL');
      edit(id, { city: 'Batu' });
      send(id);
      await rig.restart();
      for (let round = 0; round < 4 && unfinished() > 0; round += 1) await rig.sync();
      for (const vendor of TAKERS) {
        expect(heldOnce(rig, vendor, 1)).toEqual(EXACTLY);
        expect([vendor, cityAt(vendor)]).toEqual([vendor, 'Batu']);
      }
      expect(counts()).toMatchObject({ queued: 0, unknown: 0, retrying: 0, sending: 0, attention: 0 });
      expect(rig.core().receipts.verify()).toMatchObject({ ok: true, deliveredWithoutReceipt: 0 });
    },
  );
});

async function exported(format: 'jsonl' | 'csv'): Promise<string> {
  const output = new PassThrough();
  const written = text(output);
  expect(await rig.core().customers.exportTo(format, output)).toMatchObject({ ok: true });
  output.end();
  return written;
}

const unfinished = (): number => {
  const { queued, sending, retrying, unknown } = counts();
  return queued + sending + retrying + unknown;
};
