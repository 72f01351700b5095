import { readChanged, readProbe, readSalesmania } from './answer.ts';
import { documentedSalesmania } from './documented.ts';
import { changedFields } from './change.ts';
import { mapSalesmania, recordSchema, type SalesmaniaRecord } from './customer.ts';
import { fields, presets } from './fields.ts';
import { pageQuery, readListing } from './listing.ts';
import {
  form,
  secretsSchema,
  settingsSchema,
  type SalesmaniaAccount,
  type SalesmaniaSecrets,
  type SalesmaniaSettings,
} from './settings.ts';
import { listsDatabases, nextSignIn, readDatabases, readSignIn, TOKEN_NAMES, tokensOf } from './sign-in.ts';
import { defineVendor } from '../define-vendor.ts';
import type { Lookup } from '../definition.ts';
import type { HttpRequest } from '../http.ts';
import { SECOND_MS } from '#shared/duration.ts';

const listing: Lookup<SalesmaniaSettings, SalesmaniaSecrets, SalesmaniaRecord> = {
  find: (account, _record, cursor) => listRequest(account, pageQuery(cursor)),
  read: readListing,
};

/** SalesMania: one customer a call, two tokens, an empty object for a yes. Source: vendors/salesmania.md. */
export const salesmania = defineVendor({
  id: 'salesmania',
  name: 'SalesMania',
  homepage: 'https://apidoc.salesmania.id',
  origin: 'https://api.salesmania.id',
  settings: settingsSchema,
  secrets: secretsSchema,
  record: recordSchema,
  form,
  fields,
  presets,
  limits: () => ({ batch: 1, concurrency: 4, perMinute: 1_200, timeoutMs: 15 * SECOND_MS }),
  sensitive: { headers: ['authorization'], query: ['team_token'], bodyKeys: [...TOKEN_NAMES] },
  map: mapSalesmania,
  fieldsIn: (record) => record,
  prepare: (account, [record]) => ({
    method: 'POST',
    url: customersUrl(account),
    headers: writeHeaders(account),
    body: JSON.stringify(record),
  }),
  classify: readSalesmania,
  documented: documentedSalesmania,
  // Nothing says that `ext_cust_no` is unique at the vendor, so nothing goes twice without a look-up (§7).
  reconcile: () => ({ kind: 'lookup', ...listing }),
  // The number is in no documented reply to a creation; the list has it (§5, §7). A PATCH names its customer and sets
  // values, so the same one twice leaves what one leaves.
  update: {
    prepare: (account, [change]) => ({
      method: 'PATCH',
      url: customersUrl(account, `/${encodeURIComponent(change?.number ?? '')}`),
      headers: writeHeaders(account),
      body: JSON.stringify(changedFields(change)),
    }),
    classify: readChanged,
    reconcile: { kind: 'resend' },
    number: listing,
  },
  probe: { prepare: (account) => listRequest(account, '&limit=1'), read: readProbe },
  signIn: {
    next: nextSignIn,
    read: readSignIn,
    choices: { isNext: listsDatabases, read: readDatabases },
  },
});

function listRequest(account: SalesmaniaAccount, query: string): HttpRequest {
  const url = `${customersUrl(account)}${query}`;
  return { method: 'GET', url, headers: { Authorization: bearer(account), Accept: 'application/json' } };
}

function customersUrl(account: SalesmaniaAccount, one = ''): string {
  return `${account.origin}/extapi/v1.0/customers${one}?team_token=${encodeURIComponent(tokensOf(account).team)}`;
}

function writeHeaders(account: SalesmaniaAccount): HttpRequest['headers'] {
  return { Authorization: bearer(account), 'Content-Type': 'application/json' };
}

function bearer(account: SalesmaniaAccount): string {
  return `Bearer ${tokensOf(account).bearer}`;
}
