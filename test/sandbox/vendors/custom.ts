import { calendarDate, complaintsAbout, digitsOnly, type Rule } from '../fields.ts';
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
import { createRecordBook, type HeldRecord } from '../records.ts';

export interface CustomOptions {
  /** Refuse a contact whose `ref` is held already with 409. Default true; without it, twins are made. */
  readonly uniqueRef?: boolean;
}

const contactsPath = '/v1/contacts';
const apiKey = sandboxCredential('custom apiKey');

const contactRule: Rule = {
  type: 'object',
  required: true,
  fields: {
    ref: { type: 'text', max: 40 },
    name: { type: 'text', required: true },
    phone: { type: 'text', form: digitsOnly, max: 15 },
    // What the form of capture takes: a made-up vendor has no stricter idea of an address.
    email: { type: 'text', form: { name: 'an e-mail address', accepts: (text) => /^[^\s@]+@[^\s@]+$/.test(text) } },
    address: { type: 'text' },
    country: { type: 'text' },
    tags: { type: 'list', of: { type: 'text', required: true }, min: 1 },
    location: {
      type: 'object',
      fields: {
        lat: { type: 'number', required: true, min: -90, max: 90 },
        lon: { type: 'number', required: true, min: -180, max: 180 },
      },
    },
    born: { type: 'text', form: calendarDate },
    shop: { type: 'text' },
    note: { type: 'text' },
  },
};
const listRule: Rule = { type: 'list', required: true, of: contactRule, min: 1, max: 100 };

/** What the sandbox asks a team to write into the form, so that every field of the made-up API is filled. */
const body = `{
  "ref": "{externalId}",
  "name": "{fullName!}",
  "phone": "{whatsapp.digits}",
  "email": "{email}",
  "address": "{street}, {city}",
  "country": "{country.name}",
  "tags": "{tags}",
  "location": { "lat": "{latitude}", "lon": "{longitude}" },
  "born": "{birthday}",
  "shop": "{custom.shop}",
  "note": "{notes}"
}`;

/**
 * A made-up vendor: one contact by POST, with or without an idempotency key, a list by POST, and PUT on our own number.
 * Without a key a second POST is a second contact, or a 409 where it carries a `ref` that is held.
 */
export function createCustom(options: CustomOptions = {}): VendorModel {
  const book = createRecordBook((contact) => ({
    phones: [digitsOf(contact['phone'])],
    email: textOf(contact['email']),
    externalId: textOf(contact['ref']),
  }));
  const answered = new Map<string, { readonly body: string; readonly reply: Reply }>();
  let nextId = 1;

  const held = (contact: CustomerFields): HeldRecord | undefined => {
    const ref = textOf(contact['ref']);
    return ref === undefined ? undefined : book.find((record) => record.customer['ref'] === ref);
  };
  const add = (exchange: Exchange, contact: CustomerFields): HeldRecord => {
    const { nowMs } = exchange;
    const id = `c-${nextId++}`;
    const record = book.add({
      id,
      key: textOf(contact['ref']) ?? id,
      customer: contact,
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
    });
    exchange.effect('created', record, contact);
    return record;
  };
  const put = (exchange: Exchange, contact: CustomerFields): HeldRecord => {
    const record = held(contact);
    if (record === undefined) return add(exchange, contact);
    const changed = book.replace(record, contact, exchange.nowMs);
    exchange.effect('updated', changed, contact);
    return changed;
  };

  const createOne = (exchange: Exchange): Reply => {
    const contact = exchange.json;
    const key = exchange.headers['idempotency-key'];
    const before = key === undefined ? undefined : answered.get(key);
    const text = Buffer.from(exchange.rawBody).toString('utf8');
    if (before !== undefined && before.body !== text)
      exchange.violate('header Idempotency-Key', 'used for another body');
    if (before !== undefined) return before.reply;
    const refusal = refusalOf(exchange, contactRule, [contact]);
    if (refusal !== undefined || !isObject(contact)) return refusal ?? unprocessable('not an object');
    if (options.uniqueRef !== false && held(contact) !== undefined) {
      return jsonReply(409, { error: { code: 'already_exists', message: 'A contact with this ref exists' } });
    }
    const reply = jsonReply(201, { data: { id: add(exchange, contact).id }, status: 'created' });
    if (key !== undefined) answered.set(key, { body: text, reply });
    return reply;
  };
  const createList = (exchange: Exchange): Reply => {
    const contacts = Array.isArray(exchange.json) ? exchange.json : [];
    const refusal = refusalOf(exchange, listRule, contacts);
    if (refusal !== undefined) return refusal;
    const arrived = contacts.filter(isObject).map((contact) => put(exchange, contact));
    return jsonReply(201, { data: arrived.map(({ id }) => ({ id })), status: 'created' });
  };
  const putOne = (exchange: Exchange): Reply => {
    const contact = exchange.json;
    const refusal = refusalOf(exchange, contactRule, [contact]);
    if (refusal !== undefined || !isObject(contact)) return refusal ?? unprocessable('not an object');
    const named = decodeURIComponent(exchange.path.slice(contactsPath.length + 1));
    if (contact['ref'] !== named) exchange.violate('body ref', 'must be the one of the path');
    return jsonReply(200, { data: { id: put(exchange, contact).id }, status: 'stored' });
  };

  return {
    id: 'custom',
    book,
    routes: [
      { method: 'POST', path: contactsPath, kind: 'create', handle: withKey(createOne) },
      { method: 'POST', path: `${contactsPath}/list`, kind: 'create', handle: withKey(createList) },
      { method: 'PUT', path: /^\/v1\/contacts\/[^/]+$/, kind: 'create', handle: withKey(putOne) },
    ],
    connection: (baseUrl) => ({
      vendor: 'custom',
      name: 'Custom sandbox',
      settings: {
        baseUrl,
        url: `${baseUrl}${contactsPath}`,
        headers: { 'X-Api-Key': '{secret:apiKey}' },
        body,
        successPath: 'data.id',
        idPath: 'data.id',
        duplicateStatus: '409',
        duplicatePath: 'error.code',
        duplicateIs: 'already_exists',
        resend: 'idempotency-key',
      },
      secrets: { apiKey },
    }),
    errorBody: (_status, message, code) => JSON.stringify({ error: { code: code ?? 'refused', message } }),
    reset() {
      book.clear();
      answered.clear();
      nextId = 1;
    },
  };
}

function withKey(answer: (exchange: Exchange) => Reply): (exchange: Exchange) => Reply {
  return (exchange) =>
    exchange.headers['x-api-key'] === apiKey
      ? answer(exchange)
      : jsonReply(401, { error: { code: 'bad_key', message: 'Unknown API key' } });
}

function refusalOf(exchange: Exchange, rule: Rule, contacts: readonly unknown[]): Reply | undefined {
  if (!hasJsonContentType(exchange)) exchange.violate('header Content-Type', 'must be application/json');
  const complaints = complaintsAbout(exchange.json, rule);
  for (const { loc, problem } of complaints) exchange.violate(`body ${loc.join('.')}`, problem);
  const [first] = complaints;
  if (first !== undefined) return unprocessable(`${first.loc.join('.')}: ${first.problem}`);
  const isRefused = contacts.some((contact) => isObject(contact) && exchange.isRefused(contact));
  return isRefused ? unprocessable('This contact is not wanted') : undefined;
}

function unprocessable(message: string): Reply {
  return jsonReply(422, { error: { code: 'invalid', message } });
}
