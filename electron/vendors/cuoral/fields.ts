import type { Preset } from '#shared/domain/field-map.ts';
import type { VendorField } from '#shared/domain/vendor-field.ts';

const ADDRESS = ['street', 'ward', 'district', 'postalCode'];

/** The documented body of a new customer (vendors/cuoral.md §3). */
export const fields: readonly VendorField[] = [
  { name: 'name', from: ['fullName', 'firstName', 'lastName'], change: 'full-name', required: 'yes', into: 'fullName' },
  { name: 'email', from: ['email'], change: 'as-is', required: 'yes', into: 'email' },
  { name: 'whatsapp_number', from: ['whatsapp'], change: 'digits', required: 'no', into: 'whatsapp' },
  { name: 'source', from: ['settings.source'], change: 'setting', required: 'yes', into: 'settings.source' },
  { name: 'city', from: ['city'], change: 'as-is', required: 'no', into: 'city' },
  { name: 'country', from: ['country'], change: 'country-name', required: 'no', into: 'country' },
  { name: 'location', from: ADDRESS, change: 'joined', required: 'no', into: 'street' },
  { name: 'latitude', from: ['latitude'], change: 'decimal-text', required: 'no', into: 'latitude' },
  { name: 'longitude', from: ['longitude'], change: 'decimal-text', required: 'no', into: 'longitude' },
  { name: 'is_active', from: [], change: 'fixed', required: 'no' },
  { name: 'company_id', from: ['settings.companyId'], change: 'setting', required: 'no', into: 'settings.companyId' },
];

export const presets: readonly Preset[] = [
  { id: 'indonesia-retail', fieldMap: { location: '{street}, {district}, {city}' } },
];
