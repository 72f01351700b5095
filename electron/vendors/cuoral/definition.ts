import { readCuoral, readProbe } from './answer.ts';
import { documentedCuoral } from './documented.ts';
import { mapCuoral, recordSchema, type CuoralRecord } from './customer.ts';
import { fields, presets } from './fields.ts';
import { form, secretsSchema, settingsSchema, type CuoralAccount } from './settings.ts';
import { defineVendor } from '../define-vendor.ts';
import type { HttpRequest } from '../http.ts';
import { SECOND_MS } from '#shared/duration.ts';

/** Cuoral: create only, no look-up, no protection from twins. Source: vendors/cuoral.md. */
export const cuoral = defineVendor({
  id: 'cuoral',
  name: 'Cuoral',
  homepage: 'https://docs.cuoral.com',
  origin: 'https://api.cuoral.com',
  settings: settingsSchema,
  secrets: () => secretsSchema,
  record: recordSchema,
  form,
  fields,
  presets,
  limits: (settings) => ({
    batch: settings.batchSize,
    // One at a time: a break leaves one request in doubt, and every doubt here costs a person's time.
    concurrency: 1,
    perMinute: 1_200,
    timeoutMs: (settings.batchSize === 1 ? 15 : 30) * SECOND_MS,
  }),
  sensitive: { headers: ['x-api-key'], query: [], bodyKeys: [] },
  map: mapCuoral,
  fieldsIn: (record) => record,
  prepare: (account, records) =>
    records.length === 1 ? post(account, '', records[0]) : post(account, '/bulk', { customers: records }),
  classify: readCuoral,
  documented: documentedCuoral,
  // Nothing documented proves that a customer is there, and a second create may be a second customer (§7).
  reconcile: () => ({ kind: 'person' }),
  probe: { prepare: (account) => post(account, '', {}), read: readProbe },
});

type Body = CuoralRecord | { readonly customers: readonly CuoralRecord[] } | Record<string, never> | undefined;

function post(account: CuoralAccount, path: '' | '/bulk', body: Body): HttpRequest {
  return {
    method: 'POST',
    url: `${account.origin}${account.settings.basePath}/customers${path}`,
    headers: { 'x-api-key': account.secrets.apiKey, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}
