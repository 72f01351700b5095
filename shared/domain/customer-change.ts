import { z } from 'zod';
import type { Customer } from './customer.ts';

/** One field that was changed, as texts; `custom.NAME` for a person's own fields. */
const fieldChangeSchema = z.object({ field: z.string(), before: z.string().optional(), after: z.string().optional() });

export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** One edit of a customer. */
export const customerChangeSchema = z.object({
  /** Wall clock ms. */
  at: z.number(),
  /** Empty when nothing that is shown has changed. */
  fields: z.array(fieldChangeSchema),
});

export type CustomerChange = z.infer<typeof customerChangeSchema>;

/** What is different between two versions of a customer, in the order of their fields. */
export function changesBetween(before: Customer, after: Customer): FieldChange[] {
  const [old, now] = [textsOf(before), textsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [from, to] = [old.get(field), now.get(field)];
    if (from === to) return [];
    return { field, ...(from === undefined ? {} : { before: from }), ...(to === undefined ? {} : { after: to }) };
  });
}

function textsOf(customer: Customer): ReadonlyMap<string, string> {
  const { customFields = {}, ...fields } = customer;
  return new Map([
    ...Object.entries(fields).flatMap(([field, value]): [string, string][] =>
      value === undefined ? [] : [[field, Array.isArray(value) ? value.join(', ') : String(value)]],
    ),
    ...Object.entries(customFields).map(([name, value]): [string, string] => [`custom.${name}`, value]),
  ]);
}
