import { readCustom } from './answer.ts';
import { EXTERNAL_ID } from './checks.ts';
import { mapCustom, recordSchema, VENDOR, type CustomRecord } from './customer.ts';
import { form, secretsSchema, settingsSchema, type CustomAccount, type CustomSettings } from './settings.ts';
import { defineVendor } from '../define-vendor.ts';
import type { Sensitive } from '../definition.ts';
import type { HttpRequest } from '../http.ts';
import { SECOND_MS } from '#shared/duration.ts';
import type { VendorEffect } from '#shared/domain/preview.ts';
import { secretSlotsIn, withSecrets } from '#shared/domain/secret-slots.ts';

/** A vendor that a team describes itself: address, headers, body and the reading of answers are settings. */
export const custom = defineVendor({
  id: 'custom',
  name: VENDOR,
  origin: ({ url }) => new URL(splitUrl(url).origin).origin,
  settings: settingsSchema,
  secrets: secretsSchema,
  record: recordSchema,
  form,
  // The team writes the body, and every field in it, into the form.
  fields: [],
  limits: ({ batchSize, perMinute }) => ({ batch: batchSize, concurrency: 1, perMinute, timeoutMs: 30 * SECOND_MS }),
  sensitive: sensitiveOf,
  effect: effectOf,
  map: mapCustom,
  // A key belongs to one customer; and what may go again never shares a request with what may not.
  batchKey: ({ resend, key }) => key?.value ?? resend,
  prepare,
  classify: readCustom,
  reconcile: ({ resend }, record) =>
    (record?.resend ?? resend) === 'person' ? { kind: 'person' } : { kind: 'resend' },
});

/** What the team has said of its vendor, and no more: only a rule for customers that are there tells what becomes of them. */
function effectOf({ resend, duplicateStatus, duplicatePath }: CustomSettings, record?: CustomRecord): VendorEffect {
  const knows = duplicateStatus !== undefined || duplicatePath !== undefined;
  switch (record?.resend ?? resend) {
    case 'external-id':
      return 'upsert';
    case 'idempotency-key':
      return knows ? 'create-or-keep' : 'create-once';
    case 'person':
      return knows ? 'create-or-keep' : 'unknown';
  }
}

function prepare(account: CustomAccount, records: readonly CustomRecord[]): HttpRequest {
  const { settings } = account;
  const [first] = records;
  return {
    method: settings.method,
    url: `${account.origin}${pathOf(account, first)}`,
    headers: headersOf(account, first),
    body: JSON.stringify(bodyOf(settings, records)),
  };
}

function pathOf({ settings, secrets }: CustomAccount, record: CustomRecord | undefined): string {
  const filled = withSecrets(splitUrl(settings.url).path, (name) => encodeURIComponent(secrets[name] ?? ''));
  return filled.replaceAll(EXTERNAL_ID, encodeURIComponent(record?.externalId ?? ''));
}

function headersOf({ settings, secrets }: CustomAccount, record: CustomRecord | undefined): Record<string, string> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  for (const [name, value] of Object.entries(settings.headers))
    headers[name] = withSecrets(value, (slot) => secrets[slot] ?? '');
  if (record?.key !== undefined) headers[record.key.header] = record.key.value;
  return headers;
}

/** One customer as it is, or a list, under a key where the vendor wants one; always a list where several may go. */
function bodyOf({ batchSize, listKey }: CustomSettings, records: readonly CustomRecord[]): unknown {
  const bodies = records.map(({ body }) => body);
  if (batchSize === 1) return bodies[0];
  return listKey === undefined ? bodies : { [listKey]: bodies };
}

/** Every header and parameter that holds a slot; of the usual ones also those that do not. */
function sensitiveOf({ url, headers }: CustomSettings): Sensitive {
  const held = Object.entries(headers).filter(([, value]) => secretSlotsIn(value).length > 0);
  const [, query = ''] = url.split('?');
  const parameters = query.split('&').filter((part) => secretSlotsIn(part).length > 0);
  return {
    headers: ['authorization', 'x-api-key', 'api-key', ...held.map(([name]) => name.toLowerCase())],
    query: parameters.map((part) => (part.split('=')[0] ?? '').toLowerCase()),
    bodyKeys: [],
  };
}

/** The address before its first `/` or `?`, and the rest. */
function splitUrl(url: string): { readonly origin: string; readonly path: string } {
  const origin = /^https?:\/\/[^/?]+/i.exec(url)?.[0] ?? url;
  return { origin, path: url.slice(origin.length) };
}
