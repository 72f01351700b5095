import { z } from 'zod';
import { FIELD_SLOTS, isCustomerField, ownFieldOf, type AlatwaSettings } from './settings.ts';
import type { DeliveryRef, Mapped } from '../definition.ts';
import { decimalText, fullNameOf, needsField, phoneDigits } from '../mapping.ts';
import type { Customer, CustomerField } from '#shared/domain/customer.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** The group is frozen with the customer: a later change of the setting moves nobody who is on the way. */
export type AlatwaRecord = z.output<typeof recordSchema>;

export const recordSchema = z.strictObject({ group: z.string(), customer: z.record(z.string(), z.string()) });

/** Alat WA wants a WhatsApp number; everything but the name goes into the slots that the account has given a meaning. */
export function mapAlatwa(
  customer: Customer,
  settings: AlatwaSettings,
  ref: DeliveryRef,
): Result<Mapped<AlatwaRecord>, readonly Problem[]> {
  if (customer.whatsapp === undefined) return err([needsField('Alat WA', 'whatsapp')]);
  const fields: Record<string, string> = { phone: phoneDigits(customer.whatsapp), name: fullNameOf(customer) };
  for (const slot of FIELD_SLOTS) {
    const value = valueOf(settings.fieldMap[slot], customer, ref);
    if (value !== undefined) fields[slot] = value;
  }
  return ok({ record: { group: settings.group, customer: fields }, warnings: [] });
}

function valueOf(source: string | undefined, customer: Customer, ref: DeliveryRef): string | undefined {
  if (source === undefined) return undefined;
  if (source === 'externalId') return ref.externalId;
  const own = ownFieldOf(source);
  if (own !== undefined) return customer.customFields?.[own];
  return isCustomerField(source) ? textOfField(customer, source) : undefined;
}

function textOfField(customer: Customer, field: CustomerField): string | undefined {
  if (field === 'fullName') return fullNameOf(customer);
  if (field === 'tags') return customer.tags?.join(', ');
  const value = customer[field];
  if (typeof value === 'number') return decimalText(value);
  if (typeof value !== 'string') return undefined;
  return field === 'whatsapp' || field === 'phone' ? phoneDigits(value) : value;
}
