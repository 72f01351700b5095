import { expect, it } from 'vitest';
import { vendorById } from '#electron/vendors/registry.ts';
import { mapOf, STANDARD, templateOf, valuesOf } from '#renderer/screens/connections/mapping-model.ts';
import type { FieldMap } from '#shared/domain/field-map.ts';

const fields = vendorById('nxlink')?.descriptor.fields ?? [];

it('shows a mapping as rows and gives the same mapping back', () => {
  const map: FieldMap = {
    email: 'custom.work',
    address: { from: '{street}, {city}', default: '-' },
    time_zone: { fixed: 'GMT+7' },
    birthday: { leaveOut: true },
    customize_1_14: 'city',
  };
  const values = valuesOf(map, fields);
  expect(values.rows['email']).toEqual({ way: 'own', text: 'work', fallback: '' });
  expect(values.own.map(({ name }) => name)).toEqual(['customize_1_14']);
  expect(mapOf(values)).toEqual(map);
});

it('has no mapping where every row stands as usual, and leaves out a row without a name', () => {
  const own = [{ name: ' ', value: { way: 'own', text: 'x', fallback: '' } as const }];
  expect(mapOf({ rows: { email: STANDARD }, own })).toBeUndefined();
});

it('begins a template with what fills the field as usual', () => {
  const address = fields.find(({ name }) => name === 'address');
  expect(address && templateOf(address)).toBe('{street}, {ward}, {district}, {city}, {postalCode}');
});
