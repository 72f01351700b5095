import type { AccountOwner, Accounts } from '#electron/credentials/account.ts';
import type { Clock } from '#electron/effects.ts';
import type { OpenAccount } from '#electron/vendors/definition.ts';
import type { CheckLine, Exchange, HttpRequest, HttpResponse, LineReport, Transport } from '#electron/vendors/http.ts';
import type { ConnectionTest } from '#shared/domain/connection.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { SECOND_MS } from '#shared/duration.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { WatchContract } from './deps.ts';
import { stagesOf, type TestFacts } from './stages.ts';

export type TestEffects = {
  readonly accounts: Accounts;
  readonly transport: Transport & { readonly checkLine?: CheckLine };
  readonly clock: Clock;
  /** To add to the wall clock, ms; see outbox/clock-skew.ts. */
  readonly skewMs: () => number;
  /** What a verified answer says about the time; see outbox/clock-skew.ts. */
  readonly learnTime: (dateHeader: string | undefined, sentAt: number, receivedAt: number) => void;
  readonly watchContract: WatchContract;
};

/** Steps of a sign-in before it is given up: the longest that is documented has three. */
const SIGN_IN_STEPS = 5;

/**
 * Asks the vendor whether it takes the credentials, by the least harmful call that it documents; writes no data there.
 * First a line is opened and closed, so that each stage of the way has its own answer. Where a vendor has no such call,
 * the answer says so (`nothing-to-test`): then the way there and the stored secrets are all that is proven.
 */
export async function testConnection(effects: TestEffects, owner: AccountOwner): Promise<ConnectionTest> {
  const account = await effects.accounts.open(owner);
  // The host does not depend on the secrets: the way there is tried with a locked keychain as well.
  const line = await effects.transport.checkLine?.(owner.vendor.origin(owner.settings));
  const facts = await factsOf(effects, owner, account, line);
  const stages = stagesOf(facts);
  const at = effects.clock.wallMs();
  if (facts.code !== undefined) return { ok: true, code: facts.code, at, stages };
  const found = facts.problem ?? problem('internal');
  return { ok: false, code: found.code, problem: found, at, stages };
}

async function factsOf(
  effects: TestEffects,
  owner: AccountOwner,
  account: Result<OpenAccount, Problem>,
  line: LineReport | undefined,
): Promise<TestFacts> {
  const way = line === undefined ? {} : { line };
  if (!account.ok) return { ...way, locked: account.error, code: undefined, problem: account.error };
  if (line?.failed !== undefined) return { ...way, code: undefined, problem: line.failed.problem };
  const asked = await askVendor(effects, owner);
  return { ...way, ...asked };
}

type Asked = Pick<TestFacts, 'response' | 'behindMs' | 'code' | 'problem'>;

/** An answer with the time that came with it. */
type Sent = { readonly response: HttpResponse; readonly behindMs: number | undefined };

async function askVendor(effects: TestEffects, owner: AccountOwner): Promise<Asked> {
  const signed = await signIn(effects, owner);
  if (!signed.ok) return signed.error;
  const { account, last } = signed.value;
  const { probe } = owner.vendor;
  if (probe === undefined) return { ...last, code: owner.vendor.signIn === undefined ? 'nothing-to-test' : 'works' };
  const first = await ask(effects, owner, account, effects.skewMs());
  if (first.problem?.code !== 'vendor-clock' || first.behindMs === undefined) return first;
  // Signed with this computer's clock, which is off: the answer has brought the vendor's own.
  return ask(effects, owner, account, first.behindMs);
}

async function ask(effects: TestEffects, owner: AccountOwner, account: OpenAccount, skewMs: number): Promise<Asked> {
  const { probe } = owner.vendor;
  if (probe === undefined) return { code: 'nothing-to-test' };
  const sent = await send(effects, owner, probe.prepare(account, effects.clock.wallMs() + skewMs));
  if (!sent.ok) return { code: undefined, problem: sent.error };
  const read = probe.read(sent.value.response);
  if (read.ok || read.problem.code === 'vendor-answer-unknown')
    effects.watchContract(owner, 'probe', sent.value.response);
  return { ...factsIn(sent.value), ...(read.ok ? { code: read.code } : { code: undefined, problem: read.problem }) };
}

const factsIn = ({ response, behindMs }: Sent): Pick<Asked, 'response' | 'behindMs'> => ({
  response,
  ...(behindMs === undefined ? {} : { behindMs }),
});

type SignedIn = { readonly account: OpenAccount; readonly last: Pick<Asked, 'response' | 'behindMs'> };

/** Always a new sign-in: one that worked earlier proves nothing about the secrets that are stored now. */
async function signIn(effects: TestEffects, owner: AccountOwner): Promise<Result<SignedIn, Asked>> {
  const way = owner.vendor.signIn;
  if (way !== undefined) effects.accounts.dropTokens(owner.id);
  let last: SignedIn['last'] = {};
  for (let step = 0; step <= SIGN_IN_STEPS; step += 1) {
    const account = await effects.accounts.open(owner);
    if (!account.ok) return err({ code: undefined, problem: account.error });
    const request = way?.next(account.value);
    if (way === undefined || request === undefined) return ok({ account: account.value, last });
    const sent = await send(effects, owner, request);
    if (!sent.ok) return err({ code: undefined, problem: sent.error });
    last = factsIn(sent.value);
    const tokens = way.read(sent.value.response, account.value);
    if (tokens.ok || tokens.error.kind === 'unknown') effects.watchContract(owner, 'sign-in', sent.value.response);
    if (!tokens.ok) return err({ ...last, code: undefined, problem: tokens.error.problem });
    effects.accounts.keepTokens(owner.id, tokens.value);
  }
  return err({ ...last, code: undefined, problem: problem('vendor-answer-unknown') });
}

async function send(effects: TestEffects, owner: AccountOwner, request: HttpRequest): Promise<Result<Sent, Problem>> {
  const { timeoutMs } = owner.vendor.limits(owner.settings);
  const sentAt = effects.clock.wallMs();
  const exchange: Exchange = await effects.transport(request, { timeoutMs, freshConnection: true });
  if (exchange.kind !== 'answered') return err(exchange.problem);
  const { response } = exchange;
  const receivedAt = effects.clock.wallMs();
  if (!response.verified) return ok({ response, behindMs: undefined });
  effects.learnTime(response.headers['date'], sentAt, receivedAt);
  const served = Date.parse(response.headers['date'] ?? '');
  // A Date header is cut to whole seconds.
  const behindMs = Number.isFinite(served) ? served + SECOND_MS / 2 - (sentAt + receivedAt) / 2 : undefined;
  return ok({ response, behindMs });
}
