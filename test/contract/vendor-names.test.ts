import { expect, it } from 'vitest';
import { answer } from './answers.ts';
import { canonical, PLAIN, record, vendorOf } from './bench.ts';

// What an account can name in a mapping. Of NXLink, see test/unit/connections/mapping.test.ts.

const vendor = vendorOf('ladiflow');

it('finds the ids of tags by their names for a create, and reads them from the vendor’s list', () => {
  const id = '653a3ca502e8ab00122c39c3';
  const listed = vendor.names?.read(
    answer(200, { data: { items: [{ id, name: 'Pameran' }, { id: 7 }], total: 2 }, message: 'ok', code: 200 }),
    0,
  );
  expect(listed).toEqual({ ok: true, value: { names: [{ value: id, label: 'Pameran' }], more: true } });
  const settings = { mode: 'create', tagIds: { Pameran: id } };
  const mapped = record(vendor, { settings }, canonical({ ...PLAIN, tags: ['pameran', 'unknown'] }));
  expect(mapped).toMatchObject({ mode: 'create', body: { tags: [id] } });
  expect(vendor.names?.read(answer(200, { data: null, message: 'no', code: 401 }), 0)).toMatchObject({ ok: false });
});

it.each([
  [{ items: [{ id: 'a', name: 'A' }], total: 3 }, 1, true],
  [{ items: [{ id: 'a', name: 'A' }], total: 3 }, 2, false],
  [{ items: [], total: 3 }, 1, false],
  [{ items: [{ id: 'a', name: 'A' }] }, 0, false],
])('%j after %i is followed by a page: %s', (data, before, more) => {
  expect(vendor.names?.read(answer(200, { data, message: 'ok', code: 200 }), before)).toMatchObject({
    value: { more },
  });
});
