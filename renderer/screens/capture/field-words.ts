import type { Check } from './use-check.ts';
import type { CustomerField } from '#shared/domain/customer.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { isCustomerField } from '#renderer/i18n/fields.ts';
import type { Say, Values } from '#renderer/i18n/words.ts';
import type { MessageKey } from '#shared/i18n/catalogue.ts';
import { problemArguments } from '#shared/i18n/problem-arguments.ts';

/** A vendor's rule that the customer breaks, as said under the field: it never keeps anyone from saving. */
export type VendorRule = { readonly field: CustomerField; readonly vendor: string; readonly found: Problem };

/** The first rule broken at each field, by connections that are chosen. */
export function brokenRules(
  check: Check | undefined,
  nameOf: (id: string) => string | undefined,
): ReadonlyMap<CustomerField, VendorRule> {
  const rules = new Map<CustomerField, VendorRule>();
  for (const { connectionId, problems } of check?.verdicts ?? []) {
    const vendor = nameOf(connectionId);
    for (const found of problems) {
      if (vendor === undefined || !isCustomerField(found.field) || rules.has(found.field)) continue;
      rules.set(found.field, { field: found.field, vendor, found });
    }
  }
  return rules;
}

export function ruleWords({ found, vendor }: VendorRule, say: Say): string {
  return say(ruleKey(found), problemArguments(found, say, vendor));
}

function ruleKey({ code }: Problem): MessageKey {
  if (code === 'vendor-needs-field') return 'capture.rule.needs';
  return code === 'vendor-field-too-long' ? 'capture.rule.tooLong' : 'capture.rule.invalid';
}

/** What will be sent differently from how it is written. */
export function warningWords(found: Problem, say: Say, vendor: string): string {
  const values: Values = problemArguments(found, say, vendor);
  const field = isCustomerField(found.field) ? say(`field.${found.field}`) : String(values['field']);
  if (found.code === 'vendor-field-shortened') return say('capture.warning.shortened', { ...values, field });
  if (found.code === 'vendor-field-left-out') return say('capture.warning.leftOut', { ...values, field });
  return say(`problem.${found.code}`, values);
}

/** Two words for the right edge of a connection's line: what to do there. */
export function verdictWords(problems: readonly Problem[], say: Say): string {
  const [found] = problems;
  if (!isCustomerField(found?.field)) return say('capture.verdict.look');
  const field = say(`noun.${found.field}`);
  return say(found.code === 'vendor-needs-field' ? 'capture.verdict.add' : 'capture.verdict.fix', { field });
}
