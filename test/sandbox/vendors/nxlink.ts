import { complaintsAbout, type Rule } from '../fields.ts';
import {
  digitsOf,
  hasJsonContentType,
  isObject,
  sandboxCredential,
  textOf,
  type CustomerFields,
  type Exchange,
  type Reply,
  type Route,
  type Surroundings,
  type VendorModel,
} from '../model.ts';
import { createRecordBook, type HeldRecord } from '../records.ts';
import { batchRule, queryRule, type NxlinkVariant } from './nxlink-fields.ts';
import { nxlinkSignature } from './nxlink-signature.ts';

export interface NxlinkOptions {
  /** HTTP status of a business error; not documented. Default 200. */
  readonly errorStatus?: number;
  /** Variant of the ready connection; both are served. Default `sea`. */
  readonly variant?: NxlinkVariant;
}

const accessKey = 'fpsandboxnx';
const accessSecret = sandboxCredential('nxlink accessSecret');
const appKey = sandboxCredential('nxlink appKey').slice(0, 12);
const tenantId = 144;
const maxDriftMs = 60_000;
const signedHeaderNames = ['accessKey', 'ts', 'bizType', 'action', 'sign'] as const;

const messages: Readonly<Record<number, string>> = {
  1001: 'Common header is missing',
  1002: 'Parameter error',
  1003: 'Invalid signature',
  1004: 'Timestamp expired',
  1005: 'Access key error or no business permission',
  9001: 'System business error',
};

/** NXLink: signed calls; what happens to a known person is decided by `type`. */
export function createNxlink(options: NxlinkOptions, { random }: Surroundings): VendorModel {
  // The vendor's match key is not documented; here any shared number or e-mail makes two rows one person.
  const book = createRecordBook((customer) => ({
    phones: [digitsOf(customer['whats_app_phone']), digitsOf(customer['sms_phone'])],
    email: textOf(customer['email']),
  }));
  let nextId = 1;
  const traceId = (): string => Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  const envelope = (code: number, message: string, data: unknown): string =>
    JSON.stringify({ code, message, data, traceId: traceId() });
  const fail = (code: number, detail = ''): Reply => ({
    status: options.errorStatus ?? 200,
    body: envelope(code, [messages[code] ?? 'Error', detail].filter(Boolean).join(': '), null),
  });
  const succeed = (data: unknown): Reply => ({ status: 200, body: envelope(0, '', data) });
  const signed =
    (answer: (exchange: Exchange) => Reply) =>
    (exchange: Exchange): Reply => {
      const problem = signatureProblem(exchange);
      return problem ? fail(...problem) : answer(exchange);
    };

  const store = (exchange: Exchange, type: unknown, customer: CustomerFields): void => {
    const held = book.findSamePerson(customer);
    const { nowMs } = exchange;
    if (!held) {
      const id = String(nextId++);
      const key = book.identitiesOf(customer)[0]?.replace(/^[a-z]+:/, '') ?? id;
      exchange.effect('created', book.add({ id, key, customer, createdAtMs: nowMs, updatedAtMs: nowMs }), customer);
    } else if (type === 2) {
      exchange.effect('skipped', held, customer);
    } else {
      const merged = type === 0 ? customer : { ...held.customer, ...customer };
      exchange.effect('updated', book.replace(held, merged, nowMs), customer);
    }
  };

  const batchCreate =
    (rule: Rule) =>
    (exchange: Exchange): Reply => {
      const problem = bodyProblem(exchange, rule);
      const { json } = exchange;
      if (problem !== undefined || !isObject(json)) return fail(1002, problem ?? 'body');
      const customers = Array.isArray(json['customers']) ? json['customers'].filter(isObject) : [];
      // One bad row refuses the whole batch: the harsher of the two undocumented possibilities.
      if (customers.some((customer) => exchange.isRefused(customer))) return fail(1002, 'customers');
      for (const customer of customers) store(exchange, json['type'], customer);
      return succeed('');
    };
  const fields = (exchange: Exchange): Reply => {
    const { query } = exchange;
    const isOurs = query.get('tenant_id') === String(tenantId) && query.get('app_key') === appKey;
    return isOurs ? succeed(customFieldList) : fail(1002, 'tenant_id or app_key');
  };
  const query = (exchange: Exchange): Reply => {
    const problem = bodyProblem(exchange, queryRule);
    if (problem !== undefined || !isObject(exchange.json)) return fail(1002, problem ?? 'body');
    return succeed(queryPage(book.all(), exchange.json));
  };

  const seaCreate = '/saas/sea/cdp/openapi/customers/batch_create';
  const plat = '/saas/cdp/openapi/customers';
  const account = ['tenant_id', 'app_key'];
  const routes: readonly Route[] = [
    { method: 'POST', path: seaCreate, kind: 'create', handle: signed(batchCreate(batchRule('sea'))) },
    { method: 'POST', path: `${plat}/batch_create`, kind: 'create', handle: signed(batchCreate(batchRule('plat'))) },
    { method: 'GET', path: `${plat}/fields`, query: account, kind: 'read', handle: signed(fields) },
    { method: 'POST', path: `${plat}/query`, kind: 'read', handle: signed(query) },
  ];
  return {
    id: 'nxlink',
    book,
    routes,
    connection: (baseUrl) => ({
      vendor: 'nxlink',
      name: 'NXLink sandbox',
      settings: { baseUrl, accessKey, tenantId, variant: options.variant ?? 'sea', onExisting: 'keep' },
      secrets: { accessSecret, appKey },
    }),
    errorBody: (status, message, code) => envelope(code ?? codeFor(status), message, null),
    reset() {
      book.clear();
      nextId = 1;
    },
  };
}

