import { complaintsAbout, digitsOnly, emailForm, type Complaint, type Rule, type TextForm } from '../fields.ts';
import {
  digitsOf,
  hasJsonContentType,
  isObject,
  jsonReply,
  sandboxCredential,
  textOf,
  type CustomerFields,
  type Exchange,
  type Reply,
  type VendorModel,
} from '../model.ts';
import { createRecordBook } from '../records.ts';

export interface CuoralOptions {
  /** Answer 409 to an e-mail that is held already. Default false: twins are made, as nothing documents otherwise. */
  readonly uniqueEmail?: boolean;
}

/** Doubled on purpose: it stands so on every page of the documentation. */
const customersPath = '/external/v1/external/v1/customers';
const apiKey = sandboxCredential('cuoral apiKey');

const decimalWithin = (limit: number): TextForm => ({
  name: `a decimal text within ±${limit}`,
  accepts: (text) => /^-?\d+(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= limit,
});

const customerRule: Rule = {
  type: 'object',
  required: true,
  fields: {
    name: { type: 'text', required: true },
    email: { type: 'text', required: true, form: emailForm },
    whatsapp_number: { type: 'text', form: digitsOnly },
    source: { type: 'text', required: true },
    ip: { type: 'text' },
    city: { type: 'text', mayBeEmpty: true },
    country: { type: 'text', mayBeEmpty: true },
    location: { type: 'text', mayBeEmpty: true },
    latitude: { type: 'text', form: decimalWithin(90) },
    longitude: { type: 'text', form: decimalWithin(180) },
    is_active: { type: 'boolean' },
    company_id: { type: 'text' },
  },
};
const bulkRule: Rule = {
  type: 'object',
  required: true,
  fields: { customers: { type: 'list', required: true, min: 1, max: 100, of: customerRule } },
};

/** Cuoral: create only, no look-up and no deduplication; a second post of the same person is a second record. */
export function createCuoral(options: CuoralOptions = {}): VendorModel {
  const book = createRecordBook((customer) => ({
    phones: [digitsOf(customer['whatsapp_number'])],
    email: textOf(customer['email']),
  }));
  let nextId = 1;

  const add = (exchange: Exchange, customer: CustomerFields): CustomerFields => {
    const { nowMs } = exchange;
    const id = nextId++;
    const customerId = `CUS-${String(id).padStart(4, '0')}`;
    const key = String(customer['email']).toLowerCase();
    const record = book.add({ id: customerId, key, customer, createdAtMs: nowMs, updatedAtMs: nowMs });
    exchange.effect('created', record, customer);
    const time = new Date(nowMs).toISOString().slice(0, 19);
    return {
      ...customer,
      id,
      customer_id: customerId,
      organization_id: 17,
      company_id: null,
      time_created: time,
      time_updated: time,
    };
  };
  const isTaken = (customer: CustomerFields): boolean =>
    options.uniqueEmail === true && book.all().some((held) => held.key === String(customer['email']).toLowerCase());

  const createOne = (exchange: Exchange): Reply => {
    const refusal = refusalOf(exchange, customerRule, (body) => [[[], body]]);
    if (refusal || !isObject(exchange.json)) return refusal ?? unprocessable([]);
    if (isTaken(exchange.json)) return jsonReply(409, { detail: 'Customer with this email already exists' });
    return jsonReply(201, add(exchange, exchange.json));
  };
  const createBulk = (exchange: Exchange): Reply => {
    const refusal = refusalOf(exchange, bulkRule, (body) =>
      rowsOf(body).map((row, index) => [['customers', index], row]),
    );
    if (refusal || !isObject(exchange.json)) return refusal ?? unprocessable([]);
    const rows = rowsOf(exchange.json);
    const arrived = rows.slice(0, rows.length - exchange.lostRows).filter((row) => !isTaken(row));
    return jsonReply(201, { created: arrived.length, customers: arrived.map((row) => add(exchange, row)) });
  };

  return {
    id: 'cuoral',
    book,
    routes: [
      { method: 'POST', path: customersPath, kind: 'create', handle: withKey(createOne) },
      { method: 'POST', path: `${customersPath}/bulk`, kind: 'create', handle: withKey(createBulk) },
    ],
    connection: (baseUrl) => ({
      vendor: 'cuoral',
      name: 'Cuoral sandbox',
      settings: { baseUrl, source: 'field_capture' },
      secrets: { apiKey },
    }),
    errorBody: (_status, message) => JSON.stringify({ detail: message }),
    reset() {
      book.clear();
      nextId = 1;
    },
  };
}

type RowAt = readonly [loc: Complaint['loc'], customer: CustomerFields];

function withKey(answer: (exchange: Exchange) => Reply): (exchange: Exchange) => Reply {
  return (exchange) =>
    exchange.headers['x-api-key'] === apiKey ? answer(exchange) : jsonReply(401, { detail: 'Invalid API key' });
}

function refusalOf(
  exchange: Exchange,
  rule: Rule,
  rows: (body: Readonly<Record<string, unknown>>) => readonly RowAt[],
): Reply | undefined {
  const { json } = exchange;
  if (!hasJsonContentType(exchange)) {
    exchange.violate('header Content-Type', 'must be application/json');
    return unprocessable([{ loc: [], problem: 'value is not a valid dict' }]);
  }
  const complaints = complaintsAbout(json, rule);
  // An empty object is the harmless connection test: it is refused as documented, and breaks nothing.
  const isProbe = isObject(json) && Object.keys(json).length === 0;
  if (!isProbe) for (const { loc, problem } of complaints) exchange.violate(`body ${loc.join('.')}`, problem);
  if (complaints.length > 0 || !isObject(json)) return unprocessable(complaints);
  const refused = rows(json).filter(([, customer]) => exchange.isRefused(customer));
  return refused.length === 0
    ? undefined
    : unprocessable(refused.map(([loc]) => ({ loc: [...loc, 'email'], problem: 'value refused' })));
}

/** The item shape is that of FastAPI, which a 422 with `detail` is known from. */
function unprocessable(complaints: readonly Complaint[]): Reply {
  const detail = complaints.map(({ loc, problem }) => ({
    loc: ['body', ...loc],
    msg: problem,
    type: problem === 'field required' ? 'value_error.missing' : 'value_error',
  }));
  return jsonReply(422, { detail });
}

function rowsOf(body: Readonly<Record<string, unknown>>): readonly CustomerFields[] {
  return Array.isArray(body['customers']) ? body['customers'].filter(isObject) : [];
}
