import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRig, type Rig } from '#test/support/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

it('reads a list of tags to its end, page by page', async () => {
  const [id = ''] = await rig.connect('ladiflow');
  const tags = Array.from({ length: 230 }, (_, index) => `Tag ${index}`);
  for (let from = 0; from < tags.length; from += 10)
    rig.core().customers.capture({
      fullName: 'Siti',
      email: `siti-${from}@example.com`,
      tags: tags.slice(from, from + 10),
    });
  await rig.sync();
  const { requests } = rig.sandbox.vendors.ladiflow.ledger;
  const before = requests.length;
  const listed = await rig.core().connections.vendorNames(id);
  const names = listed.ok ? listed.value.map(({ label }) => label) : [];
  expect(names).toHaveLength(tags.length);
  expect(new Set(names)).toEqual(new Set(tags));
  expect(requests.length - before).toBe(3);
});

it('ends where a list knows no pages and gives the first one again', async () => {
  const [id = ''] = await rig.connect('ladiflow');
  const body = JSON.stringify({ code: 200, message: 'x', data: { items: [{ id: 'a', name: 'A' }], total: 900 } });
  rig.sandbox.vendors.ladiflow.faults.push({ kind: 'wrong-shape', body, times: 'always' });
  expect(await rig.core().connections.vendorNames(id)).toEqual({ ok: true, value: [{ value: 'a', label: 'A' }] });
  expect(rig.sandbox.vendors.ladiflow.ledger.requests).toHaveLength(2);
});
