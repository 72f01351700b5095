import { z } from 'zod';
import { CUSTOMER_FIELDS, parseCustomer, type CustomerField } from './customer.ts';
import { problem, type Problem } from './problem.ts';
import type { OwnFields, VendorField } from './vendor-field.ts';

/** Longest rule of a field, in UTF-16 units; an address of five parts has 60. */
const MAX_RULE = 500;

const text = z.string().max(MAX_RULE);

/**
 * What a connection sends in one field of its vendor, in place of what the vendor's definition would:
 * - a text, or `from`: a key of the customer, `custom.NAME`, `externalId` (our number), or a template such as
 *   `{city}, {country}`; `default` where these are empty
 * - `fixed`: the same for everybody
 * - `leaveOut`: nothing
 */
const fieldRuleSchema = z.union([
  text,
  z.strictObject({ from: text, default: text.optional() }),
  z.strictObject({ fixed: text }),
  z.strictObject({ leaveOut: z.literal(true) }),
]);

export type FieldRule = z.infer<typeof fieldRuleSchema>;

/** `settings.fieldMap` of a connection: rules by the vendor's name of the field. */
export const fieldMapSchema = z.record(z.string().min(1).max(100), fieldRuleSchema);

export type FieldMap = z.infer<typeof fieldMapSchema>;

/** A mapping to begin with; its name is `mapping.preset.<id>`. */
export const presetSchema = z.object({ id: z.string(), fieldMap: fieldMapSchema });

export type Preset = z.infer<typeof presetSchema>;

/** A part of a template: words as they stand, or a source to fill in. */
export type Piece = { readonly words: string } | { readonly source: string };

/** The fields that exist under these settings. */
export function activeFields(
  fields: readonly VendorField[],
  settings: Readonly<Record<string, unknown>>,
): readonly VendorField[] {
  return fields.filter(({ when }) => when === undefined || settings[when.key] === when.is);
}

/** The pieces of a rule; none for one that leaves its field out. Sources are not checked here. */
export function piecesOf(rule: FieldRule): readonly Piece[] {
  if (typeof rule === 'string') return piecesOfText(rule);
  if ('from' in rule) return piecesOfText(rule.from);
  return 'fixed' in rule ? [{ words: rule.fixed }] : [];
}

/** `default` of a rule, where it has one that says something. */
export function defaultOf(rule: FieldRule): string | undefined {
  return typeof rule === 'object' && 'from' in rule && rule.default !== '' ? rule.default : undefined;
}

function piecesOfText(from: string): readonly Piece[] {
  if (!from.includes('{')) return [{ source: from.trim() }];
  return from
    .split(/\{([^{}]*)\}/)
    .map((part, index): Piece => (index % 2 === 1 ? { source: part.trim() } : { words: part }))
    .filter((piece) => !('words' in piece) || piece.words !== '');
}

/** NAME of `custom.NAME`. */
export function ownFieldOf(source: string): string | undefined {
  return /^custom\.(.{1,100})$/.exec(source)?.[1];
}

/** What may stand for a value: a key of the customer, one of its own fields, or our number. */
function isSource(name: string): boolean {
  return name === 'externalId' || ownFieldOf(name) !== undefined || isPlainField(name);
}

/** A key of the customer that holds one value. */
export function isPlainField(name: string): name is Exclude<CustomerField, 'customFields'> {
  return name !== 'customFields' && CUSTOMER_FIELDS.some((field) => field === name);
}

export function isOwnField(ownFields: OwnFields | undefined, name: string): boolean {
  return ownFields !== undefined && new RegExp(`^(?:${ownFields.pattern})$`).test(name);
}

/** They stand in for each other, so leaving one of them out would leave another in its place. */
export const NAMES: readonly string[] = ['fullName', 'firstName', 'lastName'];

type Described = { readonly fields: readonly VendorField[]; readonly ownFields?: OwnFields | undefined };

/**
 * What is wrong with a mapping, by `settings.fieldMap.<field>`: fields that the vendor does not have or that must stay as
 * they are, sources that no customer has, required fields left out, fixed values that the vendor would not take.
 */
export function checkFieldMap(map: FieldMap, described: Described): readonly Problem[] {
  return Object.entries(map).flatMap(([name, rule]) => {
    const at = { field: `settings.fieldMap.${name}` };
    const declared = described.fields.filter((field) => field.name === name);
    if (declared.length === 0 && !isOwnField(described.ownFields, name)) return [problem('unknown-field', at)];
    const [field] = declared;
    if (field !== undefined && field.into === undefined) return [problem('mapping-locked', at)];
    return ruleProblems(rule, field, at);
  });
}

function ruleProblems(rule: FieldRule, field: VendorField | undefined, at: { field: string }): readonly Problem[] {
  if (typeof rule === 'object' && 'leaveOut' in rule)
    return field?.required === 'yes' || NAMES.includes(field?.into ?? '') ? [problem('mapping-required', at)] : [];
  if (typeof rule === 'object' && 'fixed' in rule) return fixedProblems(rule.fixed, field, at);
  const unknown = piecesOf(rule).flatMap((piece) =>
    'source' in piece && !isSource(piece.source) ? [piece.source] : [],
  );
  const [first] = unknown;
  if (first !== undefined) {
    const isTemplate = (typeof rule === 'string' ? rule : rule.from).includes('{');
    return [
      isTemplate
        ? problem('mapping-source-unknown', { ...at, params: { field: first } })
        : problem('value-invalid', at),
    ];
  }
  const fallback = defaultOf(rule);
  return fallback === undefined ? [] : fixedProblems(fallback, field, at);
}

/** A value that goes out for everybody is judged before anybody is captured, by the rules of a customer's own. */
function fixedProblems(value: string, field: VendorField | undefined, at: { field: string }): readonly Problem[] {
  if (value.trim() === '') return [problem('value-required', at)];
  const { limit, beyond, into } = field ?? {};
  if (limit !== undefined && beyond !== 'warn' && value.length > limit)
    return [problem('too-long', { ...at, params: { limit } })];
  return into !== undefined && isPlainField(into) && !isValueOf(into, value) ? [problem('value-invalid', at)] : [];
}

function isValueOf(key: Exclude<CustomerField, 'customFields'>, value: string): boolean {
  const texts =
    key === 'latitude' || key === 'longitude' ? { latitude: '0', longitude: '0', [key]: value } : { [key]: value };
  const parsed = parseCustomer(inputOf(texts), { defaultCountry: '' });
  return parsed.ok && parsed.value.customer[key] !== undefined;
}

/** The input of `parseCustomer` for values as texts: numbers and lists are made, and what it demands is filled up. */
export function inputOf(texts: Readonly<Record<string, string>>): Record<string, unknown> {
  const { latitude, longitude, tags, ...rest } = texts;
  return {
    ...(texts['fullName'] === undefined && texts['firstName'] === undefined ? { fullName: '-' } : {}),
    ...rest,
    ...(latitude === undefined ? {} : { latitude: degreesOf(latitude) }),
    ...(longitude === undefined ? {} : { longitude: degreesOf(longitude) }),
    ...(tags === undefined ? {} : { tags: tags.split(TAG_BREAK) }),
  };
}

/** Between tags in a text: cannot be typed, so that a customer's tag may have any other character. */
export const TAG_BREAK = '\u001F';

function degreesOf(text: string): unknown {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}
