import { array, assert, constantFrom, property, stringMatching, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContact } from '#shared/domain/contact-text.ts';

const read = (text: string, country = 'ID') => readContact(text, country)?.texts;

describe('a line of a chat', () => {
  it.each([
    [
      'Bu Dewi Anggraini Putri 0812-0000-0187, Jl. Pahlawan Baru 18 Kenjeran, minta price list',
      {
        fullName: 'Dewi Anggraini Putri',
        whatsapp: '0812-0000-0187',
        street: 'Jl. Pahlawan Baru 18 Kenjeran',
        notes: 'minta price list',
      },
    ],
    ['Nguyễn Thị Ánh\n+84 912 345 678', { fullName: 'Nguyễn Thị Ánh', whatsapp: '+84 912 345 678' }],
    ['dewi anggraini 081200000187', { fullName: 'dewi anggraini', whatsapp: '081200000187' }],
    [
      'Halo kak, saya Budi mau tanya harga. WA: 0812 0000 0187',
      { whatsapp: '0812 0000 0187', notes: 'Halo kak, saya Budi mau tanya harga. WA' },
    ],
    [
      "Nama: Siti Nur'aini\nAlamat: Jl. Kenanga 5, Gresik\nKota: Gresik\nHP: 081234567890\nEmail: siti@toko.example",
      {
        fullName: "Siti Nur'aini",
        street: 'Jl. Kenanga 5, Gresik',
        city: 'Gresik',
        whatsapp: '081234567890',
        email: 'siti@toko.example',
      },
    ],
    [
      'Ratna <ratna@contoh.example>, 0812-0000-0187 / 0813-0000-0188, 0814-1111-2222',
      {
        fullName: 'Ratna',
        email: 'ratna@contoh.example',
        whatsapp: '0812-0000-0187',
        phone: '0813-0000-0188',
        notes: '0814-1111-2222',
      },
    ],
  ])('%j', (text, texts) => {
    expect(read(text)).toEqual(texts);
  });

  it('reads the foot of an e-mail', () => {
    const foot = 'Kwesi Amponsah-Darko\nSales Manager\nPT Sinar Pagi\nM: +62 812-0000-0187\nE: kwesi@sinarpagi.example';
    expect(read(foot)).toEqual({
      fullName: 'Kwesi Amponsah-Darko',
      jobTitle: 'Sales Manager',
      company: 'PT Sinar Pagi',
      whatsapp: '+62 812-0000-0187',
      email: 'kwesi@sinarpagi.example',
    });
  });

  it('takes the profile’s country for numbers without one', () => {
    expect(read('Ánh 0912 345 678', 'VN')).toEqual({ fullName: 'Ánh', whatsapp: '0912 345 678' });
  });

  it.each([
    'Dewi Anggraini',
    '0812-0000-0187',
    'dewi@contoh.example',
    '',
    'Jl. Pahlawan 18, Surabaya',
    'x'.repeat(9000),
  ])('leaves %j to the field it is pasted into', (text) => {
    expect(readContact(text, 'ID')).toBeUndefined();
  });

  it('drops no word, whatever is written around the number', () => {
    const word = stringMatching(/^[a-zA-Z]{2,8}$/).filter(
      (one) => !/^(?:wa|hp|tel|telp|telepon|no|nomor|mob|cell|surel|zalo)$/i.test(one),
    );
    const separator = constantFrom(' ', ', ', '\n', ' - ', '; ');
    assert(
      property(array(tuple(word, separator), { minLength: 1, maxLength: 12 }), (words) => {
        const text = `zz ${words.flat().join('')} 0812-0000-0187`;
        const all = Object.values(read(text) ?? {}).join('\n');
        for (const [one] of words)
          if (
            !/^(?:bu|ibu|pak|bapak|bpk|mbak|mas|kak|mr|mrs|ms|dr|anh|name|nama|email|phone|mobile|toko|note|notes|kota|city)$/i.test(
              one,
            )
          )
            expect(all).toContain(one);
      }),
    );
  });
});

describe('a vCard', () => {
  it('3.0: folded lines, escapes, groups, several numbers', () => {
    const card = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Anggraini;Dewi;Putri;Bu;',
      'FN:Dewi Putri Anggraini',
      'ORG:PT Sinar Pagi\\, Tbk;Sales',
      'TITLE:Owner',
      'TEL;TYPE=work,voice:031-5550123',
      'item1.TEL;TYPE=CELL:+62 812-0000-0187',
      'TEL:0813 1111 2222',
      'EMAIL;TYPE=INTERNET:dewi@sinarpagi.example',
      'ADR;TYPE=home:;;Jl. Pahlawan 18;Surabaya;Jawa Timur;60271;Indonesia',
      'NOTE:wants the Nov',
      ' ember list\\ncall after 3',
      'BDAY:19900423',
      'CATEGORIES:expo,reseller',
      'URL:https://sinarpagi.example',
      'PHOTO;ENCODING=b:AAAA',
      'END:VCARD',
    ].join('\r\n');
    expect(readContact(card, 'ID')).toEqual({
      texts: {
        fullName: 'Dewi Putri Anggraini',
        company: 'PT Sinar Pagi, Tbk, Sales',
        jobTitle: 'Owner',
        whatsapp: '+62 812-0000-0187',
        phone: '031-5550123',
        email: 'dewi@sinarpagi.example',
        street: 'Jl. Pahlawan 18',
        city: 'Surabaya',
        postalCode: '60271',
        birthday: '1990-04-23',
        notes: [
          'wants the November list\ncall after 3',
          '0813 1111 2222',
          'Jawa Timur',
          'Indonesia',
          'URL: https://sinarpagi.example',
        ].join('\n'),
      },
      tags: ['expo', 'reseller'],
    });
  });

  it('4.0: tel: addresses, gender, a name in parts', () => {
    const card =
      'BEGIN:VCARD\nVERSION:4.0\nN:Nguyễn;Ánh;Thị;;\nGENDER:F\nTEL;VALUE=uri;PREF=1;TYPE="voice,cell":tel:+84-912-345-678\nADR:;;1 Lê Lợi;Huế;;;VN\nEND:VCARD\n';
    expect(read(card)).toEqual({
      fullName: 'Ánh Thị Nguyễn',
      gender: 'female',
      whatsapp: '+84-912-345-678',
      street: '1 Lê Lợi',
      city: 'Huế',
      country: 'VN',
    });
  });

  it('reads the quoted-printable of telephones, over several lines', () => {
    const card =
      'BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Nguy=E1=BB=\r\n=85n =C3=81nh\r\nTEL;CELL:0812\r\nEND:VCARD';
    expect(read(card)).toEqual({ fullName: 'Nguyễn Ánh', whatsapp: '0812' });
  });
});
