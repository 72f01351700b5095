// Every answer is compared with the vendor's documentation; a difference is told and kept, and costs no customer.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contractDrift } from '#electron/vendors/contract.ts';
import { VENDORS } from '#electron/vendors/registry.ts';
import { publicVendorIds } from '#test/sandbox/model.ts';
import { createRig, heldOnce, type Rig } from '#test/support/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const view = () => rig.core().connections.list()[0];
const EXACTLY = { customers: 0, duplicates: 0, violations: 0 };

describe('an answer otherwise than documented', () => {
  it.each(publicVendorIds)('%s answers as its documentation says, and nothing is told', async (vendor) => {
    await rig.connect(vendor);
    rig.capture(2);
    await rig.sync();
    expect(rig.core().outbox.status().counts.delivered).toBe(2);
    expect(view()).toMatchObject({ health: 'working' });
    expect(view()?.contract).toBeUndefined();
    expect(view()?.problem).toBeUndefined();
  });

  it('is told beside a lane that goes on, kept without anything personal, and gone when it was read', async () => {
    const [id = ''] = await rig.connect('nxlink');
    const body = { code: 0, message: '', data: { phone: '6281234567890', name: 'Siti Rahma', n: 7 } };
    rig.sandbox.vendors.nxlink.faults.push({ on: 'create', kind: 'wrong-shape', body: JSON.stringify(body) });
    rig.capture(1);
    await rig.sync(2_000);
    expect(view()).toMatchObject({
      health: 'working',
      contract: { differences: [{ path: 'traceId', kind: 'missing' }] },
    });
    const sample = rig.core().connections.contractSample(id);
    const text = sample.ok ? sample.value.text : '';
    expect(JSON.parse(text)).toMatchObject({
      vendor: 'NXLink',
      shape: { code: 0, data: { phone: 'text of 13', n: 7 } },
    });
    expect(text).not.toMatch(/6281234567890|Siti/);
    await rig.restart();
    expect(view()?.contract?.differences).toHaveLength(1);
    rig.core().connections.contractRead(id);
    expect(view()?.contract).toBeUndefined();
    expect(view()?.problem).toBeUndefined();
    expect(rig.core().connections.contractSample(id).ok).toBe(false);
  });

  it('that still proves a delivery delivers, and the notice goes with the next answer that is as documented', async () => {
    await rig.connect('nxlink');
    const { faults } = rig.sandbox.vendors.nxlink;
    faults.push({ on: 'create', kind: 'wrong-shape', body: '{"code":0,"message":""}' });
    rig.capture(1);
    await rig.sync(2_000);
    expect(view()).toMatchObject({ problem: { code: 'vendor-contract-changed' }, counts: { delivered: 1 } });
    faults.clear();
    rig.capture(1, 1);
    await rig.sync();
    expect(view()?.problem).toBeUndefined();
    expect(view()?.contract).toBeDefined(); // until it was read
  });

  it('a key more than documented is none, nor is an answer in place of the vendor’s', async () => {
    await rig.connect('ladiflow');
    rig.sandbox.vendors.ladiflow.faults.push({ kind: 'html', times: 1 });
    rig.capture(1);
    await rig.sync(2_000);
    expect(view()?.contract).toBeUndefined();
    const nxlink = VENDORS.find(({ id }) => id === 'nxlink');
    const response = { status: 200, headers: {}, truncated: false, verified: true };
    const more = '{"code":0,"message":"","data":"","traceId":"t","more":1}';
    expect(contractDrift(nxlink?.documented?.deliver, { ...response, body: more })).toBeUndefined();
  });
});

