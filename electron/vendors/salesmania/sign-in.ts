import type { SalesmaniaAccount } from './settings.ts';
import { readAnswer, signInRefusalOf } from '../classify.ts';
import type { Choice, SignInRefusal, Tokens } from '../definition.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import { isObject, textOf, type JsonObject } from '../json.ts';
import { problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';

// Three calls whose methods are documented and whose replies are not: a bearer token by user name and password, the
// list of databases (left out when the database is set), the team token of one database.

const VENDOR = 'SalesMania';

type Step = 'bearer' | 'databaseId' | 'team';

/** Names under which a reply may carry a token; also what is masked in replies. */
export const TOKEN_NAMES = ['token', 'access_token', 'bearer_token', 'bearer', 'team_token'] as const;

/** The next request that is needed; undefined when both tokens are there. */
export function nextSignIn(account: SalesmaniaAccount): HttpRequest | undefined {
  const { origin, settings } = account;
  switch (stepOf(account)) {
    case undefined:
      return undefined;
    case 'bearer':
      return get(`${origin}${settings.bearerPath}`, `Basic ${basic(account)}`);
    case 'databaseId':
      return get(`${origin}${settings.databasesPath}`, `Bearer ${account.tokens['bearer'] ?? ''}`);
    case 'team': {
      const database = encodeURIComponent(settings.databaseId ?? account.tokens['databaseId'] ?? '');
      const url = `${origin}${settings.teamTokenPath}?database_id=${database}`;
      return get(url, `Bearer ${account.tokens['bearer'] ?? ''}`);
    }
  }
}

/** All tokens known after this answer. */
export function readSignIn(response: HttpResponse, account: SalesmaniaAccount): Result<Tokens, SignInRefusal> {
  const step = stepOf(account);
  const answer = readAnswer(response, { vendor: VENDOR, origin: account.origin, count: 0 });
  if (answer.kind === 'decided') return err(signInRefusalOf(answer.verdict));
  if (step === undefined) return ok(account.tokens);
  if (!answer.ok) return err(notAccepted());
  if (step === 'databaseId') return withDatabase(answer.json, account.tokens);
  const token = tokenIn(answer.json, step);
  return token === undefined ? err(notRead()) : ok({ ...account.tokens, [step]: token });
}

/** The tokens that a call of the API carries. Empty ones only in a preview before the first sign-in. */
export function tokensOf(account: SalesmaniaAccount): { readonly bearer: string; readonly team: string } {
  const { secrets, tokens } = account;
  return {
    bearer: secrets.bearerToken ?? tokens['bearer'] ?? '',
    team: secrets.teamToken ?? tokens['team'] ?? '',
  };
}

function stepOf({ settings, secrets, tokens }: SalesmaniaAccount): Step | undefined {
  if (settings.tokenMode === 'paste') return undefined;
  if (tokens['bearer'] === undefined) return 'bearer';
  if (secrets.teamToken !== undefined || tokens['team'] !== undefined) return undefined;
  return (settings.databaseId ?? tokens['databaseId']) === undefined ? 'databaseId' : 'team';
}

/** One database needs no choice; of several, a person names the one in the settings. */
function withDatabase(json: unknown, tokens: Tokens): Result<Tokens, SignInRefusal> {
  const [only, ...others] = databasesIn(json) ?? [];
  if (only === undefined) return err(notRead());
  if (others.length > 0)
    return err({ kind: 'settings', problem: problem('value-required', { field: 'settings.databaseId' }) });
  return ok({ ...tokens, databaseId: only.value });
}

/** Whether the next request is the list of databases. */
export const listsDatabases = (account: SalesmaniaAccount): boolean => stepOf(account) === 'databaseId';

/** The databases of the account, to pick one from. */
export function readDatabases(response: HttpResponse, account: SalesmaniaAccount): Result<Choice[], SignInRefusal> {
  const answer = readAnswer(response, { vendor: VENDOR, origin: account.origin, count: 0 });
  if (answer.kind === 'decided') return err(signInRefusalOf(answer.verdict));
  if (!answer.ok) return err(notAccepted());
  const found = databasesIn(answer.json);
  return found === undefined ? err(notRead()) : ok(found);
}

/** Neither the list's place nor its names are documented, so the usual ones are tried. Undefined: not such a list. */
function databasesIn(json: unknown): Choice[] | undefined {
  const list = Array.isArray(json) ? json : isObject(json) ? (json['databases'] ?? json['data']) : undefined;
  if (!Array.isArray(list)) return undefined;
  return list.filter(isObject).flatMap((database) => {
    const value = databaseIdOf(database);
    if (value === undefined) return [];
    const name = textOf(database['name']) ?? textOf(database['db_name']) ?? textOf(database['database_name']);
    return [{ value, label: name === undefined ? value : `${name} (${value})` }];
  });
}

function databaseIdOf(database: JsonObject): string | undefined {
  const id = database['id'] ?? database['db_id'] ?? database['database_id'];
  return typeof id === 'number' ? String(id) : textOf(id);
}

function tokenIn(json: unknown, step: 'bearer' | 'team'): string | undefined {
  if (!isObject(json)) return undefined;
  const holder = isObject(json['data']) ? json['data'] : json;
  const names = step === 'team' ? ['team_token', 'token'] : TOKEN_NAMES.filter((name) => name !== 'team_token');
  const token = names.map((name) => textOf(holder[name])).find((text) => text !== undefined);
  // It goes into a header or a query: what cannot stand there is no token.
  return token !== undefined && /^[\x21-\x7E]+$/.test(token) ? token : undefined;
}

function notAccepted(): SignInRefusal {
  return { kind: 'unauthorized', problem: problem('vendor-unauthorized', { params: { vendor: VENDOR } }) };
}

function notRead(): SignInRefusal {
  return { kind: 'unknown', problem: problem('vendor-answer-unknown', { params: { vendor: VENDOR } }) };
}

function get(url: string, authorization: string): HttpRequest {
  return { method: 'GET', url, headers: { Authorization: authorization, Accept: 'application/json' } };
}

function basic({ secrets }: SalesmaniaAccount): string {
  return Buffer.from(`${secrets.username ?? ''}:${secrets.password ?? ''}`, 'utf8').toString('base64');
}
