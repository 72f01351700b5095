import type { Preset } from '#shared/domain/field-map.ts';
import type { VendorField } from '#shared/domain/vendor-field.ts';

/** A group of customers is named once a request; each customer has these (vendors/alatwa.md §3). */
export const fields: readonly VendorField[] = [
  { name: 'phone', from: ['whatsapp'], change: 'digits', required: 'yes', into: 'whatsapp' },
  { name: 'name', from: ['fullName', 'firstName', 'lastName'], change: 'full-name', required: 'yes', into: 'fullName' },
  ...['opt1', 'opt2', 'opt3', 'opt4', 'opt5', 'opt6', 'opt7'].map(freeField),
];

/** The vendor's seven free fields; the account gives each one a meaning. */
function freeField(name: string): VendorField {
  return { name, from: [], change: 'as-is', required: 'no', into: 'customFields' };
}

export const presets: readonly Preset[] = [
  {
    id: 'free-fields',
    fieldMap: { opt1: 'email', opt2: 'city', opt3: 'tags', opt4: 'notes', opt5: 'externalId' },
  },
];
