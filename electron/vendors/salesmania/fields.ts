import type { Preset } from '#shared/domain/field-map.ts';
import type { VendorField } from '#shared/domain/vendor-field.ts';

const ADDRESS = ['street', 'ward', 'district', 'postalCode'];

/** The documented body of a new customer (vendors/salesmania.md §3). */
export const fields: readonly VendorField[] = [
  {
    name: 'name',
    from: ['fullName', 'firstName', 'lastName'],
    change: 'full-name',
    required: 'yes',
    // The limit of a product's name; nothing says that a customer's name shares it, so it is only a warning.
    limit: 200,
    beyond: 'warn',
    into: 'fullName',
    assumed: true,
  },
  { name: 'address', from: ADDRESS, change: 'joined', required: 'no', into: 'street' },
  { name: 'city', from: ['city'], change: 'as-is', required: 'no', into: 'city' },
  {
    name: 'phone',
    from: ['whatsapp', 'phone'],
    change: 'digits-setting',
    required: 'no',
    into: 'whatsapp',
    assumed: true,
  },
  { name: 'ext_cust_no', from: ['externalId'], change: 'our-number', required: 'yes' },
  { name: 'location.lat', from: ['latitude'], change: 'decimal-number', required: 'no', into: 'latitude' },
  { name: 'location.lon', from: ['longitude'], change: 'decimal-number', required: 'no', into: 'longitude' },
  { name: 'status', from: [], change: 'fixed', required: 'no' },
  { name: 'tags', from: ['tags'], change: 'list', required: 'no', into: 'tags' },
];

export const presets: readonly Preset[] = [
  { id: 'indonesia-retail', fieldMap: { address: '{street}, {ward}, {district}', city: '{city}' } },
];
