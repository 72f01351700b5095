import type { DeliveryRef } from './definition.ts';
import {
  cannotTake,
  countryName,
  decimalText,
  fullNameOf,
  leftOut,
  nameParts,
  needsField,
  phoneDigits,
} from './mapping.ts';
import { countryOfNumber, parseCustomer, type Customer } from '#shared/domain/customer.ts';
import {
  activeFields,
  defaultOf,
  inputOf,
  isOwnField,
  isPlainField,
  NAMES,
  ownFieldOf,
  piecesOf,
  TAG_BREAK,
  type FieldMap,
  type FieldRule,
} from '#shared/domain/field-map.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { OwnFields, VendorField } from '#shared/domain/vendor-field.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** A vendor's fields, for one customer of one connection. */
export type FieldMapping = {
  readonly vendor: string;
  readonly fields: readonly VendorField[];
  readonly ownFields: OwnFields | undefined;
  readonly map: FieldMap;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly customer: Customer;
  readonly ref: DeliveryRef;
};

/** What the vendor's own mapping is given in place of the customer and the settings. */
export type Rewritten = {
  readonly customer: Customer;
  /** Settings that hold for this customer only. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly warnings: readonly Problem[];
  /** Blames what a person filled in: a rule's source for what its vendor field could not take. */
  readonly blame: (found: Problem) => Problem;
};

type Ruled = { readonly field: VendorField; readonly rule: FieldRule; readonly text: string | undefined };

/**
 * Puts a connection's own mapping in front of its vendor's. The values are written into the customer at the place from
 * which the vendor's mapping takes the field, by the same parser that reads every customer: transformations, limits and
 * refusals stay those of the vendor, whatever a field is filled from.
 */
export function applyFieldMap(mapping: FieldMapping): Result<Rewritten, readonly Problem[]> {
  const { vendor, customer } = mapping;
  const active = activeFields(mapping.fields, mapping.settings);
  const ruled = active.flatMap((field) => ruledBy(mapping, field));
  const canonical = ruled.filter(({ field }) => isPlainField(field.into ?? ''));
  const missing = canonical.filter(({ field, text }) => field.required === 'yes' && text === undefined);
  if (missing.length > 0) return err(missing.map((one) => needsField(vendor, blamed(one))));
  const kept = withoutSources(pinned(customer, active, canonical), active, canonical);
  const parsed = parseRuled(mapping, kept, canonical);
  if (!parsed.ok) return parsed;
  return ok({
    customer: { ...kept, ...parsed.value.values, ...ownValues(mapping, active) },
    settings: settingsOf(mapping, ruled),
    warnings: parsed.value.warnings,
    blame: (found) => {
      const one = canonical.find(({ field }) => field.into === found.field);
      return one === undefined ? found : { ...found, field: blamed(one) };
    },
  });
}

function ruledBy(mapping: FieldMapping, field: VendorField): readonly Ruled[] {
  const rule = Object.hasOwn(mapping.map, field.name) ? mapping.map[field.name] : undefined;
  return rule === undefined || field.into === undefined
    ? []
    : [{ field, rule, text: rendered(mapping, rule, field.into) }];
}

/** The key of the customer to blame: the rule's first source. */
function blamed({ field, rule }: Ruled): string {
  const source = piecesOf(rule).flatMap((piece) => ('source' in piece ? [piece.source] : []))[0];
  const own = source === undefined ? undefined : ownFieldOf(source);
  if (own !== undefined) return `customFields.${own}`;
  return source !== undefined && isPlainField(source) ? source : (field.into ?? field.name);
}

/**
 * A rule's text for a customer; undefined when all of its sources are empty and it has no default. Words between two
 * sources go out only where both have something to say: `{street}, {city}` of a customer without a street is the city.
 */
