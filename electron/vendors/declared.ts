import { z } from 'zod';
import type { DeliveryRef, MapResult } from './definition.ts';
import {
  addressLine,
  countryName,
  decimalText,
  fitted,
  fullNameOf,
  locationOf,
  nameParts,
  nationalDigits,
  needsField,
  phoneDigits,
  postalNumber,
  leftOut,
  tagLine,
  textLength,
  tooLong,
} from './mapping.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Cut } from '#shared/domain/cut.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { VendorField } from '#shared/domain/vendor-field.ts';
import { err, ok } from '#shared/result.ts';

// A mapping that the list of fields describes completely, for vendors that need no more than that.

export type DeclaredRecord = Readonly<Record<string, unknown>>;

type Source = { readonly customer: Customer; readonly settings: object; readonly ref: DeliveryRef };
type Write = (from: readonly string[], source: Source, vendor: string) => unknown;

/** The changes that say all there is to say; a field with another one is mapped by hand. */
const WRITES: Readonly<Partial<Record<VendorField['change'], Write>>> = {
  'as-is': first,
  setting: first,
  'our-number': (_, { ref }) => ref.externalId,
  'full-name': (_, { customer }) => fullNameOf(customer),
  'first-words': (_, { customer }) => nameParts(customer).first,
  'last-word': (_, { customer }) => nameParts(customer).last,
  digits: (from, source) => ofText(first(from, source), phoneDigits),
  'digits-vietnam': (from, source) => ofText(first(from, source), (number) => nationalDigits(number, '84')),
  joined: (from, source) => addressLine(...from.map((key) => ofText(first([key], source), (text) => text))),
  'country-name': (_, { customer }) => countryName(customer.country),
  number: (from, source) => ofText(first(from, source), postalNumber),
  'decimal-number': place,
  'decimal-text': (from, source, vendor) => {
    const value = place(from, source, vendor);
    return value === undefined ? undefined : decimalText(value);
  },
  'comma-list': (_, { customer }) => tagLine(customer.tags),
  list: (_, { customer }) => customer.tags,
};

/** Parses a frozen record of these fields. */
export function declaredRecord(fields: readonly VendorField[]): z.ZodType<DeclaredRecord> {
  const shape: Record<string, z.ZodType> = {};
  for (const { name, required } of fields)
    shape[name.split('.')[0] ?? name] = required === 'yes' ? z.json() : z.json().optional();
  return z.strictObject(shape);
}

/**
 * Maps a customer as the fields say: what fills each one, how it is written, what is required and what is too long.
 * Throws at once for a field whose `change` says too little (`fixed`, lists of own fields): that mapping is code.
 */
export function declaredMapping(
  vendor: string,
  fields: readonly VendorField[],
): (customer: Customer, settings: object, ref: DeliveryRef) => MapResult<DeclaredRecord> {
  const odd = fields.find(({ change, when }) => WRITES[change] === undefined || when !== undefined);
  if (odd !== undefined) throw new Error(`${vendor}: ${odd.name} cannot be mapped by its declaration alone`);
  return (customer, settings, ref) => {
    const drawn = fields.map((field) => drawField(vendor, field, { customer, settings, ref }));
    const errors = [...missing(vendor, drawn), ...drawn.flatMap((one) => one.errors)];
    if (errors.length > 0) return err(errors);
    const { warnings } = locationOf(vendor, customer);
    const isPlaced = fields.some(({ from }) => from.includes('latitude'));
    return ok({
      record: nested(drawn),
      warnings: [...drawn.flatMap((one) => one.warnings), ...(isPlaced ? warnings : [])],
      cuts: drawn.flatMap((one) => one.cuts),
    });
  };
}

type Drawn = {
  readonly field: VendorField;
  readonly value: unknown;
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly cuts: readonly Cut[];
};

function drawField(vendor: string, field: VendorField, source: Source): Drawn {
  const value = WRITES[field.change]?.(field.from, source, vendor);
  const drawn = { field, value: value === '' ? undefined : value, errors: [], warnings: [], cuts: [] };
  const { limit } = field;
  const isUnwritten = field.change === 'number' && value === undefined && first(field.from, source) !== undefined;
  if (isUnwritten) return { ...drawn, warnings: [leftOut(vendor, keyOf(field))] };
  if (limit === undefined || typeof value !== 'string' || textLength(value) <= limit) return drawn;
  if (field.beyond === 'refuse') return { ...drawn, errors: [tooLong(vendor, keyOf(field), limit)] };
  const long = problem('vendor-field-long', { field: keyOf(field), params: { vendor, limit } });
  if (field.beyond !== 'shorten') return { ...drawn, warnings: [long] };
  const { text, ...cut } = fitted(vendor, keyOf(field), value, limit);
  return { ...drawn, value: text, ...cut };
}

function missing(vendor: string, drawn: readonly Drawn[]): readonly Problem[] {
  const empty = drawn.filter(({ value }) => value === undefined);
  const needed = empty
    .filter(({ field }) => field.required === 'yes')
    .map(({ field }) => needsField(vendor, keyOf(field)));
  const choices = drawn.filter(({ field }) => field.required === 'one-of');
  const [choice] = choices;
  const isNone = choice !== undefined && choices.every(({ value }) => value === undefined);
  return isNone ? [...needed, needsField(vendor, bestKey(choices))] : needed;
}

/** A number is what most people can add at once. */
function bestKey(choices: readonly Drawn[]): string {
  const keys = choices.map(({ field }) => keyOf(field));
  return keys.includes('whatsapp') ? 'whatsapp' : (keys[0] ?? '');
}

/** Where a person mends it. */
function keyOf({ into, from, name }: VendorField): string {
  return into ?? from[0] ?? name;
}

/** `location.lat` goes into an object; what is missing is left out. */
function nested(drawn: readonly Drawn[]): DeclaredRecord {
  const record: Record<string, unknown> = {};
  for (const { field, value } of drawn) {
    if (value === undefined) continue;
    const [parent = '', child] = field.name.split('.');
    record[parent] = child === undefined ? value : { ...Object(record[parent]), [child]: value };
  }
  return record;
}

function first(from: readonly string[], { customer, settings }: Source): unknown {
  const held = {
    ...customer,
    ...Object.fromEntries(Object.entries(settings).map(([key, value]) => [`settings.${key}`, value])),
  };
  const values = new Map<string, unknown>(Object.entries(held));
  return from.map((key) => values.get(key)).find((value) => value !== undefined);
}

function ofText<T>(value: unknown, change: (text: string) => T): T | undefined {
  return typeof value === 'string' ? change(value) : undefined;
}

/** 0,0 is nowhere; see `locationOf`. */
function place(from: readonly string[], { customer }: Source, vendor: string): number | undefined {
  const { at } = locationOf(vendor, customer);
  return from.includes('latitude') ? at?.latitude : at?.longitude;
}
