import { complaintsAbout, type Rules } from '../fields.ts';
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
  type Route,
  type RouteKind,
  type Surroundings,
  type VendorModel,
} from '../model.ts';
import { createRecordBook, type HeldRecord } from '../records.ts';
import { ladiflowBodies, ladiflowIdentity, ladiflowPage, matchesSearch, printLadiflow } from './ladiflow-fields.ts';

export interface LadiflowOptions {
  /** The documentation does not say. Default false: HTTP 200 with the error in the body's `code`. */
  readonly httpFollowsCode?: boolean;
  /** What `show` answers when nobody is found; not documented. Default `code-404`. */
  readonly showMiss?: 'code-404' | 'null-customer' | 'empty-data';
  /** Unknown tag names of an upsert; not documented. Default `create`. Unknown tag ids are always dropped. */
  readonly unknownTagNames?: 'create' | 'drop';
  /** Custom fields that exist in the account (none by default); values of others are dropped without a word. */
  readonly customFields?: readonly string[];
}

type Act = (body: CustomerFields, exchange: Exchange) => Reply;

interface Tag {
  readonly id: string;
  readonly name: string;
}

const apiKey = sandboxCredential('ladiflow apiKey');
const done = 'Thành công';
const notFound = 'Không tìm thấy khách hàng';

/** LadiFlow: everything is a POST, the result is in the body's `code`, and the e-mail is who a customer is. */
export function createLadiflow(options: LadiflowOptions, { random }: Surroundings): VendorModel {
  const book = createRecordBook((customer) => ({
    phones: [digitsOf(customer['phone'])],
    email: textOf(customer['email']),
    externalId: textOf(customer['external_customer_id']),
  }));
  const newId = (): string => Array.from({ length: 24 }, () => Math.floor(random() * 16).toString(16)).join('');
  const tags = createTagList(newId);
  const answer = (code: number, message: string, data: unknown = null): Reply =>
    jsonReply(options.httpFollowsCode ? code : 200, { data, message, code });

  /** Unknown tags and custom fields fall away without a word, as they do in the vendor's own example. */
  const kept = (given: CustomerFields): CustomerFields => {
    const { import_by_tag_name: byName, _id, tags: givenTags, custom_fields: values, ...fields } = given;
    const names = Array.isArray(givenTags) ? givenTags.map(String) : [];
    const ids = byName === true ? tags.idsByName(names, options.unknownTagNames !== 'drop') : names.filter(tags.has);
    const known = (Array.isArray(values) ? values : []).filter(
      (value) => isObject(value) && options.customFields?.includes(String(value['name'])),
    );
    return { ...fields, ...(givenTags ? { tags: ids } : {}), ...(values ? { custom_fields: known } : {}) };
  };
  const add: Act = (given, exchange) => {
    const key = ladiflowIdentity(given);
    const times = { createdAtMs: exchange.nowMs, updatedAtMs: exchange.nowMs };
    const record = book.add({ id: newId(), key, customer: { ...kept(given), email: key }, ...times });
    exchange.effect('created', record, record.customer);
    return answer(201, done, printLadiflow(record, true));
  };
  const change = (held: HeldRecord, given: CustomerFields, exchange: Exchange): Reply => {
    const email = textOf(given['email']) ?? held.customer['email'];
    const changed = book.replace(held, { ...held.customer, ...kept(given), email }, exchange.nowMs);
    exchange.effect('updated', changed, changed.customer);
    return answer(200, done, printLadiflow(changed, false));
  };
  const byIdentity = (given: CustomerFields): HeldRecord | undefined =>
    book.find((held) => ladiflowIdentity(held.customer) === ladiflowIdentity(given));
  const byId = (id: unknown): HeldRecord | undefined => book.find((held) => held.id === id);

  const create: Act = (given, exchange) =>
    byIdentity(given) ? answer(409, 'Email khách hàng đã tồn tại') : add(given, exchange);
  const upsert: Act = (given, exchange) => {
    const held = byId(given['_id']) ?? byIdentity(given);
    return held ? change(held, given, exchange) : add(given, exchange);
  };
  const update: Act = (given, exchange) => {
    const held = byId(given['_id']);
    return held ? change(held, given, exchange) : answer(404, notFound);
  };
  const show: Act = (asked) => {
    const { customer_id: id, email, phone } = asked;
    const held =
      byId(id) ??
      (email === undefined ? book.find((record) => record.customer['phone'] === phone) : byIdentity({ email }));
    if (held) return answer(200, done, { customer: printLadiflow(held, false) });
    if (options.showMiss === 'null-customer') return answer(200, done, { customer: null });
    return options.showMiss === 'empty-data' ? answer(200, done, {}) : answer(404, notFound);
  };
  const list: Act = (asked) => {
    const found = book.all().filter((record) => matchesSearch(record, asked));
    return answer(
      200,
      done,
      ladiflowPage(
        found.map((record) => printLadiflow(record, false)),
        asked,
      ),
    );
  };
  const listTag: Act = (asked) =>
    answer(200, done, ladiflowPage(tags.containing(textOf(asked['keyword']) ?? ''), asked));
  const createTag: Act = ({ name }) =>
    tags.named(String(name)) ? answer(409, 'Tag đã tồn tại') : answer(201, done, { tag_id: tags.add(String(name)).id });

  const post = (call: string, kind: RouteKind, rules: Rules, act: Act): Route => ({
    method: 'POST',
    path: `/1.0/customer/${call}`,
    kind,
    handle(exchange) {
      if (exchange.headers['api-key'] !== apiKey) return answer(401, 'Api-Key không hợp lệ');
      const problem = bodyProblem(exchange, rules, kind);
      return problem !== undefined || !isObject(exchange.json)
        ? answer(422, problem ?? 'body')
        : act(exchange.json, exchange);
    },
  });

  return {
    id: 'ladiflow',
    book,
    routes: [
      post('create', 'create', ladiflowBodies.create, create),
      post('create-or-update', 'create', ladiflowBodies.upsert, upsert),
      post('update', 'update', ladiflowBodies.update, update),
      post('show', 'read', ladiflowBodies.show, show),
      post('list', 'read', ladiflowBodies.list, list),
      post('list-tag', 'read', ladiflowBodies.listTag, listTag),
      post('create-tag', 'auth', ladiflowBodies.createTag, createTag),
    ],
    connection: (baseUrl) => ({
      vendor: 'ladiflow',
      name: 'LadiFlow sandbox',
      settings: { baseUrl, mode: 'upsert' },
      secrets: { apiKey },
    }),
    errorBody: (status, message, code) => JSON.stringify({ data: null, message, code: code ?? status }),
    reset() {
      book.clear();
      tags.clear();
    },
  };
}