describe('every other answer', () => {
  const code = 200;

  it('the test of a connection', async () => {
    const [id = ''] = await rig.connect('nxlink');
    await rig.core().connections.test(id);
    expect(view()?.contract).toBeUndefined();
    const body = '{"code":0,"message":"","data":[{"field_name":7,"field_type":1}]}';
    rig.sandbox.vendors.nxlink.faults.push({ kind: 'wrong-shape', body });
    expect(await rig.core().connections.test(id)).toMatchObject({ ok: true, value: { ok: true } });
    expect(view()).toMatchObject({
      health: 'working',
      contract: { differences: [{ path: 'data.0.field_name', kind: 'other' }] },
    });
  });

  it('a refusal of the key is none', async () => {
    const [id = ''] = await rig.connect('nxlink');
    rig.sandbox.vendors.nxlink.faults.push({ kind: 'wrong-shape', body: '{"code":1003}' });
    expect(await rig.core().connections.test(id)).toMatchObject({ value: { ok: false } });
    expect(view()?.contract).toBeUndefined();
  });

  it('a list of names', async () => {
    const [id = ''] = await rig.connect('ladiflow');
    const body = JSON.stringify({ code, message: 'x', data: { items: [{ id: 'a', title: 'Siti' }], total: 1 } });
    rig.sandbox.vendors.ladiflow.faults.push({ kind: 'wrong-shape', body });
    expect(await rig.core().connections.vendorNames(id)).toEqual({ ok: true, value: [] });
    expect(view()?.contract?.differences).toEqual([{ path: 'data.items.0.name', kind: 'missing' }]);
    const sample = rig.core().connections.contractSample(id);
    expect(sample.ok && sample.value.text).not.toContain('Siti');
  });

  it('a look-up', async () => {
    const { connection, faults } = rig.sandbox.vendors.ladiflow;
    await rig.core().connections.add({ ...connection, settings: { ...connection.settings, mode: 'create' } });
    faults.push({ on: 'create', kind: 'reset', when: 'after', times: 1 });
    const body = JSON.stringify({ code, message: 'x', data: [] });
    faults.push({ on: 'read', kind: 'wrong-shape', body, times: 1 });
    rig.capture(1);
    await rig.sync(4_000);
    expect(view()?.contract?.differences).toEqual([{ path: 'data', kind: 'other' }]);
    expect(heldOnce(rig, 'ladiflow', 1)).toEqual(EXACTLY);
  });

  it('a sign-in, for a vendor that documents one', async () => {
    await rig.close();
    const documented = { 'sign-in': () => z.looseObject({ expires_in: z.number() }) };
    rig = await createRig({ vendors: VENDORS.map((one) => (one.id === 'salesmania' ? { ...one, documented } : one)) });
    const added = await rig.core().connections.add(rig.sandbox.vendors.salesmania.signInConnection);
    const id = added.ok ? added.value.id : '';
    rig.capture(1);
    await rig.sync();
    expect(rig.core().outbox.status().counts.delivered).toBe(1);
    const differences = [{ path: 'expires_in', kind: 'missing' }];
    expect(view()?.contract?.differences).toEqual(differences);
    rig.core().connections.contractRead(id);
    await rig.core().connections.test(id);
    expect(view()?.contract?.differences).toEqual(differences);
  });
});

describe('a request that may erase data at the vendor', () => {
  const replacing = async (): Promise<string> => {
    const { connection } = rig.sandbox.vendors.nxlink;
    const settings = { ...connection.settings, onExisting: 'replace' };
    const added = await rig.core().connections.add({ ...connection, settings, confirmation: connection.name });
    if (!added.ok) throw new Error(JSON.stringify(added.error));
    return added.value.id;
  };
  const sent = (): number =>
    rig.sandbox.vendors.nxlink.ledger.requests.filter(({ method }) => method === 'POST').length;

  it.each([
    ['no answer came', { kind: 'reset', when: 'after' }],
    ['the vendor broke', { kind: 'status', status: 503 }],
    ['the vendor said "system error"', { kind: 'wrong-shape', body: '{"code":9001,"message":"","traceId":"t"}' }],
  ] as const)('is never sent again by itself: %s', async (_, fault) => {
    const connectionId = await replacing();
    rig.sandbox.vendors.nxlink.faults.push({ on: 'create', ...fault });
    const [customer = ''] = rig.capture(1);
    await rig.sync(3_000);
    await rig.restart();
    await rig.sync(1_000);
    expect(sent()).toBe(1);
    expect(rig.core().outbox.status().counts).toMatchObject({ unknown: 1, unknownForPerson: 1 });
    rig.core().deliveries.resolve({ customerId: customer, connectionId, as: 'send-again' });
    await rig.sync();
    expect(sent()).toBe(2);
    expect(heldOnce(rig, 'nxlink', 1)).toEqual(EXACTLY);
  });
});
