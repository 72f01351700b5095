import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/min';
import type { ContactRead } from './contact-read.ts';
import type { TextField } from './draft.ts';
import { readVCard } from './vcard.ts';

/** Longer texts are no contact, and are pasted as they are. */
const MAX_CONTACT = 5_000;

/**
 * Reads a contact from what somebody copied: a vCard, a line of a chat, the foot of an e-mail. What is not understood goes
 * to the notes, so that nothing is lost but forms of address before a name ("Bu", "Mr."). Undefined when there is neither
 * number nor e-mail, or nothing else: such a text is pasted where the cursor is.
 * @param defaultCountry ISO 3166-1 alpha-2, for numbers without a country code
 */
export function readContact(text: string, defaultCountry: string): ContactRead | undefined {
  if (text.length > MAX_CONTACT) return undefined;
  const plain = text.normalize('NFC').replace(/\u00A0/g, ' ');
  if (/^\s*BEGIN:VCARD/i.test(plain)) return readVCard(plain);
  const emails = emailsIn(plain);
  const numbers = numbersIn(plain, emails, defaultCountry);
  const found = [emails[0], numbers[0], numbers[1]].filter((one) => one !== undefined);
  if (found.length === 0) return undefined;
  const { texts, notes } = sort(partsOf(cut(plain, found)));
  const all: ContactRead['texts'] = {
    ...texts,
    ...(numbers[0] === undefined ? {} : { whatsapp: numbers[0].text }),
    ...(numbers[1] === undefined ? {} : { phone: numbers[1].text }),
    ...(emails[0] === undefined ? {} : { email: emails[0].text }),
    ...(notes === '' ? {} : { notes }),
  };
  return Object.keys(all).length < 2 ? undefined : { texts: all, tags: [] };
}

/** A piece of the text and where it lies. */
type Piece = { readonly text: string; readonly start: number; readonly end: number };

