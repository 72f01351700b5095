import { expect, it } from 'vitest';
import { changesBetween } from '#shared/domain/customer-change.ts';
import { createBed, SITI, value } from './bed.ts';

it('keeps what a customer was before each change, sealed, and tells it newest first', async () => {
  const bed = createBed();
  const process = bed.start();
  value(await process.sealing.unlock());
  const { id } = value(process.customers.capture({ ...SITI, tags: ['expo'] }));
  value(process.customers.update(id, { ...SITI, tags: ['expo'], city: 'Gresik Kanaria' }));
  value(process.customers.update(id, { ...SITI, tags: ['expo'], city: 'Gresik Kanaria' }));
  value(process.customers.update(id, { ...SITI, tags: ['expo', 'vip'], customFields: { shop: 'Dua' } }));
  const { history } = value(process.customers.get(id));
  expect(history.map(({ fields }) => fields)).toEqual([
    [
      { field: 'city', before: 'Gresik Kanaria', after: 'Surabaya' },
      { field: 'tags', before: 'expo', after: 'expo, vip' },
      { field: 'custom.shop', after: 'Dua' },
    ],
    [{ field: 'city', before: 'Surabaya', after: 'Gresik Kanaria' }],
  ]);
  expect(bed.bytes().includes('Gresik Kanaria')).toBe(false);
});

it('keeps a version while the keychain is locked, and tells it after the unlock', async () => {
  const bed = createBed();
  const first = bed.start();
  value(await first.sealing.unlock());
  const { id } = value(first.customers.capture(SITI));
  first.close();
  bed.vault.mode = 'locked';
  const second = bed.start();
  value(second.customers.update(id, { ...SITI, city: 'Malang' }));
  bed.vault.mode = 'open';
  value(await second.sealing.unlock());
  expect(value(second.customers.get(id)).history).toMatchObject([
    { fields: [{ field: 'city', before: 'Surabaya', after: 'Malang' }] },
  ]);
});

it('tells no difference where there is none', () => {
  expect(changesBetween({ fullName: 'A', tags: ['x'] }, { tags: ['x'], fullName: 'A' })).toEqual([]);
});
