import type { ContactRead } from './contact-read.ts';
import type { TextField } from './draft.ts';

/** One line of a vCard: `item1.TEL;TYPE=cell:+62…`. The value is still escaped. */
type Property = { readonly name: string; readonly params: string; readonly value: string };

/** Made by and for machines; nothing of the person is in them. */
const TECHNICAL = new Set(['BEGIN', 'END', 'VERSION', 'PRODID', 'REV', 'UID', 'PHOTO', 'LOGO', 'SOUND', 'KEY']);

/** Read into fields below; all others go to the notes with their names. */
const READ = new Set(['FN', 'N', 'TEL', 'EMAIL', 'ADR', 'ORG', 'TITLE', 'NOTE', 'BDAY', 'CATEGORIES', 'GENDER']);

/** The single cards of a file, in their order; a card without an end goes to the end of the file. */
export function splitVCards(text: string): readonly string[] {
  return text.split(/^(?=BEGIN:VCARD[ \t]*\r?$)/im).filter((card) => /^\s*BEGIN:VCARD/i.test(card));
}

/**
 * Reads the first contact of a vCard 3.0 (RFC 2426) or 4.0 (RFC 6350), or of the 2.1 that telephones write, with its
 * quoted-printable (RFC 2045 §6.7) in UTF-8. Undefined when the text is none.
 */
export function readVCard(text: string): ContactRead | undefined {
  const card = /^\s*BEGIN:VCARD\r?\n([\s\S]*?)\r?\nEND:VCARD/i.exec(text)?.[1];
  if (card === undefined) return undefined;
  const found = propertiesOf(card);
  const numbers = valuesOf(found, 'TEL').map((value) => value.replace(/^tel:/i, ''));
  const emails = valuesOf(found, 'EMAIL').map((value) => value.replace(/^mailto:/i, ''));
  const address = addressOf(found);
  const texts: Record<string, string | undefined> = {
    fullName: valuesOf(found, 'FN')[0] ?? nameOf(found),
    whatsapp: numbers[0],
    phone: numbers[1],
    email: emails[0],
    ...address.texts,
    company: partsOf(found, 'ORG').filter(isGiven).join(', '),
    jobTitle: valuesOf(found, 'TITLE')[0],
    birthday: valuesOf(found, 'BDAY')[0]?.replace(/^(\d{4})-?(\d{2})-?(\d{2}).*$/, '$1-$2-$3'),
    gender: GENDERS[partsOf(found, 'GENDER')[0] ?? ''],
    notes: [
      ...valuesOf(found, 'NOTE'),
      ...valuesOf(found, 'TITLE').slice(1),
      ...numbers.slice(2),
      ...emails.slice(1),
      ...address.rest,
      ...found.filter(({ name }) => !READ.has(name)).map(({ name, value }) => `${name}: ${unescaped(value)}`),
    ].join('\n'),
  };
  return {
    texts: given(texts),
    tags: valuesOf(found, 'CATEGORIES')
      .flatMap((value) => value.split(','))
      .filter(isGiven),
  };
}

const GENDERS: Readonly<Record<string, string>> = { M: 'male', F: 'female' };

const isGiven = (text: string): boolean => text.trim() !== '';

function given(texts: Readonly<Record<string, string | undefined>>): Partial<Record<TextField, string>> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined && isGiven(text)));
}

function propertiesOf(card: string): readonly Property[] {
  // A line that begins with a blank goes on from the one before (RFC 6350 §3.2).
  const lines = withoutSoftBreaks(card)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/);
  return lines.flatMap((line) => {
    const match = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/.exec(line);
    const [, name = '', params = '', value = ''] = match ?? [];
    const isOfPerson = isGiven(value) && !TECHNICAL.has(name.toUpperCase()) && !/^X-/i.test(name);
    if (!isOfPerson) return [];
    const isQuoted = QUOTED.test(params);
    return [{ name: name.toUpperCase(), params, value: isQuoted ? unquoted(value) : value }];
  });
}

const QUOTED = /QUOTED-PRINTABLE/i;

/** A quoted-printable line that ends with `=` goes on in the next one. */
function withoutSoftBreaks(card: string): string {
  if (!QUOTED.test(card)) return card;
  return card.replace(/^[^\r\n:]*QUOTED-PRINTABLE[^\r\n:]*:(?:[^\r\n]*=\r?\n)+/gim, (lines) =>
    lines.replace(/=\r?\n/g, ''),
  );
}

/** Bytes of UTF-8 that cannot be read become replacement signs. A decoded break is one of the text (RFC 6350's `\n`). */
function unquoted(value: string): string {
  const encoder = new TextEncoder();
  const bytes = value
    .split(/(=[0-9A-F]{2})/i)
    .flatMap((part) =>
      /^=[0-9A-F]{2}$/i.test(part) ? [Number.parseInt(part.slice(1), 16)] : [...encoder.encode(part)],
    );
  return new TextDecoder().decode(new Uint8Array(bytes)).replace(/\r?\n/g, '\\n');
}

/** Values of a property, those that are preferred or of a mobile phone first. */
function valuesOf(found: readonly Property[], name: string): readonly string[] {
  const rank = ({ params }: Property): number => (/\bPREF\b/i.test(params) ? 0 : /\bCELL\b/i.test(params) ? 1 : 2);
  return found
    .filter((property) => property.name === name)
    .sort((one, other) => rank(one) - rank(other))
    .map(({ value }) => unescaped(value).trim());
}

/** Parts of the first value of a structured property, split where the semicolon is not escaped. */
function partsOf(found: readonly Property[], name: string): readonly string[] {
  const value = found.find((property) => property.name === name)?.value ?? '';
  return value.split(/(?<!\\);/).map((part) => unescaped(part).trim());
}

/** Family; given; additional; prefixes; suffixes (RFC 6350 §6.2.2). */
function nameOf(found: readonly Property[]): string {
  const [family = '', first = '', middle = ''] = partsOf(found, 'N');
  return [first, middle, family].filter(isGiven).join(' ');
}

/** Post box; extension; street; locality; region; postal code; country (RFC 6350 §6.3.1). */
function addressOf(found: readonly Property[]) {
  const [box = '', extension = '', street = '', city = '', region = '', postalCode = '', country = ''] = partsOf(
    found,
    'ADR',
  );
  const isCode = /^[A-Za-z]{2}$/.test(country);
  return {
    texts: { street, city, postalCode, ...(isCode ? { country } : {}) },
    rest: [box, extension, region, isCode ? '' : country].filter(isGiven),
  };
}

const unescaped = (value: string): string =>
  value.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
