import { z } from 'zod';
import { fields } from './fields.ts';
import type { CuoralSettings } from './settings.ts';
import type { Mapped } from '../definition.ts';
import { withoutUndefined } from '../json.ts';
import {
  addressLine,
  cannotTake,
  countryName,
  decimalText,
  fullNameOf,
  isMailAddress,
  locationOf,
  needsField,
  phoneDigits,
} from '../mapping.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';

const VENDOR = 'Cuoral';

export const recordSchema = z.strictObject({
  name: z.string(),
  email: z.string(),
  whatsapp_number: z.string().optional(),
  source: z.string(),
  city: z.string().optional(),
  country: z.string().optional(),
  location: z.string().optional(),
  latitude: z.string().optional(),
  longitude: z.string().optional(),
  is_active: z.boolean(),
  company_id: z.string().optional(),
});

export type CuoralRecord = z.output<typeof recordSchema>;

/** The body as it is sent. No e-mail, no customer: the vendor requires one (vendors/cuoral.md §3). */
export function mapCuoral(
  customer: Customer,
  settings: CuoralSettings,
): Result<Mapped<CuoralRecord>, readonly Problem[]> {
  const { email, whatsapp } = customer;
  if (email === undefined) return err([needsField(VENDOR, 'email')]);
  if (!isMailAddress(email)) return err([cannotTake(VENDOR, 'email')]);
  const { at, warnings } = locationOf(VENDOR, customer);
  const record = withoutUndefined<CuoralRecord>({
    name: fullNameOf(customer),
    email,
    whatsapp_number: whatsapp && phoneDigits(whatsapp),
    source: settings.source,
    city: customer.city,
    country: countryName(customer.country),
    location: addressLine(customer.street, customer.ward, customer.district, customer.postalCode),
    // Texts, by the documentation.
    latitude: at && decimalText(at.latitude),
    longitude: at && decimalText(at.longitude),
    is_active: true,
    company_id: settings.companyId,
  });
  return ok({ record, warnings });
}

/** What a field of the vendor was filled from. */
export function customerFieldOf(vendorField: string): string | undefined {
  return fields.find(({ name }) => name === vendorField)?.into;
}
