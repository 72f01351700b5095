import type { AccountOwner, Accounts } from '#electron/credentials/account.ts';
import type { Clock } from '#electron/effects.ts';
import type { OpenAccount } from '#electron/vendors/definition.ts';
import type { Exchange, HttpRequest, HttpResponse, Transport } from '#electron/vendors/http.ts';
import type { ConnectionTest } from '#shared/domain/connection.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';

export type TestEffects = {
  readonly accounts: Accounts;
  readonly transport: Transport;
  readonly clock: Clock;
  /** To add to the wall clock, ms; see outbox/clock-skew.ts. */
  readonly skewMs: () => number;
};

/** Steps of a sign-in before it is given up: the longest that is documented has three. */
const SIGN_IN_STEPS = 5;

/**
 * Asks the vendor whether it takes the credentials, by the least harmful call that it documents; writes no data there.
 * Where a vendor has no such call, the answer says so (`nothing-to-test`) and that the stored secrets are complete.
 */
export async function testConnection(effects: TestEffects, owner: AccountOwner): Promise<ConnectionTest> {
  const answer = await findOut(effects, owner);
  const at = effects.clock.wallMs();
  if (answer.ok) return { ok: true, code: answer.value, at };
  return { ok: false, code: answer.error.code, problem: answer.error, at };
}

async function findOut(effects: TestEffects, owner: AccountOwner): Promise<Result<string, Problem>> {
  const account = await signedIn(effects, owner);
  if (!account.ok) return account;
  const { probe } = owner.vendor;
  if (probe === undefined) return ok(owner.vendor.signIn === undefined ? 'nothing-to-test' : 'works');
  const request = probe.prepare(account.value, effects.clock.wallMs() + effects.skewMs());
  const response = await send(effects, owner, request);
  if (!response.ok) return response;
  const read = probe.read(response.value);
  return read.ok ? ok(read.code) : err(read.problem);
}

/** Always a new sign-in: one that worked earlier proves nothing about the secrets that are stored now. */
async function signedIn(effects: TestEffects, owner: AccountOwner): Promise<Result<OpenAccount, Problem>> {
  const { signIn } = owner.vendor;
  if (signIn !== undefined) effects.accounts.dropTokens(owner.id);
  for (let step = 0; step <= SIGN_IN_STEPS; step += 1) {
    const account = await effects.accounts.open(owner);
    if (!account.ok) return account;
    const request = signIn?.next(account.value);
    if (signIn === undefined || request === undefined) return account;
    const response = await send(effects, owner, request);
    if (!response.ok) return response;
    const tokens = signIn.read(response.value, account.value);
    if (!tokens.ok) return err(tokens.error.problem);
    effects.accounts.keepTokens(owner.id, tokens.value);
  }
  return err(problem('vendor-answer-unknown'));
}

async function send(
  effects: TestEffects,
  owner: AccountOwner,
  request: HttpRequest,
): Promise<Result<HttpResponse, Problem>> {
  const { timeoutMs } = owner.vendor.limits(owner.settings);
  const exchange: Exchange = await effects.transport(request, { timeoutMs, freshConnection: true });
  return exchange.kind === 'answered' ? ok(exchange.response) : err(exchange.problem);
}
