import { describe, expect, it } from 'vitest';
import { guessColumns, isHeaderRow } from '#shared/domain/import-guess.ts';

const guess = (header: readonly string[], samples: readonly (readonly string[])[] = []) =>
  guessColumns(header, samples).map(({ target, certainty }) => `${target ?? '–'} ${certainty}`);

describe('guesses of columns', () => {
  it.each([
    [
      'Indonesian',
      ['Nama Lengkap', 'No. HP / WA', 'Surel', 'Kota', 'Ket. tambahan', 'Tgl. Lahir'],
      ['fullName sure', 'whatsapp sure', 'email sure', 'city sure', 'notes guess', 'birthday sure'],
    ],
    [
      'Vietnamese',
      ['Họ và tên', 'Số điện thoại', 'Địa chỉ', 'Tỉnh/Thành phố', 'Ghi chú', 'Giới tính'],
      ['fullName sure', 'whatsapp sure', 'street sure', 'city sure', 'notes sure', 'gender sure'],
    ],
    [
      'English, as telephones and contact lists export it',
      ['Name', 'Phone 1 - Value', 'Phone 2 - Value', 'E-mail 1 - Value', 'Organization Name', 'Shoe size'],
      ['fullName sure', 'whatsapp sure', 'phone sure', 'email sure', 'company sure', '– none'],
    ],
    [
      'our own export',
      ['fullName', 'jobTitle', 'custom.shop', 'error.line'],
      ['fullName sure', 'jobTitle sure', 'custom sure', '– none'],
    ],
  ])('reads %s headers', (_, header, wanted) => {
    expect(guess(header)).toEqual(wanted);
  });

  it('gives a second number to the second phone, and no target twice', () => {
    expect(guess(['HP', 'Telepon', 'Nama', 'Name'])).toEqual([
      'whatsapp sure',
      'phone guess',
      'fullName sure',
      '– none',
    ]);
  });

  it('goes by the first values where a header says nothing', () => {
    const samples = [
      ['Siti', 'Budi'],
      ['0812 0000 0001', '+84 90 000 0307'],
      ['a@b.example', '', 'c@d.example'],
    ];
    expect(guess(['', '', ''], samples)).toEqual(['– none', 'whatsapp guess', 'email guess']);
    expect(isHeaderRow(['Siti', '0812 0000 0001'])).toBe(false);
    expect(isHeaderRow(['Nama', 'HP 2', 'Tahun 2026'])).toBe(true);
  });
});
