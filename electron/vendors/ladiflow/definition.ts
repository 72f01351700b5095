import { readChanged, readLadiflow, readProbe, readShow, readTags } from './answer.ts';
import { documentedLadiflow } from './documented.ts';
import { changeBody } from './change.ts';
import { mapLadiflow, recordSchema, type LadiflowRecord } from './customer.ts';
import { fields, ownFields, presets } from './fields.ts';
import { form, secretsSchema, settingsSchema, type LadiflowAccount } from './settings.ts';
import { defineVendor } from '../define-vendor.ts';
import type { HttpRequest } from '../http.ts';
import { SECOND_MS } from '#shared/duration.ts';

/** The vendor's own default is 20 and its most is documented nowhere: a page that everybody should give. */
const TAGS_A_PAGE = 100;

/** LadiFlow: create-or-update by e-mail; the result is in the body's `code`. Source: vendors/ladiflow.md. */
export const ladiflow = defineVendor({
  id: 'ladiflow',
  name: 'LadiFlow',
  homepage: 'https://help.ladiflow.vn',
  origin: 'https://api.service.ladiflow.com',
  settings: settingsSchema,
  secrets: () => secretsSchema,
  record: recordSchema,
  form,
  fields,
  presets,
  ownFields,
  limits: () => ({ batch: 1, concurrency: 4, perMinute: 1_200, timeoutMs: 15 * SECOND_MS }),
  sensitive: { headers: ['api-key'], query: [], bodyKeys: [] },
  effect: (settings, record) => ((record?.mode ?? settings.mode) === 'upsert' ? 'upsert' : 'create'),
  map: mapLadiflow,
  fieldsIn: ({ body }) => body,
  prepare: (account, [record]) =>
    post(account, record?.mode === 'create' ? 'create' : 'create-or-update', record?.body ?? {}),
  classify: readLadiflow,
  documented: documentedLadiflow,
  // An upsert sent twice is one customer; a create is looked up first (§7).
  reconcile: (settings, record) =>
    (record?.mode ?? settings.mode) === 'upsert'
      ? { kind: 'resend' }
      : { kind: 'lookup', find: showRequest, read: readShow },
  // `update` names its customer by `_id` and sets values: twice is as good as once (§3).
  update: {
    prepare: (account, [change]) => post(account, 'update', changeBody(change)),
    classify: readChanged,
    reconcile: { kind: 'resend' },
    number: { find: showRequest, read: readShow },
  },
  probe: { prepare: (account) => post(account, 'list-tag', { limit: 1, page: 1 }), read: readProbe },
  names: {
    of: 'tags',
    prepare: (account, _nowMs, page) => post(account, 'list-tag', { limit: TAGS_A_PAGE, page }),
    read: readTags,
  },
});

function showRequest(account: LadiflowAccount, sought: LadiflowRecord): HttpRequest {
  return post(account, 'show', identityOf(sought));
}

/** The e-mail where there is one: it is what the vendor tells customers apart by. Else the number, in the text that was sent. */
function identityOf({ body }: LadiflowRecord): { readonly email: string } | { readonly phone: string | undefined } {
  return body.email === undefined ? { phone: body.phone } : { email: body.email };
}

/** Everything is a POST, reads included. */
function post(account: LadiflowAccount, call: string, body: object): HttpRequest {
  return {
    method: 'POST',
    url: `${account.origin}/1.0/customer/${call}`,
    headers: { 'Api-Key': account.secrets.apiKey, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}
