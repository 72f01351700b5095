import { expect, test } from 'vitest';
import { isSimilarName, nameKey } from '#shared/domain/similar-name.ts';

const similar = (one: string, other: string): boolean => {
  const [a, b] = [nameKey(one), nameKey(other)];
  return a !== undefined && b !== undefined && isSimilarName(a, b);
};

test.each([
  ['Nguyễn Thị Ánh', 'nguyen thi anh', true],
  ['Wulandari, Ratna', 'Ratna Wulandari', true],
  ['Dewi Anggraini', 'Dewi Anggraini Putri', true],
  ['Dewi Anggraini', 'Dewi Angraini', true],
  ['Siti Nur’aini', "Siti Nur'aini", true],
  ['Sunarto', 'Sunarta', true],
  ['Dewi Anggraini', 'Dewi Lestari', false],
  ['Dewi Angraini', 'Dewi Anggraini Putri', false],
  ['Siti', 'Siti Rahma', false],
  ['Budi', 'Rudi Hartono', false],
  ['Ani', 'Ari', false],
  ['An', 'An', false],
])('%s and %s: %s', (one, other, expected) => {
  expect(similar(one, other)).toBe(expected);
  expect(similar(other, one)).toBe(expected);
});
