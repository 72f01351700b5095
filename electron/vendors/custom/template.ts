import { countryName, decimalText, fullNameOf, phoneDigits, tagLine } from '../mapping.ts';
import type { DeliveryRef } from '../definition.ts';
import { isObject, type JsonObject } from '../json.ts';
import { CUSTOMER_FIELDS, type Customer } from '#shared/domain/customer.ts';

/**
 * The body that a team writes for its own vendor: JSON in which a text may name fields of the customer.
 *
 * - `"{email}"` alone is replaced by the value itself: a text, a number, a list.
 * - `"{city}, {country}"` is a text; what the customer lacks is left out, with the comma that belonged to it.
 * - What is empty in the end is left out with its key, and an object or a list that becomes empty by that, too.
 * - `{email!}`: without it the vendor takes nobody.
 *
 * The text is parsed as JSON first and filled as a tree afterwards, so nothing that a customer is called can change
 * the shape of a request.
 */
export type Template = { readonly body: JsonObject; readonly names: readonly FieldName[] };

/** `name` as it stands between the braces, without the mark. */
export type FieldName = { readonly name: string; readonly required: boolean };

const FIELD = /\{(custom\.[^{}]{1,100}?|[A-Za-z]+(?:\.[a-z]+)?)(!?)\}/g;

/** Ways to write a field differently: `{whatsapp.digits}`. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  digits: ['whatsapp', 'phone'],
  name: ['country'],
  text: ['latitude', 'longitude', 'tags'],
};

/** Parses a template's text; undefined where it is not a JSON object. */
export function parseTemplate(text: string): Template | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined; // JSON has no other way to say that it is none
  }
  return isObject(body) ? { body, names: namesIn(body) } : undefined;
}

/** Every field that the texts of a template name, in order. */
function namesIn(value: unknown): readonly FieldName[] {
  if (typeof value === 'string') {
    return [...value.matchAll(FIELD)].map(([, name = '', mark]) => ({ name, required: mark === '!' }));
  }
  const inner: readonly unknown[] = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return inner.flatMap(namesIn);
}

/** Whether a name means anything: a field of the customer, a form of one, `custom.NAME` or `externalId`. */
export function isKnownName(name: string): boolean {
  if (name === 'externalId' || name.startsWith('custom.')) return true;
  const [field = '', form] = name.split('.');
  if (form !== undefined) return FORMS[form]?.includes(field) === true;
  return CUSTOMER_FIELDS.some((known) => known === field);
}

/** The key of the customer that a name is filled from, for sentences: `whatsapp` of `whatsapp.digits`. */
export function customerFieldOf(name: string): string {
  return name.startsWith('custom.') ? `customFields.${name.slice('custom.'.length)}` : (name.split('.')[0] ?? name);
}

/** The template with a customer in it; an empty object where nothing was there to fill it with. */
export function filledBody({ body }: Template, customer: Customer, ref: DeliveryRef): JsonObject {
  const filled = fill(body, (name) => valueOf(name, customer, ref));
  return isObject(filled) ? filled : {};
}

/** What a name stands for; undefined where the customer has none. */
export function valueOf(name: string, customer: Customer, ref: DeliveryRef): unknown {
  if (name === 'externalId') return ref.externalId;
  if (name.startsWith('custom.')) return ownField(customer, name.slice('custom.'.length));
  const [field, form] = name.split('.');
  const value =
    field === 'fullName' ? fullNameOf(customer) : CUSTOMER_FIELDS.some((key) => key === field) ? plain() : '';
  return value === '' ? undefined : formed(value, form);

  function plain(): unknown {
    return Object.entries(customer).find(([key]) => key === field)?.[1];
  }
}

function ownField({ customFields }: Customer, name: string): string | undefined {
  return customFields !== undefined && Object.hasOwn(customFields, name) ? customFields[name] : undefined;
}

function formed(value: unknown, form: string | undefined): unknown {
  if (form === undefined || value === undefined) return value;
  if (typeof value === 'number') return decimalText(value);
  if (Array.isArray(value)) return tagLine(value.filter((tag) => typeof tag === 'string'));
  if (typeof value !== 'string') return undefined;
  return form === 'digits' ? phoneDigits(value) : countryName(value);
}

type ValueOf = (name: string) => unknown;

/** Undefined where everything in it was left out. */
function fill(part: unknown, value: ValueOf): unknown {
  if (typeof part === 'string') return filledText(part, value);
  if (Array.isArray(part)) {
    const items = part.map((item: unknown) => fill(item, value)).filter((item) => item !== undefined);
    return items.length === 0 && part.length > 0 ? undefined : items;
  }
  if (!isObject(part)) return part;
  const entries = Object.entries(part).map(([key, inner]) => [key, fill(inner, value)] as const);
  const kept = entries.filter(([, inner]) => inner !== undefined);
  return kept.length === 0 && entries.length > 0 ? undefined : Object.fromEntries(kept);
}

function filledText(text: string, value: ValueOf): unknown {
  const [only] = text.matchAll(FIELD);
  if (only === undefined) return text;
  if (only[0] === text) return value(only[1] ?? '');
  // Literal, name, mark, literal, name, mark, … literal.
  const parts = text.split(FIELD);
  let line = '';
  let literal = parts[0] ?? '';
  let isAnyThere = false;
  for (let at = 1; at < parts.length; at += 3) {
    const found = value(parts[at] ?? '');
    const next = parts[at + 2] ?? '';
    if (found !== undefined) {
      line += literal + textIn(found);
      literal = next;
      isAnyThere = true;
    } else literal = isAnyThere ? literal.replace(/[\s,;/-]+$/, '') + next : literal + next.replace(/^[\s,;/-]+/, '');
  }
  return isAnyThere ? (line + literal).trim() : undefined;
}

function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return decimalText(value);
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
}