function emailsIn(text: string): readonly Piece[] {
  return Array.from(
    text.matchAll(/[^\s@<>()[\],;:"'|]+@[^\s@<>()[\],;:"'|]+\.[\p{L}\d-]{2,}/gu),
    ({ 0: email, index }) => ({
      text: email,
      start: index,
      end: index + email.length,
    }),
  );
}

/** Numbers that are not part of an e-mail, each once. */
function numbersIn(text: string, emails: readonly Piece[], defaultCountry: string): readonly Piece[] {
  const country = defaultCountry.toUpperCase();
  // A comma ends a number here; the library would take what follows it for an extension.
  const separated = text.replace(/[,;|]/g, '\n');
  const found = findPhoneNumbersInText(separated, isSupportedCountry(country) ? { defaultCountry: country } : {});
  return found
    .filter(({ startsAt, endsAt }) => !emails.some(({ start, end }) => startsAt < end && start < endsAt))
    .filter(({ number }, place) => found.findIndex((other) => other.number.number === number.number) === place)
    .map(({ startsAt, endsAt }) => ({ text: text.slice(startsAt, endsAt), start: startsAt, end: endsAt }));
}

/** Stands where a number or an e-mail was taken out: what is left and right of it are two things. */
const GAP = '\u0001';

function cut(text: string, pieces: readonly Piece[]): string {
  const fromEnd = [...pieces].sort((one, other) => other.start - one.start);
  return fromEnd.reduce((rest, { start, end }) => `${rest.slice(0, start)}${GAP}${rest.slice(end)}`, text);
}

/** A part of a line; `label`: what stood before its colon, when that names a field. */
type Part = { readonly field: TextField | undefined; readonly text: string; readonly line: number };

const LABELS: readonly (readonly [RegExp, TextField])[] = [
  [/^(?:nama(?: lengkap)?|(?:full )?name|(?:họ )?(?:và )?tên)\s*[:=]\s*/iu, 'fullName'],
  [/^(?:alamat|address|địa chỉ|đ\/c)\s*[:=]\s*/iu, 'street'],
  [/^(?:kota|city|thành phố|tỉnh)\s*[:=]\s*/iu, 'city'],
  [/^(?:perusahaan|toko|company|công ty)\s*[:=]\s*/iu, 'company'],
  [/^(?:jabatan|title|position|chức vụ)\s*[:=]\s*/iu, 'jobTitle'],
  [/^(?:catatan|notes?|ghi chú)\s*[:=]\s*/iu, 'notes'],
];

/** Words that only say that a number or an e-mail follows. */
const NUMBER_LABEL =
  /^(?:no\.?|nomor|hp|wa|whats ?app|telp?|telepon|telephone|phone|mobile|mob|cell|m|t|p|e|đt|sđt|điện thoại|zalo|e-?mail|surel)[\s.:/]*$/iu;

function partsOf(text: string): readonly Part[] {
  return text.split(/\r?\n/).flatMap((line, place) => {
    const [label, field] = LABELS.find(([pattern]) => pattern.test(line.trim())) ?? [];
    const texts = label === undefined ? line.split(SEPARATORS) : line.trim().replace(label, '').split(GAP);
    return texts
      .map((part) => ({ field, text: trimmed(part), line: place }))
      .filter((part) => /[\p{L}\p{N}]/u.test(part.text) && !NUMBER_LABEL.test(part.text));
  });
}

// eslint-disable-next-line no-control-regex -- GAP is one
const SEPARATORS = /[,;|•·\u0001]|\s[-–—]\s/u;

/** Without blanks and the punctuation that stood between the parts. */
const trimmed = (text: string): string => text.replace(/^[\s:<>()"“”*–—-]+|[\s:<>("“”*–—-]+$/gu, '');

const ADDRESS =
  /^(?:(?:bu|ibu|pak|bapak|bpk|mbak|mas|kak|mr|mrs|ms|dr|anh|chị|cô|chú|ông|bà)\b\.?|(?:chị|cô|chú|ông|bà)\.?)\s+(?=\p{L})/iu;
const STREET =
  /^(?:jl|jln|jalan|gg|gang|komplek|kompleks|perum|ruko|đường|ngõ|hẻm|số \d)(?:[\s.]|$)|^\d+\S*\s.*\b(?:street|st|road|rd|avenue|ave|lane|đường)\b/iu;
const COMPANY = /^(?:pt|cv|ud|toko|công ty|cty)[\s.]|\b(?:ltd|inc|gmbh|llc|tbk)\.?$/iu;
const JOB = /(?:^|\s)(?:manager|director|owner|sales|direktur|manajer|pemilik|giám đốc|trưởng phòng)(?:\s|$)/iu;
const GREETING = /^(?:halo|hai|hi|hello|dear|selamat|salam|xin chào|chào|regards|best|terima kasih|thanks)(?:\s|$)/iu;

/** Gives each part its field; the first that fits wins, the others are notes. */
function sort(parts: readonly Part[]): { texts: Partial<Record<TextField, string>>; notes: string } {
  const texts: Partial<Record<TextField, string>> = {};
  const name = parts.find(({ field }) => field === 'fullName') ?? parts.find(isWrittenName) ?? parts.find(isFirstWords);
  const notes: Part[] = [];
  for (const part of parts) {
    const field = part === name ? 'fullName' : (part.field ?? fieldOf(part.text));
    if (field === undefined || field === 'notes' || texts[field] !== undefined) notes.push(part);
    else texts[field] = field === 'fullName' ? part.text.replace(ADDRESS, '') : part.text;
  }
  return { texts, notes: joined(notes) };

  function isFirstWords(part: Part): boolean {
    return (
      part === parts[0] && part.field === undefined && couldBeName(part.text) && part.text.split(/\s+/).length <= 4
    );
  }
}

/** Parts of a line stay in a line. */
function joined(notes: readonly Part[]): string {
  return notes.reduce((text, part, place) => {
    if (place === 0) return part.text;
    return `${text}${notes[place - 1]?.line === part.line ? ', ' : '\n'}${part.text}`;
  }, '');
}

function fieldOf(text: string): TextField | undefined {
  if (STREET.test(text)) return 'street';
  if (COMPANY.test(text)) return 'company';
  return JOB.test(text) && text.length <= 60 ? 'jobTitle' : undefined;
}

/** "Bu dewi", "Nguyễn Thị Ánh": with a form of address, or every word with a capital. */
function isWrittenName({ field, text }: Part): boolean {
  if (field !== undefined || !couldBeName(text)) return false;
  return ADDRESS.test(text) || text.split(/\s+/).every((word) => /^[\p{Lu}\p{Lo}]/u.test(word));
}

function couldBeName(text: string): boolean {
  const isOther = fieldOf(text) !== undefined || GREETING.test(text);
  return !isOther && /^\p{L}[\p{L}\p{M}\s.'’-]*$/u.test(text) && text.length <= 80 && text.split(/\s+/).length <= 7;
}