function rendered(mapping: Pick<FieldMapping, 'customer' | 'ref'>, rule: FieldRule, into: string): string | undefined {
  const pieces = piecesOf(rule);
  const hasSource = pieces.some((piece) => 'source' in piece);
  let text: string | undefined = hasSource ? undefined : '';
  let words = '';
  let isFilled = true;
  for (const piece of pieces) {
    if ('words' in piece) {
      if (isFilled) words = tagged(piece.words, into);
      continue;
    }
    const value = valueOf(mapping, piece.source, into);
    isFilled = value !== undefined;
    if (value === undefined) continue;
    text = `${text ?? ''}${words}${value}`;
    words = '';
  }
  const whole = text === undefined ? '' : `${text}${isFilled ? words : ''}`.trim();
  const fallback = defaultOf(rule);
  return whole === '' ? fallback && tagged(fallback, into) : whole;
}

/** Semicolons stand between tags, as in a CSV file. */
function tagged(text: string, into: string): string {
  return into === 'tags' ? text.replaceAll(';', TAG_BREAK) : text;
}

/** A source as text: as a number or a list where the place wants one, as people read it everywhere else. */
function valueOf(
  { customer, ref }: Pick<FieldMapping, 'customer' | 'ref'>,
  source: string,
  into: string,
): string | undefined {
  if (source === 'externalId') return ref.externalId;
  const own = ownFieldOf(source);
  if (own !== undefined) return ownValue(customer, own, into);
  if (!isPlainField(source)) return undefined;
  if (source === 'fullName') return fullNameOf(customer);
  if (source === 'tags') return customer.tags?.join(into === 'tags' ? TAG_BREAK : ', ');
  const value = customer[source];
  if (typeof value === 'number') return decimalText(value);
  if (source === 'country' && into !== 'country') return countryName(value);
  const isNumber = (source === 'whatsapp' || source === 'phone') && into !== 'whatsapp' && into !== 'phone';
  return isNumber && value !== undefined ? phoneDigits(value) : value;
}

function ownValue({ customFields = {} }: Customer, name: string, into: string): string | undefined {
  const value = Object.hasOwn(customFields, name) ? customFields[name] : undefined;
  return value && tagged(value, into);
}

/** Names hang together: where a rule fills one of them, the others are written down as they were before it. */
function pinned(customer: Customer, active: readonly VendorField[], ruled: readonly Ruled[]): Customer {
  if (!ruled.some(({ field }) => NAMES.includes(field.into ?? ''))) return customer;
  const { fullName: _, firstName: __, lastName: ___, ...rest } = customer;
  const names = active.flatMap(({ into, change, from }) => {
    if (into === undefined || !NAMES.includes(into)) return [];
    const value = nameFor(change, from, customer);
    return value === undefined ? [] : [[into, value] as const];
  });
  return { ...rest, ...Object.fromEntries(names) };
}

function nameFor(change: VendorField['change'], from: readonly string[], customer: Customer): string | undefined {
  if (change === 'full-name') return fullNameOf(customer);
  if (change === 'first-words') return nameParts(customer).first;
  if (change === 'last-word') return nameParts(customer).last;
  const texts = from.map((key) =>
    key === 'fullName' ? fullNameOf(customer) : isPlainField(key) ? customer[key] : undefined,
  );
  return texts.find((text): text is string => typeof text === 'string');
}

/** Without what a ruled field would have been filled from, unless another field is filled from it as well. */
function withoutSources(customer: Customer, active: readonly VendorField[], ruled: readonly Ruled[]): Customer {
  const gone = ruled.flatMap(({ field }) => {
    const others = active.filter((other) => other !== field);
    const isFree = (key: string): boolean => others.every(({ from, into }) => !from.includes(key) && into !== key);
    return [field.into ?? '', ...field.from.filter((key) => isFree(key) && !NAMES.includes(key))];
  });
  return Object.fromEntries(Object.entries(customer).filter(([key]) => !gone.includes(key)));
}

type Parsed = { readonly values: Customer; readonly warnings: readonly Problem[] };

/**
 * The rules' values in the canonical form. One that is none is refused where the vendor needs the field, and left out
 * with a warning where it does not. A number without a country code is one of the customer's own country.
 */
