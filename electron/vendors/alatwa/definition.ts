import { readAlatwa } from './answer.ts';
import { mapAlatwa, recordSchema, type AlatwaRecord } from './customer.ts';
import { documentedAlatwa } from './documented.ts';
import { fields, presets } from './fields.ts';
import { form, secretsSchema, settingsSchema, type AlatwaAccount } from './settings.ts';
import { defineVendor } from '../define-vendor.ts';
import type { HttpRequest } from '../http.ts';
import { SECOND_MS } from '#shared/duration.ts';

/** Alat WA: customers into a named group, in bulk, duplicates filtered by the vendor. Source: vendors/alatwa.md. */
export const alatwa = defineVendor({
  id: 'alatwa',
  name: 'Alat WA',
  homepage: 'https://alatwa.com/documentation',
  origin: 'https://api.alatwa.com',
  settings: settingsSchema,
  secrets: () => secretsSchema,
  record: recordSchema,
  form,
  fields,
  presets,
  limits: (settings) => ({ batch: settings.batchSize, concurrency: 1, perMinute: 600, timeoutMs: 30 * SECOND_MS }),
  sensitive: { headers: ['authorization'], query: [], bodyKeys: [] },
  // The filter is always on; what it compares is not documented (vendors/alatwa.md §7).
  effect: () => 'create-or-skip',
  map: mapAlatwa,
  fieldsIn: ({ customer }) => customer,
  batchKey: (record) => record.group,
  prepare,
  classify: readAlatwa,
  documented: documentedAlatwa,
  // The filter is always on, so a customer who is there already is skipped (vendors/alatwa.md §7).
  reconcile: () => ({ kind: 'resend' }),
});

/** All records of a request share one group (`batchKey`). The key travels raw, without a scheme. */
function prepare(account: AlatwaAccount, records: readonly AlatwaRecord[]): HttpRequest {
  const [yes, no] = account.settings.booleanSpelling === 'yes/no' ? ['yes', 'no'] : ['true', 'false'];
  return {
    method: 'POST',
    url: `${account.origin}/customer`,
    headers: { Authorization: account.secrets.apiKey, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      // Numbers are complete already; what the flag does to a number that has its 62 is not documented.
      generate_prefix_number: no,
      filter_duplicate: yes,
      group: records[0]?.group,
      customers: records.map((record) => record.customer),
    }),
  };
}
