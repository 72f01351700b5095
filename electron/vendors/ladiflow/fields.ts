import type { Preset } from '#shared/domain/field-map.ts';
import type { OwnFields, VendorField } from '#shared/domain/vendor-field.ts';

const upsert = { key: 'mode', is: 'upsert' };
const create = { key: 'mode', is: 'create' };

/** The documented body of a subscriber (vendors/ladiflow.md §3). */
export const fields: readonly VendorField[] = [
  { name: 'email', from: ['email'], change: 'as-is', required: 'one-of', into: 'email' },
  { name: 'first_name', from: ['firstName', 'fullName'], change: 'as-is', required: 'no', into: 'firstName' },
  {
    name: 'full_name',
    from: ['fullName', 'firstName', 'lastName'],
    change: 'full-name',
    required: 'no',
    // The form of the vendor's application limits it; the API may not, so it is a warning.
    limit: 100,
    beyond: 'warn',
    into: 'fullName',
    assumed: true,
  },
  { name: 'dob', from: ['birthday'], change: 'as-is', required: 'no', into: 'birthday' },
  {
    name: 'phone',
    from: ['whatsapp', 'phone'],
    change: 'digits-vietnam',
    required: 'one-of',
    into: 'whatsapp',
    assumed: true,
  },
  { name: 'gender', from: ['gender'], change: 'as-is', required: 'no', into: 'gender' },
  { name: 'tags', from: ['tags'], change: 'tag-names', required: 'no', into: 'tags', when: upsert },
  { name: 'tags', from: ['tags'], change: 'tag-ids', required: 'no', into: 'tags', when: create },
  { name: 'import_by_tag_name', from: [], change: 'fixed', required: 'no', when: upsert },
  { name: 'custom_fields', from: ['customFields'], change: 'name-value-list', required: 'no' },
  { name: 'country', from: ['country'], change: 'as-is', required: 'no', into: 'country' },
  { name: 'city', from: ['city'], change: 'as-is', required: 'no', into: 'city' },
  { name: 'district', from: ['district'], change: 'as-is', required: 'no', into: 'district' },
  { name: 'ward', from: ['ward'], change: 'as-is', required: 'no', into: 'ward' },
  { name: 'address', from: ['street'], change: 'as-is', required: 'no', into: 'street' },
  { name: 'company', from: ['company'], change: 'as-is', required: 'no', into: 'company' },
  { name: 'job_title', from: ['jobTitle'], change: 'as-is', required: 'no', into: 'jobTitle' },
  { name: 'lang', from: ['language'], change: 'language-group', required: 'no', into: 'language' },
  { name: 'postal_code', from: ['postalCode'], change: 'number', required: 'no', into: 'postalCode' },
  { name: 'source', from: [], change: 'fixed', required: 'no' },
  { name: 'external_customer_id', from: ['externalId'], change: 'our-number', required: 'no' },
];

/** Keys of the application carry no blanks, accents or special characters. */
export const ownFields: OwnFields = { pattern: '[A-Za-z0-9_]+', example: 'shop_size', automatic: true };

export const presets: readonly Preset[] = [
  {
    id: 'vietnam-retail',
    fieldMap: { country: { from: 'country', default: 'VN' }, lang: { from: 'language', default: 'vi' } },
  },
];
