import { defaultOf, isPlainField, ownFieldOf, type FieldMap, type FieldRule } from '#shared/domain/field-map.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { VendorField } from '#shared/domain/vendor-field.ts';

/** What a row of the mapping says: the vendor's own way, one source, or one of the ways that need a text. */
export type Way = 'standard' | 'source' | 'own' | 'template' | 'fixed' | 'leaveOut';

export type RowValue = {
  readonly way: Way;
  /** The source's key, the name of an own field, the template or the fixed text. */
  readonly text: string;
  /** In place of an empty source. */
  readonly fallback: string;
};

export const STANDARD: RowValue = { way: 'standard', text: '', fallback: '' };

/** A field that the account has named itself, and that the definition does not list. */
export type OwnRow = { readonly name: string; readonly value: RowValue };

export type MappingValues = {
  /** By the vendor's name of the field; those that are missing stand at `standard`. */
  readonly rows: Readonly<Record<string, RowValue>>;
  readonly own: readonly OwnRow[];
};

export function valuesOf(map: FieldMap, fields: readonly VendorField[]): MappingValues {
  const isDeclared = (name: string): boolean => fields.some((field) => field.name === name);
  const entries = Object.entries(map).map(([name, rule]) => ({ name, value: rowOf(rule) }));
  const declared = entries.filter(({ name }) => isDeclared(name));
  return {
    rows: Object.fromEntries(declared.map(({ name, value }) => [name, value])),
    own: entries.filter(({ name }) => !isDeclared(name)),
  };
}

function rowOf(rule: FieldRule): RowValue {
  if (typeof rule === 'object' && 'leaveOut' in rule) return { ...STANDARD, way: 'leaveOut' };
  if (typeof rule === 'object' && 'fixed' in rule) return { ...STANDARD, way: 'fixed', text: rule.fixed };
  const from = typeof rule === 'string' ? rule : rule.from;
  const fallback = defaultOf(rule) ?? '';
  const own = ownFieldOf(from);
  if (from.includes('{')) return { way: 'template', text: from, fallback };
  return own === undefined ? { way: 'source', text: from, fallback } : { way: 'own', text: own, fallback };
}

/** Undefined where nothing is set; what is not complete goes out as it is, so that its rule can say what is wrong. */
export function mapOf({ rows, own }: MappingValues): FieldMap | undefined {
  const all = [...Object.entries(rows), ...own.map(({ name, value }) => [name.trim(), value] as const)];
  const rules = all.flatMap(([name, value]) => {
    const rule = ruleOf(value);
    return rule === undefined || name === '' ? [] : [[name, rule] as const];
  });
  return rules.length === 0 ? undefined : Object.fromEntries(rules);
}

function ruleOf({ way, text, fallback }: RowValue): FieldRule | undefined {
  const withDefault = (from: string): FieldRule => (fallback.trim() === '' ? from : { from, default: fallback });
  switch (way) {
    case 'standard':
      return undefined;
    case 'leaveOut':
      return { leaveOut: true };
    case 'fixed':
      return { fixed: text };
    case 'own':
      return withDefault(`custom.${text.trim()}`);
    case 'source':
    case 'template':
      return withDefault(text);
  }
}

/** A field's text as a template, so that a person who wants to write one begins with what there is. */
export function templateOf(field: VendorField): string {
  const sources = field.from.filter((key) => isPlainField(key) || key === 'externalId');
  return sources.map((key) => `{${key}}`).join(', ');
}

/** The first problem of a field's rule. */
export const problemOf = (problems: readonly Problem[], name: string): Problem | undefined =>
  problems.find(({ field }) => field === `settings.fieldMap.${name}`);
