import { crashPoint } from '#electron/crash-point.ts';
import type { Accounts } from '#electron/credentials/account.ts';
import type { OpenAccount, SignInRefusal } from '#electron/vendors/definition.ts';
import type { Exchange, HttpRequest } from '#electron/vendors/http.ts';
import { problem } from '#shared/domain/problem.ts';
import { err, type Result } from '#shared/result.ts';
import { keepTrying } from './bookkeeping.ts';
import { watchContract } from './contract-watch.ts';
import { attemptEnd, requestText } from './exchange-log.ts';
import type { LaneConnection, LaneEffects } from './lane.ts';
import type { LaneEvent } from './lane-health.ts';
import { notSentEvent } from './settle.ts';

/** Steps of a sign-in that is not going round in circles (SalesMania has two). */
const MAX_STEPS = 4;

/** An account that is ready to send: its secrets read, and its tokens fetched where the vendor wants any. */
export async function openAccount(
  effects: LaneEffects,
  accounts: Accounts,
  connection: LaneConnection,
  signal: AbortSignal,
): Promise<Result<OpenAccount, LaneEvent>> {
  let isKept: boolean | undefined;
  for (let step = 0; step <= MAX_STEPS; step += 1) {
    const account = await accounts.open(connection);
    if (account.ok) isKept ??= Object.keys(account.value.tokens).length > 0;
    if (!account.ok) return err({ kind: 'keychain', problem: account.error });
    const request = connection.vendor.signIn?.next(account.value);
    if (request === undefined) return account;
    const shut = await signInStep(effects, accounts, { connection, account: account.value, request, signal });
    // A token of a sign-in that broke off may have expired since: that is no word about the secrets.
    const isStale = shut?.kind === 'unauthorized' && isKept === true;
    if (isStale) accounts.dropTokens(connection.id);
    else if (shut !== undefined) return err(shut);
    if (isStale) isKept = false;
  }
  return err({ kind: 'settings', problem: problem('vendor-settings') });
}

type Step = {
  readonly connection: LaneConnection;
  readonly account: OpenAccount;
  readonly request: HttpRequest;
  readonly signal: AbortSignal;
};

/** Fetches one token; the answer is what stands in the way, if anything does. */
async function signInStep(
  effects: LaneEffects,
  accounts: Accounts,
  { connection, account, request, signal }: Step,
): Promise<LaneEvent | undefined> {
  const { vendor, settings, id } = connection;
  const attempt = effects.attempts.begin({
    connectionId: id,
    kind: 'sign-in',
    deliveryIds: [],
    request: requestText(vendor, account, request),
    body: request.body,
  });
  const exchange = await effects.transport(request, { timeoutMs: vendor.limits(settings).timeoutMs, signal });
  crashPoint('token-refresh');
  const read = exchange.kind === 'answered' ? vendor.signIn?.read(exchange.response, account) : undefined;
  if (read?.ok === true) accounts.keepTokens(id, read.value);
  if (exchange.kind === 'answered' && (read?.ok === true || read?.error.kind === 'unknown'))
    watchContract(effects, connection, 'sign-in', exchange.response);
  const shut = read?.ok === true ? undefined : laneEventOf(exchange, read?.error);
  // A token is a secret that nothing knows how to mask before it is read, so the answer itself is not kept.
  const unread: Exchange =
    exchange.kind === 'answered' ? { ...exchange, response: { ...exchange.response, body: '' } } : exchange;
  const end = attemptEnd(vendor, account, { request, exchange: unread, outcome: shut?.kind ?? 'signed-in' });
  await keepTrying(effects, signal, () => effects.attempts.end(attempt, end));
  return shut;
}

function laneEventOf(exchange: Exchange, refusal: SignInRefusal | undefined): LaneEvent {
  if (exchange.kind === 'not-sent') return notSentEvent(exchange.problem);
  if (exchange.kind === 'broken') return { kind: 'failed', problem: exchange.problem };
  if (refusal === undefined) return { kind: 'settings', problem: problem('vendor-settings') };
  if (refusal.kind === 'unknown' || refusal.kind === 'clock') return { kind: 'failed', problem: refusal.problem };
  if (refusal.kind === 'throttled')
    return { kind: 'throttled', problem: refusal.problem, retryAfterMs: refusal.retryAfterMs };
  return { kind: refusal.kind, problem: refusal.problem };
}
