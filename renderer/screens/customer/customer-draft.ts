import { CUSTOMER_FIELDS } from '#shared/domain/customer.ts';
import type { CustomerDetail } from '#shared/domain/queue.ts';
import { draftInput, EMPTY_DRAFT, type Draft, type TextField } from '#renderer/screens/capture/draft.ts';

export type StoredCustomer = CustomerDetail['customer'];

/** Fields that are edited as one line of text, in the order of the form. */
export const TEXT_FIELDS: readonly TextField[] = CUSTOMER_FIELDS.filter(
  (field): field is TextField => field !== 'tags' && field !== 'customFields',
);

/** A stored customer as texts to edit. */
export function draftOf(customer: StoredCustomer): Draft {
  const texts = TEXT_FIELDS.flatMap((field) => {
    const value = customer[field];
    return typeof value === 'string' || typeof value === 'number' ? [[field, String(value)] as const] : [];
  });
  return { ...EMPTY_DRAFT, texts: Object.fromEntries(texts), tags: tagsOf(customer), custom: customOf(customer) };
}

/** A stored field as text; empty when it is not given. */
export const textOf = (customer: StoredCustomer, field: TextField): string => draftOf(customer).texts[field] ?? '';

export function tagsOf({ tags }: StoredCustomer): readonly string[] {
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
}

export function customOf({ customFields }: StoredCustomer): Draft['custom'] {
  if (typeof customFields !== 'object' || customFields === null) return [];
  return Object.entries(customFields).map(([name, value]) => ({ name, value: String(value) }));
}

/** The whole customer with one field changed: what `customers.update` takes. */
export function withField(customer: StoredCustomer, field: TextField, text: string): Readonly<Record<string, unknown>> {
  const draft = draftOf(customer);
  return draftInput({ ...draft, texts: { ...draft.texts, [field]: text } }, []);
}