/** In the order of the vendor's codes: headers, key, clock, fixed values, signature. */
function signatureProblem(exchange: Exchange): readonly [code: number, detail: string] | undefined {
  const header = (name: string): string => exchange.headers[name.toLowerCase()] ?? '';
  const missing = signedHeaderNames.find((name) => header(name) === '');
  if (missing) {
    exchange.violate(`header ${missing}`, 'field required');
    return [1001, missing];
  }
  if (exchange.method === 'POST' && !hasJsonContentType(exchange)) {
    exchange.violate('header Content-Type', 'must be application/json');
    return [1003, 'Content-Type'];
  }
  if (header('accessKey') !== accessKey) return [1005, ''];
  const ts = header('ts');
  if (!/^\d{13}$/.test(ts)) exchange.violate('header ts', 'must be milliseconds');
  if (!/^\d{13}$/.test(ts) || Math.abs(Number(ts) - exchange.nowMs) > maxDriftMs) return [1004, ''];
  const [bizType, action] = [header('bizType'), header('action')];
  if (bizType !== '2' || action !== 'mt') {
    exchange.violate('header bizType, action', 'must be 2 and mt');
    return [1002, 'bizType or action'];
  }
  const algorithm = header('algorithm') === 'sha256' ? 'sha256' : 'md5';
  const expected = nxlinkSignature({ accessKey, action, bizType, ts }, exchange.rawBody, accessSecret, algorithm);
  return header('sign') === expected ? undefined : [1003, ''];
}

/** What is wrong with the body, or undefined. The account is checked here too, for it travels in the body. */
function bodyProblem(exchange: Exchange, rule: Rule): string | undefined {
  const complaints = complaintsAbout(exchange.json, rule);
  for (const { loc, problem } of complaints) exchange.violate(`body ${loc.join('.')}`, problem);
  const [first] = complaints;
  if (first) return `${first.loc.join('.')} ${first.problem}`;
  if (!isObject(exchange.json)) return 'body';
  if (exchange.json['tenant_id'] !== tenantId || exchange.json['app_key'] !== appKey) return 'tenant_id or app_key';
  return undefined;
}

/** The layout of the rows and the paging is not documented in what was found; clients should only search it. */
function queryPage(records: readonly HeldRecord[], filters: Readonly<Record<string, unknown>>): unknown {
  const asks = (name: string, value: unknown): boolean => {
    const wanted = textOf(filters[name]);
    return wanted === undefined || wanted === value;
  };
  const found = records.filter(
    ({ customer }) =>
      asks('whatsApp_phone', customer['whats_app_phone']) &&
      asks('sms_phone', customer['sms_phone']) &&
      asks('email', customer['email']) &&
      asks('name', customer['first_name']),
  );
  const start = Number(textOf(filters['after']) ?? 0);
  const list = found.slice(start, start + Number(filters['limit']));
  const after = start + list.length < found.length ? String(start + list.length) : '';
  return { list: list.map((record) => ({ id: record.id, ...record.customer })), paging: { after, before: '' } };
}

/** Names as in the vendor's examples: type 1 is text, 5 a date. */
const customFieldList = [
  { field_name: 'customize_1_14', field_type: 1, field_desc: 'Shop', required: false },
  { field_name: 'customize_5_15', field_type: 5, field_desc: 'Next visit', required: false },
];

function codeFor(status: number): number {
  if (status === 401 || status === 403) return 1005;
  return status >= 500 || status === 429 ? 9001 : 1002;
}
