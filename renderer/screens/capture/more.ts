import type { Draft, TextField } from './draft.ts';

/** Fields that are folded under "More", in their order. */
export const MORE_FIELDS = [
  'firstName',
  'lastName',
  'phone',
  'company',
  'jobTitle',
  'ward',
  'district',
  'postalCode',
  'country',
  'gender',
  'language',
  'latitude',
  'longitude',
] as const satisfies readonly TextField[];

/** Whether something is filled in there, so that it may not stay folded. */
export const hasMore = ({ texts, custom }: Draft): boolean =>
  custom.length > 0 || MORE_FIELDS.some((field) => (texts[field] ?? '') !== '');
