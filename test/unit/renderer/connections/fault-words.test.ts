import { expect, it } from 'vitest';
import { VENDORS } from '#electron/vendors/registry.ts';
import { faultWords } from '#renderer/screens/connections/fault-words.ts';
import { initialValues, isTouched } from '#renderer/screens/connections/form-model.ts';
import { problem } from '#shared/domain/problem.ts';
import { sayIn } from '#test/unit/renderer/intl.ts';

const salesmania = VENDORS.find(({ id }) => id === 'salesmania')!.descriptor;
const words = (code: Parameters<typeof problem>[0], field: string): string =>
  faultWords(problem(code, { field }), salesmania, sayIn('en'));

it('says what is wrong in words that fit the field', () => {
  expect(words('value-invalid', 'secrets.teamToken')).toMatch(/^A key has no spaces/);
  expect(words('value-invalid', 'settings.bearerPath')).toMatch(/^A path begins with \//);
  expect(words('value-invalid', 'settings.databaseId')).toMatch(/^This does not fit/);
  expect(words('value-required', 'name')).toBe('This is needed.');
  expect(words('url-invalid', 'settings.baseUrl')).toMatch(/https:\/\//);
});

it('says nothing of a field that nobody has touched', () => {
  const initial = initialValues(salesmania, undefined, 'SalesMania');
  const typed = { ...initial, texts: { ...initial.texts, databaseId: 'x' } };
  expect(isTouched('settings.databaseId', typed, initial)).toBe(true);
  expect(isTouched('settings.bearerPath', typed, initial)).toBe(false);
  expect(isTouched('name', typed, initial)).toBe(false);
  expect(isTouched('name', { ...typed, name: 'Toko' }, initial)).toBe(true);
});
