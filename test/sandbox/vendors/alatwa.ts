import { complaintsAbout, digitsOnly, type Rule } from '../fields.ts';
import {
  digitsOf,
  hasJsonContentType,
  isObject,
  sandboxCredential,
  type CustomerFields,
  type Exchange,
  type Reply,
  type VendorModel,
} from '../model.ts';
import { createRecordBook } from '../records.ts';

export interface AlatwaOptions {
  /** Print `"status ": "ok "` as the vendor's page does. Default false. */
  readonly blanksInReplies?: boolean;
  /** HTTP status of an error body. The documentation shows 200 only, so that is the default. */
  readonly errorStatus?: number;
  /** Two editions of the documentation disagree; an account speaks one of them. Default `true/false`. */
  readonly booleanSpelling?: 'true/false' | 'yes/no';
  /** Not documented; none by default. */
  readonly maxCustomers?: number;
}

const apiKey = sandboxCredential('alatwa apiKey');

/** Alat WA: one bulk call, duplicates filtered by number over the whole account when asked. */
export function createAlatwa(options: AlatwaOptions = {}): VendorModel {
  const book = createRecordBook((customer) => ({ phones: [digitsOf(customer['phone'])] }));
  const [yes, no] = options.booleanSpelling === 'yes/no' ? ['yes', 'no'] : ['true', 'false'];
  const bodyRule = bodyRuleFor([yes, no], options.maxCustomers);
  const print = (fields: Readonly<Record<string, string>>): string =>
    printReply(fields, options.blanksInReplies ?? false);
  const refuse = (message: string): Reply => ({
    status: options.errorStatus ?? 200,
    body: print({ status: 'error', message }),
  });
  let nextId = 1;

  const store = (exchange: Exchange, customer: CustomerFields, filter: boolean): boolean => {
    const held = filter ? book.findSamePerson(customer) : undefined;
    if (held) {
      exchange.effect('skipped', held, customer);
      return false;
    }
    const { nowMs } = exchange;
    const key = String(customer['phone']);
    const record = book.add({ id: String(nextId++), key, customer, createdAtMs: nowMs, updatedAtMs: nowMs });
    exchange.effect('created', record, customer);
    return true;
  };

  const create = (exchange: Exchange): Reply => {
    const given = exchange.headers['authorization'] ?? '';
    if (given !== apiKey) {
      if (given.endsWith(apiKey)) exchange.violate('header Authorization', 'must be the raw API key, without a scheme');
      return refuse('Unauthorized');
    }
    if (!hasJsonContentType(exchange)) {
      exchange.violate('header Content-Type', 'must be application/json');
      return refuse('Invalid content type');
    }
    const complaint = complain(exchange, bodyRule);
    const { json } = exchange;
    if (complaint || !isObject(json)) return refuse(`Invalid parameter ${complaint ?? 'body'}`);
    const customers = rowsOf(json);
    if (customers.some((customer) => exchange.isRefused(customer))) return refuse('Invalid customer data');

    const arrived = customers.slice(0, customers.length - exchange.lostRows);
    const prefixed = json['generate_prefix_number'] === yes ? arrived.map(withPrefix62) : arrived;
    const created = prefixed.filter((customer) => store(exchange, customer, json['filter_duplicate'] === yes));
    const group = String(json['group']);
    return {
      status: 200,
      body: print({ status: 'ok', message: 'Success', total_customer: String(created.length), group }),
    };
  };

  return {
    id: 'alatwa',
    book,
    routes: [{ method: 'POST', path: '/customer', kind: 'create', handle: create }],
    connection: (baseUrl) => ({
      vendor: 'alatwa',
      name: 'Alat WA sandbox',
      settings: { baseUrl, group: 'Pelanggan Baru', booleanSpelling: options.booleanSpelling ?? 'true/false' },
      secrets: { apiKey },
    }),
    errorBody: (status, message) =>
      print({ status: 'error', message: status === 401 || status === 403 ? `Unauthorized: ${message}` : message }),
    reset() {
      book.clear();
      nextId = 1;
    },
  };
}

function bodyRuleFor(booleans: readonly string[], max = Infinity): Rule {
  const flag: Rule = { type: 'text', required: true, oneOf: booleans };
  const slots = [1, 2, 3, 4, 5, 6, 7].map((n) => [`opt${n}`, { type: 'text', mayBeEmpty: true } satisfies Rule]);
  const customer: Rule = {
    type: 'object',
    fields: {
      phone: { type: 'text', required: true, form: digitsOnly },
      name: { type: 'text', mayBeEmpty: true },
      ...Object.fromEntries(slots),
    },
  };
  return {
    type: 'object',
    required: true,
    fields: {
      generate_prefix_number: flag,
      filter_duplicate: flag,
      group: { type: 'text', required: true },
      customers: { type: 'list', required: true, min: 1, max, of: customer },
    },
  };
}

function complain(exchange: Exchange, rule: Rule): string | undefined {
  const complaints = complaintsAbout(exchange.json, rule);
  for (const { loc, problem } of complaints) exchange.violate(`body ${loc.join('.')}`, problem);
  return complaints[0]?.loc.join('.');
}

function rowsOf(body: Readonly<Record<string, unknown>>): readonly CustomerFields[] {
  return Array.isArray(body['customers']) ? body['customers'].filter(isObject) : [];
}

/**
 * The worst reading of "generate the number with prefix 62": a leading 0 is replaced, and everything else is
 * prefixed, even a number that has its 62 already. A client that asks for the prefix must know what it asks for.
 */
function withPrefix62(customer: CustomerFields): CustomerFields {
  return { ...customer, phone: `62${String(customer['phone']).replace(/^0/, '')}` };
}

function printReply(fields: Readonly<Record<string, string>>, blanks: boolean): string {
  if (!blanks) return JSON.stringify(fields);
  return JSON.stringify(Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${name} `, `${value} `])));
}
