import { CUSTOMER_FIELDS, type CustomerField } from '#shared/domain/customer.ts';

const FIELDS: ReadonlySet<string> = new Set(CUSTOMER_FIELDS);

/** Whether a problem's path names a field of the customer (and not a setting or a column). */
export function isCustomerField(name: string | undefined): name is CustomerField {
  return name !== undefined && FIELDS.has(name);
}
