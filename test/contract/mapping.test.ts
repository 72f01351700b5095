import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressLine,
  countryName,
  decimalText,
  nameParts,
  nationalDigits,
  postalNumber,
  shortened,
  tagLine,
} from '#electron/vendors/mapping.ts';

const lines = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.lorem({ maxCount: 60 }));

describe('shortening', () => {
  it.each([
    ['one two three', 20, 'one two three'],
    ['one two three', 9, 'one two'],
    ['one two three', 7, 'one two'],
    ['one two, three', 9, 'one two'],
    ['abcdefghij', 4, 'abcd'],
    ['ab cdefghijklmnop', 12, 'ab cdefghijk'], // the cut at the word would lose more than half
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 12, '👩‍👩‍👧‍👦'],
    ['Nguye\u0302\u0303n', 6, 'Nguy'],
  ])('%j to %i is %j', (text, limit, expected) => expect(shortened(text, limit)).toBe(expected));

  it('fits, begins like the text, and splits no letter', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 200 }), (text, limit) => {
        const cut = shortened(text, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut).not.toMatch(/[\uD800-\uDFFF]/u);
        expect(cut === text || cut === cut.trimEnd()).toBe(true);
      }),
    );
  });
});

describe('decimal text', () => {
  it.each([
    [5.6037, '5.6037'],
    [0.187, '0.187'],
    [-7.1434785, '-7.1434785'],
    [110, '110'],
    [100, '100'],
    [1e-7, '0.0000001'],
    [1e-9, '0'],
    [-1e-9, '0'],
    [-0, '0'],
    [1 / 3, '0.3333333'],
  ])('%d is %s', (value, text) => expect(decimalText(value)).toBe(text));

  it('has at most 7 places, no exponent, and means the same place', () => {
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), (value) => {
        expect(decimalText(value)).toMatch(/^-?\d{1,3}(\.\d{1,7})?$/);
        expect(Math.abs(Number(decimalText(value)) - value)).toBeLessThanOrEqual(5.1e-8);
      }),
    );
  });
});

it.each([
  ['40115', 40_115],
  ['100000', 100_000],
  ['01234', undefined],
  ['SW1A 1AA', undefined],
  ['0', undefined],
  ['9999999999999999', undefined],
])('postal code %s as a number is %s', (text, number) => expect(postalNumber(text)).toBe(number));

it.each([
  ['+84363042200', '84', '0363042200'],
  ['+84363042200', '62', '84363042200'],
  ['+628111111111', '62', '08111111111'],
] as const)('%s in the national form of %s is %s', (number, code, digits) =>
  expect(nationalDigits(number, code)).toBe(digits),
);

it.each([
  [{ fullName: 'Ana' }, 'Ana', undefined],
  [{ fullName: 'Ana Maria de Souza' }, 'Ana Maria de', 'Souza'],
  [{ firstName: 'Ana Maria', lastName: 'de Souza', fullName: 'Dr. Ana' }, 'Ana Maria', 'de Souza'],
  [{ firstName: 'Ana Maria' }, 'Ana', 'Maria'],
  [{ firstName: 'Ana', fullName: 'Ana de Souza' }, 'Ana', 'de Souza'],
  [{ lastName: 'Souza', fullName: 'Ana Souza' }, 'Ana', 'Souza'],
  [{ lastName: 'Souza', fullName: 'Souza' }, 'Souza', 'Souza'],
])('name parts of %j', (customer, first, last) => expect(nameParts(customer)).toEqual({ first, last }));

it.each([
  ['GH', 'Ghana'],
  ['ID', 'Indonesia'],
  ['VN', 'Vietnam'],
  ['CN', 'China'],
  [undefined, undefined],
])('country %s is %s', (iso, name) => expect(countryName(iso)).toBe(name));

it('joins addresses and tags, what is missing left out', () => {
  expect(addressLine('Jl. Merdeka 1', undefined, '', 'Bandung')).toBe('Jl. Merdeka 1, Bandung');
  expect(addressLine(undefined, undefined)).toBeUndefined();
  expect(tagLine(['VIP, gold', ' new\n ', ',', 'x'])).toBe('VIP gold,new,x');
  expect(tagLine([','])).toBeUndefined();
  expect(tagLine(undefined)).toBeUndefined();
});
