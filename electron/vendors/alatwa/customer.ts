import { z } from 'zod';
import { fields } from './fields.ts';
import type { AlatwaSettings } from './settings.ts';
import type { Mapped } from '../definition.ts';
import { fullNameOf, needsField, phoneDigits } from '../mapping.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** The group is frozen with the customer: a later change of the setting moves nobody who is on the way. */
export type AlatwaRecord = z.output<typeof recordSchema>;

export const recordSchema = z.strictObject({ group: z.string(), customer: z.record(z.string(), z.string()) });

/** The free fields in their order; what the account fills them with arrives as the customer's own fields. */
const FREE_FIELDS = fields.filter(({ into }) => into === 'customFields').map(({ name }) => name);

/** Alat WA wants a WhatsApp number; everything but the name goes into the free fields that the account has filled. */
export function mapAlatwa(
  customer: Customer,
  settings: AlatwaSettings,
): Result<Mapped<AlatwaRecord>, readonly Problem[]> {
  if (customer.whatsapp === undefined) return err([needsField('Alat WA', 'whatsapp')]);
  const sent: Record<string, string> = { phone: phoneDigits(customer.whatsapp), name: fullNameOf(customer) };
  for (const name of FREE_FIELDS) {
    const value = customer.customFields?.[name];
    if (value !== undefined) sent[name] = value;
  }
  return ok({ record: { group: settings.group, customer: sent }, warnings: [] });
}
