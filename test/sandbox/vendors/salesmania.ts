import { complaintsAbout, type Rule } from '../fields.ts';
import {
  digitsOf,
  hasJsonContentType,
  isObject,
  jsonReply,
  sandboxCredential,
  textOf,
  type ConnectionDraft,
  type CustomerFields,
  type Exchange,
  type Reply,
  type Route,
  type VendorModel,
} from '../model.ts';
import { createRecordBook, type HeldRecord } from '../records.ts';

export interface SalesmaniaOptions {
  /** The paths are not documented, apart from that of the team token. */
  readonly bearerPath?: string;
  readonly databasesPath?: string;
  /** Databases that are listed beside the one that customers go into. */
  readonly otherDatabases?: readonly { readonly id: number; readonly name: string }[];
  readonly teamTokenPath?: string;
  /**
   * How `GET customers` answers; its reply is not documented. Default `paged`:
   * `{"data": [...], "page", "limit", "total"}`; `array` is the whole list at once; `off` is a 404.
   */
  readonly lists?: 'paged' | 'array' | 'off' | 'unknown-shape';
  /** Answer a create with `{"id": n}` in place of the documented `{}`. Default false. */
  readonly returnsId?: boolean;
}

export interface SalesmaniaModel extends VendorModel {
  /** The same account as `connection`, by user name and password. */
  signInConnection(baseUrl: string): ConnectionDraft;
  /** Every bearer token issued so far stops working; a pasted one does too. */
  expireTokens(): void;
}

const customersPath = '/extapi/v1.0/customers';
const firstId = 100_001;
const username = 'sales@sandbox.test';
const password = sandboxCredential('salesmania password');
const pastedBearer = sandboxCredential('salesmania bearerToken');
const database = { id: 2981, name: 'Sandbox' };
const teamToken = `${Buffer.from(JSON.stringify({ db_id: database.id, team_id: 24_728 })).toString('base64url')}.${sandboxCredential('salesmania team')}`;

const customerFields = {
  name: { type: 'text', required: true },
  address: { type: 'text', mayBeEmpty: true },
  city: { type: 'text', mayBeEmpty: true },
  phone: { type: 'text', mayBeEmpty: true },
  ext_cust_no: { type: 'text', mayBeEmpty: true },
  location: {
    type: 'object',
    fields: {
      lat: { type: 'number', required: true, min: -90, max: 90 },
      lon: { type: 'number', required: true, min: -180, max: 180 },
    },
  },
  status: { type: 'boolean' },
  tags: { type: 'list', of: { type: 'text' } },
} as const satisfies Readonly<Record<string, Rule>>;

const createRule: Rule = { type: 'object', required: true, fields: customerFields };
const patchRule: Rule = {
  type: 'object',
  required: true,
  fields: { ...customerFields, name: { type: 'text' } },
};

