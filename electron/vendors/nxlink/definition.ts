import { readFields, readNxlink, readProbe } from './answer.ts';
import { documentedNxlink } from './documented.ts';
import { asUpdate, changesIdentity } from './change.ts';
import { mapNxlink, recordSchema, type NxlinkRecord } from './customer.ts';
import { fields, ownFields, presets } from './fields.ts';
import { form, secretsSchema, settingsSchema, TYPE_OF, type NxlinkAccount } from './settings.ts';
import { nxlinkSignature } from './signature.ts';
import { defineVendor } from '../define-vendor.ts';
import type { HttpRequest } from '../http.ts';
import { SECOND_MS } from '#shared/duration.ts';

const PATHS = { sea: '/saas/sea/cdp/openapi/customers', plat: '/saas/cdp/openapi/customers' } as const;

const EFFECTS = { 0: 'replace', 1: 'update', 2: 'create-or-keep' } as const;

/** NXLink: signed calls, batches of 100, `type` decides what happens to an existing customer. Source: vendors/nxlink.md. */
export const nxlink = defineVendor({
  id: 'nxlink',
  name: 'NXLink',
  homepage: 'https://github.com/nxtele/nxcloud-doc-en/wiki',
  origin: 'https://api-hk.nxlink.ai',
  settings: settingsSchema,
  secrets: () => secretsSchema,
  record: recordSchema,
  form,
  fields,
  presets,
  ownFields,
  limits: (settings) => ({ batch: settings.batchSize, concurrency: 1, perMinute: 600, timeoutMs: 30 * SECOND_MS }),
  destructive: (settings) => settings.onExisting === 'replace',
  sensitive: { headers: ['accesskey', 'sign'], query: ['app_key'], bodyKeys: ['app_key'] },
  stamped: ['ts', 'sign'],
  effect: (settings, record) => EFFECTS[record?.type ?? TYPE_OF[settings.onExisting]],
  hosts: ['https://api-hk.nxlink.ai', 'https://api-idn.nxlink.ai', 'https://api.nxcloud.com'],
  map: mapNxlink,
  fieldsIn: ({ customer }) => customer,
  batchKey: (record) => `${record.variant}:${record.type}`,
  prepare,
  classify: readNxlink,
  documented: documentedNxlink,
  // Types 2 and 1 written twice say the same as once; type 0 might throw away what came in between (§7).
  reconcile: (settings, record) =>
    (record?.type ?? TYPE_OF[settings.onExisting]) === 0 ? { kind: 'person' } : { kind: 'resend' },
  // The update path is the same call with type 1; the same values again are harmless (§7).
  update: {
    effect: 'update',
    refuses: changesIdentity,
    prepare: (account, changes, nowMs) => prepare(account, changes.map(asUpdate), nowMs),
    classify: (response, changes, account) => readNxlink(response, changes.map(asUpdate), account),
    reconcile: { kind: 'resend' },
  },
  probe: { prepare: fieldsRequest, read: readProbe },
  names: { of: 'fields', prepare: fieldsRequest, read: readFields },
});

/** All records share variant and type (`batchKey`). The body is made once: signed and sent are the same text. */
function prepare(account: NxlinkAccount, records: readonly NxlinkRecord[], nowMs: number): HttpRequest {
  const variant = records[0]?.variant ?? account.settings.variant;
  const body = JSON.stringify({
    type: records[0]?.type,
    tenant_id: account.settings.tenantId,
    app_key: account.secrets.appKey,
    customers: records.map((record) => record.customer),
  });
  const url = `${account.origin}${PATHS[variant]}/batch_create`;
  return { method: 'POST', url, headers: signedHeaders(account, body, nowMs), body };
}

/** Documented under the plat path only; the query is not part of what is signed. */
function fieldsRequest(account: NxlinkAccount, nowMs: number): HttpRequest {
  const query = `tenant_id=${account.settings.tenantId}&app_key=${encodeURIComponent(account.secrets.appKey)}`;
  const url = `${account.origin}${PATHS.plat}/fields?${query}`;
  return { method: 'GET', url, headers: signedHeaders(account, undefined, nowMs) };
}

function signedHeaders(account: NxlinkAccount, body: string | undefined, nowMs: number): Record<string, string> {
  const signed = { accessKey: account.settings.accessKey, action: 'mt', bizType: '2', ts: String(Math.trunc(nowMs)) };
  const sign = nxlinkSignature(signed, body, account.secrets.accessSecret);
  return { 'Content-Type': 'application/json', ...signed, sign };
}
