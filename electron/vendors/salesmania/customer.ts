import { z } from 'zod';
import type { SalesmaniaSettings } from './settings.ts';
import type { DeliveryRef, Mapped } from '../definition.ts';
import { withoutUndefined } from '../json.ts';
import { addressLine, fullNameOf, locationOf, nationalDigits, phoneDigits, textLength } from '../mapping.ts';
import type { Customer } from '#shared/domain/customer.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { ok, type Result } from '#shared/result.ts';

const VENDOR = 'SalesMania';

/** The limit of a product's name; nothing says that a customer's name shares it, so it is only a warning. */
const NAME_LIMIT = 200;

export const recordSchema = z.strictObject({
  name: z.string(),
  address: z.string().optional(),
  city: z.string().optional(),
  phone: z.string().optional(),
  ext_cust_no: z.string(),
  location: z.strictObject({ lat: z.number(), lon: z.number() }).optional(),
  status: z.boolean(),
  tags: z.array(z.string()).optional(),
});

export type SalesmaniaRecord = z.output<typeof recordSchema>;

/**
 * The body as it is sent. A location goes out whole or not at all: the vendor documents a default for a missing
 * longitude, and it would put the customer into Central Java.
 */
export function mapSalesmania(
  customer: Customer,
  settings: SalesmaniaSettings,
  ref: DeliveryRef,
): Result<Mapped<SalesmaniaRecord>, readonly Problem[]> {
  const name = fullNameOf(customer);
  const location = locationOf(VENDOR, customer);
  const number = customer.whatsapp ?? customer.phone;
  const record = withoutUndefined<SalesmaniaRecord>({
    name,
    address: addressLine(customer.street, customer.ward, customer.district, customer.postalCode),
    city: customer.city,
    phone: number === undefined ? undefined : phoneText(number, settings),
    ext_cust_no: ref.externalId,
    location: location.at && { lat: location.at.latitude, lon: location.at.longitude },
    status: true,
    tags: customer.tags && [...customer.tags],
  });
  const long = textLength(name) > NAME_LIMIT;
  const params = { vendor: VENDOR, limit: NAME_LIMIT };
  const warnings = long ? [problem('vendor-field-long', { field: 'fullName', params })] : [];
  return ok({ record, warnings: [...warnings, ...location.warnings] });
}

function phoneText(number: string, settings: SalesmaniaSettings): string {
  return settings.phoneFormat === 'national' ? nationalDigits(number, '62') : phoneDigits(number);
}
