/**
 * The documented fields of a vendor as a table, and the strict check of a body against it.
 * It is written apart from the product's own schemas on purpose: an oracle must not share the code that it judges.
 */
export type Rule =
  | {
      readonly type: 'text';
      readonly required?: true;
      readonly nullable?: true;
      readonly mayBeEmpty?: true;
      /** Longest text, in UTF-16 units. */
      readonly max?: number;
      readonly oneOf?: readonly string[];
      readonly form?: TextForm;
    }
  | { readonly type: 'integer' | 'number'; readonly required?: true; readonly min?: number; readonly max?: number }
  | { readonly type: 'boolean'; readonly required?: true }
  | { readonly type: 'list'; readonly required?: true; readonly of: Rule; readonly min?: number; readonly max?: number }
  | { readonly type: 'object'; readonly required?: true; readonly fields: Rules }
  | { readonly type: 'either'; readonly required?: true; readonly of: readonly Rule[] };

export type Rules = Readonly<Record<string, Rule>>;

export interface TextForm {
  readonly name: string;
  readonly accepts: (text: string) => boolean;
}

export interface Complaint {
  readonly loc: readonly (string | number)[];
  readonly problem: string;
}

export const digitsOnly: TextForm = { name: 'digits only', accepts: (text) => /^\d+$/.test(text) };
export const emailForm: TextForm = {
  name: 'an e-mail address',
  accepts: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
};
export const calendarDate: TextForm = {
  name: 'a calendar date yyyy-MM-dd',
  accepts: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDate(text),
};

/** Every way in which the value breaks the rule; an empty list means that the documentation allows it. */
export function complaintsAbout(value: unknown, rule: Rule, loc: Complaint['loc'] = []): readonly Complaint[] {
  const complain = (problem: string): readonly Complaint[] => [{ loc, problem }];
  if (value === undefined) return rule.required ? complain('field required') : [];
  switch (rule.type) {
    case 'text':
      return textProblem(value, rule).flatMap(complain);
    case 'boolean':
      return typeof value === 'boolean' ? [] : complain('must be a JSON boolean');
    case 'integer':
    case 'number':
      return numberProblem(value, rule).flatMap(complain);
    case 'list':
      return listComplaints(value, rule, loc);
    case 'object':
      return objectComplaints(value, rule.fields, loc);
    case 'either':
      return rule.of.some((choice) => complaintsAbout(value, choice, loc).length === 0)
        ? []
        : complain(`must be ${rule.of.map((choice) => choice.type).join(' or ')}`);
  }
}

function textProblem(value: unknown, rule: Extract<Rule, { type: 'text' }>): readonly string[] {
  if (value === null && rule.nullable) return [];
  if (typeof value !== 'string') return ['must be a string'];
  if (value === '') return rule.mayBeEmpty ? [] : ['must not be empty'];
  if (rule.max !== undefined && value.length > rule.max) return [`longer than ${rule.max} characters`];
  if (rule.oneOf && !rule.oneOf.includes(value)) return [`must be one of ${rule.oneOf.join(', ')}`];
  if (rule.form && !rule.form.accepts(value)) return [`must be ${rule.form.name}`];
  return [];
}

function numberProblem(
  value: unknown,
  rule: { type: 'integer' | 'number'; min?: number; max?: number },
): readonly string[] {
  if (typeof value !== 'number') return [`must be a JSON ${rule.type}`];
  if (rule.type === 'integer' && !Number.isInteger(value)) return ['must be an integer'];
  if (value < (rule.min ?? -Infinity) || value > (rule.max ?? Infinity)) return [`must be ${rule.min} to ${rule.max}`];
  return [];
}

function listComplaints(
  value: unknown,
  rule: Extract<Rule, { type: 'list' }>,
  loc: Complaint['loc'],
): readonly Complaint[] {
  if (!Array.isArray(value)) return [{ loc, problem: 'must be a list' }];
  if (value.length < (rule.min ?? 0)) return [{ loc, problem: `must have at least ${rule.min} items` }];
  if (value.length > (rule.max ?? Infinity)) return [{ loc, problem: `must have at most ${rule.max} items` }];
  return value.flatMap((item: unknown, index) => complaintsAbout(item, rule.of, [...loc, index]));
}

function objectComplaints(value: unknown, fields: Rules, loc: Complaint['loc']): readonly Complaint[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ loc, problem: 'must be an object' }];
  const members = new Map<string, unknown>(Object.entries(value));
  const unknown = [...members.keys()].filter((name) => !Object.hasOwn(fields, name));
  return [
    ...Object.entries(fields).flatMap(([name, rule]) => complaintsAbout(members.get(name), rule, [...loc, name])),
    ...unknown.map((name) => ({ loc: [...loc, name], problem: 'not a documented field' })),
  ];
}

function isRealDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
