import type { Answer } from '#electron/core.ts';
import type { Choice, OpenAccount, SignInRefusal, Tokens, Vendor } from '#electron/vendors/definition.ts';
import type { HttpRequest, HttpResponse } from '#electron/vendors/http.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { SECOND_MS } from '#shared/duration.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { DraftForm } from './check-draft.ts';
import type { ActiveConnection, ConnectionsDeps } from './deps.ts';
import { fittingSecrets, givenSecrets, withStored } from './draft-secrets.ts';

/** Steps of a sign-in before it is given up: the longest that is documented has three. */
const SIGN_IN_STEPS = 5;
const STEP_MS = 15 * SECOND_MS;

/**
 * Signs in with what stands in a form and reads the list that one of its settings is picked from. Nothing is stored: the
 * tokens are gone when this returns. Problems: those of the form, of the way there, of the vendor.
 */
export async function listChoices(
  deps: ConnectionsDeps,
  all: readonly ActiveConnection[],
  form: DraftForm,
): Promise<Answer<Choice[]>> {
  const vendor = deps.vendors.find(({ id }) => id === form.vendor);
  if (vendor?.signIn?.choices === undefined) return err([problem('vendor-not-found', { field: 'vendor' })]);
  const picked = vendor.descriptor.settings.filter((field) => field.picked === true).map(({ key }) => key);
  const open = Object.fromEntries(Object.entries(form.settings).filter(([key]) => !picked.includes(key)));
  const settings = vendor.parseSettings(open);
  if (!settings.ok) return settings;
  const secrets = await secretsOf(deps, all, { vendor, form, settings: settings.value });
  if (!secrets.ok) return err([secrets.error]);
  const parsed = vendor.parseSecrets(secrets.value, settings.value);
  if (!parsed.ok) return parsed;
  const row = all.find(({ id }) => id === form.id);
  const listed = await askFor(
    deps,
    vendor,
    (tokens) => vendor.openAccount(settings.value, parsed.value, tokens),
    (response, read) => {
      // A difference is told on a connection: one that is still typed has no place for it.
      if (row !== undefined && (read.ok || read.error.kind === 'unknown')) deps.watchContract(row, 'sign-in', response);
    },
  );
  return listed.ok ? listed : err([listed.error]);
}

type Opened = { readonly vendor: Vendor; readonly form: DraftForm; readonly settings: Record<string, unknown> };

async function secretsOf(
  deps: ConnectionsDeps,
  all: readonly ActiveConnection[],
  { vendor, form, settings }: Opened,
): Promise<Result<Record<string, string>, Problem>> {
  const given = givenSecrets(form.secrets);
  const from = form.id ?? form.secretsFrom;
  if (from === undefined) return ok(given);
  const row = all.find(({ id }) => id === from);
  const stored = await withStored(deps, vendor, given, row);
  return stored.ok ? ok(fittingSecrets(vendor, stored.value, settings)) : stored;
}

async function askFor(
  deps: ConnectionsDeps,
  vendor: Vendor,
  open: (tokens: Tokens) => OpenAccount,
  watch: (response: HttpResponse, read: Result<unknown, SignInRefusal>) => void,
): Promise<Result<Choice[], Problem>> {
  let tokens: Tokens = {};
  for (let step = 0; step < SIGN_IN_STEPS; step += 1) {
    const account = open(tokens);
    const request = vendor.signIn?.next(account);
    if (vendor.signIn === undefined || request === undefined) return err(problem('vendor-settings'));
    const response = await send(deps, request);
    if (!response.ok) return response;
    if (vendor.signIn.choices?.isNext(account) === true) {
      const list = vendor.signIn.choices.read(response.value, account);
      watch(response.value, list);
      return list.ok ? list : err(list.error.problem);
    }
    const read = vendor.signIn.read(response.value, account);
    watch(response.value, read);
    if (!read.ok) return err(read.error.problem);
    tokens = read.value;
  }
  return err(problem('vendor-answer-unknown'));
}

async function send(deps: ConnectionsDeps, request: HttpRequest): Promise<Result<HttpResponse, Problem>> {
  const exchange = await deps.transport(request, { timeoutMs: STEP_MS, freshConnection: true });
  return exchange.kind === 'answered' ? ok(exchange.response) : err(exchange.problem);
}
