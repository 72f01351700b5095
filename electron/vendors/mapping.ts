import { displayName, type Customer } from '#shared/domain/customer.ts';
import type { Cut } from '#shared/domain/cut.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { OwnFields } from '#shared/domain/vendor-field.ts';

// The transformations of vendors/README.md §3 that more than one vendor needs.

/** Found before anything is sent: the vendor takes no customer without this. `field`: key of the customer. */
export function needsField(vendor: string, field: string): Problem {
  return problem('vendor-needs-field', { field, params: { vendor } });
}

/** An identity is never cut. `limit` in characters. */
export function tooLong(vendor: string, field: string, limit: number): Problem {
  return problem('vendor-field-too-long', { field, params: { vendor, limit } });
}

export function cannotTake(vendor: string, field: string): Problem {
  return problem('vendor-field-invalid', { field, params: { vendor } });
}

/** A warning: sent without it. */
export function leftOut(vendor: string, field: string): Problem {
  return problem('vendor-field-left-out', { field, params: { vendor } });
}

/** The whole name as one text; empty for a customer without one, which the canonical schema refuses. */
export function fullNameOf(customer: Customer): string {
  return displayName(customer);
}

/**
 * First and last name where both are wanted. Names given apart stay as they are; of one text the last word is the last
 * name. `last` is undefined for a single word.
 */
export function nameParts(customer: Customer): { readonly first: string; readonly last: string | undefined } {
  const { firstName, lastName } = customer;
  if (firstName !== undefined && lastName !== undefined) return { first: firstName, last: lastName };
  const whole = customer.fullName ?? firstName ?? '';
  if (firstName !== undefined && whole.startsWith(`${firstName} `)) {
    return { first: firstName, last: whole.slice(firstName.length + 1).trim() };
  }
  const words = whole.split(/\s+/).filter((word) => word !== '');
  const last = lastName ?? words.at(-1);
  if (words.length > 1 && lastName === undefined) return { first: words.slice(0, -1).join(' '), last };
  return { first: lastName === undefined ? whole : firstPart(whole, lastName), last: lastName };
}

function firstPart(whole: string, lastName: string): string {
  const first = whole.endsWith(` ${lastName}`) ? whole.slice(0, -lastName.length - 1).trim() : whole;
  return first === '' ? whole : first;
}

/** Digits of an E.164 number, country code included, without `+`. */
export function phoneDigits(e164: string): string {
  return e164.replace(/\D/g, '');
}

/**
 * The national form with the trunk 0 for numbers of one country, digits with the country code for all others.
 * Only for countries whose trunk prefix is 0 (62 Indonesia, 84 Vietnam).
 */
export function nationalDigits(e164: string, callingCode: '62' | '84'): string {
  const prefix = `+${callingCode}`;
  return e164.startsWith(prefix) ? `0${phoneDigits(e164.slice(prefix.length))}` : phoneDigits(e164);
}

const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** English name of an ISO 3166-1 alpha-2 code (`GH` → `Ghana`). */
export function countryName(iso: string | undefined): string | undefined {
  return iso === undefined ? undefined : countries.of(iso);
}

/** Parts of an address on one line, what is missing left out. */
export function addressLine(...parts: readonly (string | undefined)[]): string | undefined {
  const line = parts.filter((part) => part !== undefined && part !== '').join(', ');
  return line === '' ? undefined : line;
}

/**
 * Length as a vendor may count it: the larger of UTF-16 units and code points (the documents say "characters" only),
 * and there are never more code points than units.
 */
export function textLength(text: string): number {
  return text.length;
}

/** Cut to at most `limit` units, at a word boundary where the cut would lose less than half, never inside a letter. */
export function shortened(text: string, limit: number): string {
  if (textLength(text) <= limit) return text;
  const whole = wholeLetters(text, limit);
  const boundary = /\s/.test(text.charAt(whole.length)) ? whole.length : whole.search(/\s\S*$/);
  const cut = boundary > limit / 2 ? whole.slice(0, boundary) : whole;
  return cut.replace(/[\s,;:-]+$/, '');
}

/** The longest run of whole letters (with their marks; an emoji is one) that fits. */
function wholeLetters(text: string, limit: number): string {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** The text as it fits, and where it had to be cut, the warning and what a person is asked about. */
export function fitted(
  vendor: string,
  field: string,
  text: string | undefined,
  limit: number,
): { readonly text: string | undefined; readonly warnings: readonly Problem[]; readonly cuts: readonly Cut[] } {
  if (text === undefined || textLength(text) <= limit) return { text, warnings: [], cuts: [] };
  const cut = shortened(text, limit);
  return {
    text: cut === '' ? undefined : cut,
    warnings: [problem('vendor-field-shortened', { field, params: { vendor, limit } })],
    cuts: [{ field, limit, over: textLength(text) - textLength(cut), text: cut }],
  };
}

/** A postal code as a number; undefined where a number would not say the same (other characters, a leading zero). */
export function postalNumber(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** Decimal text with a point, at most 7 places (1 cm), no exponent. */
export function decimalText(value: number): string {
  const text = value.toFixed(7).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

/** Tags in one text, separated by commas, which are therefore taken out of the tags themselves. */
export function tagLine(tags: readonly string[] | undefined): string | undefined {
  const names = (tags ?? []).map((tag) => tag.replace(/[\s,]+/g, ' ').trim()).filter((tag) => tag !== '');
  return names.length === 0 ? undefined : names.join(',');
}

/** Both coordinates. 0,0 is a place in the sea that devices report when they know nothing: left out, with a warning. */
export function locationOf(
  vendor: string,
  { latitude, longitude }: Customer,
): { readonly at?: { readonly latitude: number; readonly longitude: number }; readonly warnings: readonly Problem[] } {
  if (latitude === undefined || longitude === undefined) return { warnings: [] };
  const nowhere = latitude === 0 && longitude === 0;
  return nowhere ? { warnings: [leftOut(vendor, 'latitude')] } : { at: { latitude, longitude }, warnings: [] };
}

/** Whether an address has the form that a vendor which checks it will ask for: the canonical form allows `a@localhost`. */
export function isMailAddress(email: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
}

type Entry = readonly [name: string, value: string];

/** A customer's own fields, divided into those that the vendor's account can have and the others. */
export function byOwnName(
  { pattern }: OwnFields,
  customFields: Customer['customFields'],
): { readonly fitting: readonly Entry[]; readonly others: readonly Entry[] } {
  const isOwn = new RegExp(`^(?:${pattern})$`);
  const entries = Object.entries(customFields ?? {});
  return {
    fitting: entries.filter(([name]) => isOwn.test(name)),
    others: entries.filter(([name]) => !isOwn.test(name)),
  };
}