/** SalesMania: two tokens, one customer per call, an empty object for an answer, and no protection from twins. */
export function createSalesmania(options: SalesmaniaOptions = {}): SalesmaniaModel {
  const paths = {
    bearer: options.bearerPath ?? '/extapi/v1.0/token',
    databases: options.databasesPath ?? '/extapi/v1.0/databases',
    teamToken: options.teamTokenPath ?? '/extapi/v1.0/team_token',
  };
  const book = createRecordBook((customer) => ({
    phones: [digitsOf(customer['phone'])],
    externalId: textOf(customer['ext_cust_no']),
  }));
  let nextId = firstId;
  let issued = 0;
  let validBearers: readonly string[] = [pastedBearer];

  const withBearer =
    (answer: (exchange: Exchange) => Reply) =>
    (exchange: Exchange): Reply =>
      validBearers.some((bearer) => exchange.headers['authorization'] === `Bearer ${bearer}`)
        ? answer(exchange)
        : failure(401, 'Invalid or expired token');
  const withTeam = (answer: (exchange: Exchange) => Reply) =>
    withBearer((exchange) =>
      exchange.query.get('team_token') === teamToken ? answer(exchange) : failure(403, 'Invalid team token'),
    );

  const signIn = (exchange: Exchange): Reply => {
    const basic = Buffer.from(`${username}:${password}`).toString('base64');
    if (exchange.headers['authorization'] !== `Basic ${basic}`) return failure(401, 'Wrong user name or password');
    issued += 1;
    const token = sandboxCredential(`salesmania issued ${issued}`);
    validBearers = [...validBearers, token];
    return jsonReply(200, { token });
  };

  const create = (exchange: Exchange): Reply => {
    const refusal = refusalOf(exchange, createRule);
    if (refusal || !isObject(exchange.json)) return refusal ?? failure(422, 'Body must be an object');
    const id = String(nextId++);
    const customer: CustomerFields = { status: true, ...exchange.json };
    const key = textOf(customer['ext_cust_no']) ?? digitsOf(customer['phone']) ?? id;
    const { nowMs } = exchange;
    exchange.effect('created', book.add({ id, key, customer, createdAtMs: nowMs, updatedAtMs: nowMs }), customer);
    return jsonReply(200, options.returnsId ? { id: Number(id) } : {});
  };

  const patch = (exchange: Exchange): Reply => {
    const held = heldAt(exchange, book.all());
    if (!held) return failure(404, 'Customer not found');
    const refusal = refusalOf(exchange, patchRule);
    if (refusal || !isObject(exchange.json)) return refusal ?? failure(422, 'Body must be an object');
    const changed = book.replace(held, { ...held.customer, ...exchange.json }, exchange.nowMs);
    exchange.effect('updated', changed, changed.customer);
    return jsonReply(200, {});
  };

  const show = (exchange: Exchange): Reply => {
    const held = heldAt(exchange, book.all());
    return held ? jsonReply(200, printed(held)) : failure(404, 'Customer not found');
  };

  const onePath = new RegExp(`^${customersPath}/\\d+$`);
  const team = ['team_token'];
  const list = (exchange: Exchange): Reply => listReply(exchange, book.all(), options.lists);
  const databases = (): Reply => jsonReply(200, { databases: [database, ...(options.otherDatabases ?? [])] });
  const routes: readonly Route[] = [
    { method: 'GET', path: paths.bearer, kind: 'auth', handle: signIn },
    { method: 'GET', path: paths.databases, kind: 'auth', handle: withBearer(databases) },
    { method: 'GET', path: paths.teamToken, query: ['database_id'], kind: 'auth', handle: withBearer(giveTeamToken) },
    { method: 'POST', path: customersPath, query: team, kind: 'create', handle: withTeam(create) },
    { method: 'GET', path: customersPath, query: 'any', kind: 'read', handle: withTeam(list) },
    { method: 'GET', path: onePath, query: team, kind: 'read', handle: withTeam(show) },
    { method: 'PATCH', path: onePath, query: team, kind: 'update', handle: withTeam(patch) },
  ];
  const connection = (settings: ConnectionDraft['settings'], secrets: ConnectionDraft['secrets']): ConnectionDraft => ({
    vendor: 'salesmania',
    name: 'SalesMania sandbox',
    settings,
    secrets,
  });

  return {
    id: 'salesmania',
    book,
    routes,
    connection: (baseUrl) => connection({ baseUrl, tokenMode: 'paste' }, { bearerToken: pastedBearer, teamToken }),
    signInConnection: (baseUrl) => {
      const settings = { tokenMode: 'signIn', databaseId: String(database.id) };
      const withPaths = { bearerPath: paths.bearer, databasesPath: paths.databases, teamTokenPath: paths.teamToken };
      return connection({ baseUrl, ...settings, ...withPaths }, { username, password });
    },
    errorBody: (_status, message) => JSON.stringify({ error: message }),
    expireTokens() {
      validBearers = [];
    },
    reset() {
      book.clear();
      nextId = firstId;
      validBearers = [pastedBearer];
    },
  };
}

function giveTeamToken(exchange: Exchange): Reply {
  if (exchange.query.get('database_id') !== String(database.id)) return failure(404, 'No such database');
  return jsonReply(200, { team_token: teamToken });
}

/** No error reply is documented; plain HTTP statuses with a message are the least surprising reading. */
function failure(status: number, error: string): Reply {
  return jsonReply(status, { error });
}

function refusalOf(exchange: Exchange, rule: Rule): Reply | undefined {
  if (!hasJsonContentType(exchange)) {
    exchange.violate('header Content-Type', 'must be application/json');
    return failure(415, 'Content-Type must be application/json');
  }
  const complaints = complaintsAbout(exchange.json, rule);
  for (const { loc, problem } of complaints) exchange.violate(`body ${loc.join('.')}`, problem);
  const [first] = complaints;
  if (first) return failure(422, `${first.loc.join('.')}: ${first.problem}`);
  return isObject(exchange.json) && exchange.isRefused(exchange.json) ? failure(422, 'Customer refused') : undefined;
}

function heldAt(exchange: Exchange, records: readonly HeldRecord[]): HeldRecord | undefined {
  const id = exchange.path.slice(customersPath.length + 1);
  return records.find((record) => record.id === id);
}

function printed(record: HeldRecord): CustomerFields {
  return { id: Number(record.id), ...record.customer };
}

/** Filters are not documented, so none works here: a client that needs one row must read every page. */
function listReply(
  exchange: Exchange,
  records: readonly HeldRecord[],
  shape: SalesmaniaOptions['lists'] = 'paged',
): Reply {
  const rows = records.map(printed);
  const page = pageNumber(exchange.query.get('page'), 1);
  const limit = Math.min(pageNumber(exchange.query.get('limit'), 20), 100);
  switch (shape) {
    case 'off':
      return failure(404, 'Not found');
    case 'array':
      return jsonReply(200, rows);
    case 'unknown-shape':
      return jsonReply(200, {
        result: { columns: ['id', 'name'], table: rows.map((row) => [row['id'], row['name']]) },
      });
    case 'paged':
      return jsonReply(200, { data: rows.slice((page - 1) * limit, page * limit), page, limit, total: rows.length });
  }
}

function pageNumber(text: string | null, fallback: number): number {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : fallback;
}