function parseRuled(
  mapping: FieldMapping,
  kept: Customer,
  ruled: readonly Ruled[],
): Result<Parsed, readonly Problem[]> {
  const filled = ruled.filter(({ text }) => text !== undefined);
  const values = filled.length === 0 ? {} : canonicalOf(mapping, kept, filled);
  const lost = filled.filter(({ field }) => !Object.hasOwn(values, field.into ?? ''));
  const refused = lost.filter(({ field }) => field.required !== 'no');
  const { vendor } = mapping;
  if (refused.length > 0) return err(refused.map((one) => cannotTake(vendor, blamed(one))));
  return ok({ values, warnings: lost.map((one) => leftOut(vendor, blamed(one))) });
}

/** Of the rules' texts, those that are values of a customer. */
function canonicalOf({ customer }: FieldMapping, kept: Customer, filled: readonly Ruled[]): Customer {
  const number = customer.whatsapp ?? customer.phone;
  const options = { defaultCountry: customer.country ?? (number && countryOfNumber(number)) ?? '' };
  let texts = Object.fromEntries(filled.map(({ field, text }) => [field.into ?? '', text ?? '']));
  let parsed = parseCustomer(inputOf({ ...halfPlace(texts, kept), ...texts }), options);
  while (!parsed.ok) {
    const bad = parsed.error.map(({ field }) => field?.split('.')[0] ?? '');
    const all = bad.some((key) => PLACE.includes(key)) ? [...bad, ...PLACE] : bad;
    const left = Object.fromEntries(Object.entries(texts).filter(([key]) => !all.includes(key)));
    if (Object.keys(left).length === Object.keys(texts).length) return {};
    texts = left;
    parsed = parseCustomer(inputOf({ ...halfPlace(texts, kept), ...texts }), options);
  }
  const wanted = Object.entries(parsed.value.customer).filter(([key]) => Object.hasOwn(texts, key));
  return Object.fromEntries(wanted);
}

/** Coordinates count only as a pair. */
const PLACE: readonly string[] = ['latitude', 'longitude'];

/** The half of a place that no rule fills is the customer's own. */
function halfPlace(texts: Readonly<Record<string, string>>, { latitude, longitude }: Customer): Record<string, string> {
  const hasLatitude = Object.hasOwn(texts, 'latitude');
  if (hasLatitude === Object.hasOwn(texts, 'longitude')) return {};
  const other = hasLatitude ? longitude : latitude;
  return other === undefined ? {} : { [hasLatitude ? 'longitude' : 'latitude']: decimalText(other) };
}

/**
 * The vendor's free fields, under the vendor's names. A customer's own field that a rule sends elsewhere does not go out
 * once more under its own name, unless it is one of the vendor's.
 */
function ownValues(
  mapping: FieldMapping,
  active: readonly VendorField[],
): { readonly customFields: Readonly<Record<string, string>> } {
  const { ownFields, map, customer } = mapping;
  const isFree = (name: string): boolean =>
    isOwnField(ownFields, name) || active.some((field) => field.name === name && field.into === 'customFields');
  const rules = Object.entries(map).filter(([name]) => isFree(name));
  const used = Object.values(map).flatMap((rule) =>
    piecesOf(rule).flatMap((piece) => ('source' in piece ? [ownFieldOf(piece.source)] : [])),
  );
  const stays = ([name]: readonly [string, string]): boolean =>
    !Object.hasOwn(map, name) && (isOwnField(ownFields, name) || !used.includes(name));
  const own = ownFields?.automatic === true ? Object.entries(customer.customFields ?? {}).filter(stays) : [];
  const values = rules.flatMap(([name, rule]) => {
    const text = rendered(mapping, rule, 'customFields');
    return text === undefined ? [] : [[name, text] as const];
  });
  return { customFields: Object.fromEntries([...own, ...values]) };
}

function settingsOf({ settings }: FieldMapping, ruled: readonly Ruled[]): Readonly<Record<string, unknown>> {
  const changed = ruled.flatMap(({ field: { into = '', required }, rule, text }) => {
    const key = /^settings\.(.+)$/.exec(into)?.[1];
    if (key === undefined) return [];
    const isLeftOut = typeof rule === 'object' && 'leaveOut' in rule && required !== 'yes';
    return text === undefined && !isLeftOut ? [] : [[key, text] as const];
  });
  return changed.length === 0 ? settings : { ...settings, ...Object.fromEntries(changed) };
}