/** What is wrong with the body, or undefined. */
function bodyProblem(exchange: Exchange, rules: Rules, kind: RouteKind): string | undefined {
  const { json } = exchange;
  if (!hasJsonContentType(exchange)) {
    exchange.violate('header Content-Type', 'must be application/json');
    return 'Content-Type';
  }
  const complaints = complaintsAbout(json, { type: 'object', required: true, fields: rules });
  for (const { loc, problem } of complaints) exchange.violate(`body ${loc.join('.')}`, problem);
  const [first] = complaints;
  if (first) return `${first.loc.join('.')}: ${first.problem}`;
  if (kind !== 'create' || !isObject(json)) return undefined;
  if (!textOf(json['email']) && !textOf(json['phone'])) {
    exchange.violate('body email, phone', 'one of them is required');
    return 'email hoặc số điện thoại là bắt buộc';
  }
  return exchange.isRefused(json) ? 'Dữ liệu khách hàng không hợp lệ' : undefined;
}

function createTagList(newId: () => string) {
  let tags: readonly Tag[] = [];
  const named = (name: string): Tag | undefined => tags.find((tag) => tag.name === name);
  const add = (name: string): Tag => {
    const tag = { id: newId(), name };
    tags = [...tags, tag];
    return tag;
  };
  return {
    add,
    named,
    has: (id: string): boolean => tags.some((tag) => tag.id === id),
    containing: (keyword: string): readonly Tag[] => tags.filter((tag) => tag.name.includes(keyword)),
    idsByName: (names: readonly string[], makesNew: boolean): readonly string[] =>
      names.map((name) => named(name) ?? (makesNew ? add(name) : undefined)).flatMap((tag) => (tag ? [tag.id] : [])),
    clear() {
      tags = [];
    },
  };
}
