import { readProbe, readSalesmania } from './answer.ts';
import { mapSalesmania, recordSchema, type SalesmaniaRecord } from './customer.ts';
import { fields } from './fields.ts';
import { pageQuery, readListing } from './listing.ts';
import { form, secretsSchema, settingsSchema, type SalesmaniaAccount } from './settings.ts';
import { listsDatabases, nextSignIn, readDatabases, readSignIn, TOKEN_NAMES, tokensOf } from './sign-in.ts';
import { defineVendor } from '../define-vendor.ts';
import type { HttpRequest } from '../http.ts';
import { SECOND_MS } from '#shared/duration.ts';

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
  limits: () => ({ batch: 1, concurrency: 4, perMinute: 1_200, timeoutMs: 15 * SECOND_MS }),
  sensitive: { headers: ['authorization'], query: ['team_token'], bodyKeys: [...TOKEN_NAMES] },
  map: mapSalesmania,
  prepare: (account, [record]) => ({
    method: 'POST',
    url: customersUrl(account),
    headers: { Authorization: bearer(account), 'Content-Type': 'application/json' },
    body: JSON.stringify(record),
  }),
  classify: readSalesmania,
  // Nothing says that `ext_cust_no` is unique at the vendor, so nothing goes twice without a look-up (§7).
  reconcile: () => ({
    kind: 'lookup',
    find: (account, _record: SalesmaniaRecord, cursor) => listRequest(account, pageQuery(cursor)),
    read: readListing,
  }),
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

function customersUrl(account: SalesmaniaAccount): string {
  return `${account.origin}/extapi/v1.0/customers?team_token=${encodeURIComponent(tokensOf(account).team)}`;
}

function bearer(account: SalesmaniaAccount): string {
  return `Bearer ${tokensOf(account).bearer}`;
}
