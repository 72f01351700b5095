import { z } from 'zod';
import type { CustomSettings } from './settings.ts';
import { customerFieldOf, filledBody, parseTemplate, valueOf } from './template.ts';
import type { DeliveryRef, MapResult } from '../definition.ts';
import { isObject, type JsonObject } from '../json.ts';
import { needsField } from '../mapping.ts';
import type { Customer } from '#shared/domain/customer.ts';
import { err, ok } from '#shared/result.ts';

export const VENDOR = 'Custom HTTP';

/**
 * The body as it is sent, and how it was sent first: a later change of the settings does not make a re-send safe that
 * went out without a key.
 */
export const recordSchema = z.strictObject({
  body: z.custom<JsonObject>(isObject),
  externalId: z.string(),
  resend: z.enum(['person', 'idempotency-key', 'external-id']),
  /** Header and value of the idempotency key. */
  key: z.strictObject({ header: z.string(), value: z.string() }).optional(),
});

export type CustomRecord = z.output<typeof recordSchema>;

export function mapCustom(customer: Customer, settings: CustomSettings, ref: DeliveryRef): MapResult<CustomRecord> {
  const template = parseTemplate(settings.body);
  // The settings were parsed by the schema that asks for a template.
  if (template === undefined) throw new Error('custom: the template is not a JSON object');
  const missing = template.names.filter(({ name, required }) => required && valueOf(name, customer, ref) === undefined);
  const fields = new Set(missing.map(({ name }) => customerFieldOf(name)));
  if (fields.size > 0) return err([...fields].map((field) => needsField(VENDOR, field)));
  const { resend, idempotencyHeader: header } = settings;
  const record: CustomRecord = {
    body: filledBody(template, customer, ref),
    externalId: ref.externalId,
    resend,
    ...(resend === 'idempotency-key' ? { key: { header, value: ref.idempotencyKey } } : {}),
  };
  return ok({ record, warnings: [] });
}
