import type { Answer } from '#electron/core.ts';
import type { Choice, NamesPage, OpenAccount } from '#electron/vendors/definition.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ActiveConnection, ConnectionsDeps } from './deps.ts';

/** Pages of one list: ten thousand tags are more than anybody picks from. */
const MOST_PAGES = 100;

/**
 * What the account of a connection can name in a mapping, asked of the vendor now: its own fields, or its tags. An empty
 * list where the vendor gives none. Problems: those of the keychain, of the way there and of the vendor.
 */
export async function listNames(deps: ConnectionsDeps, row: ActiveConnection): Promise<Answer<Choice[]>> {
  if (row.vendor.names === undefined) return ok([]);
  const account = await deps.accounts.open(row);
  if (!account.ok) return err([account.error]);
  const found = new Map<string, Choice>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const before = found.size;
    const read = await readPage(deps, row, account.value, { page, before });
    if (!read.ok) return err([read.error]);
    for (const name of read.value.names) found.set(name.value, name);
    // A list that knows no pages gives the first one again and again.
    if (!read.value.more || found.size === before) break;
  }
  return ok([...found.values()]);
}

type Place = { readonly page: number; readonly before: number };

async function readPage(
  deps: ConnectionsDeps,
  row: ActiveConnection,
  account: OpenAccount,
  { page, before }: Place,
): Promise<Result<NamesPage, Problem>> {
  const { names } = row.vendor;
  if (names === undefined) return err(problem('not-allowed'));
  const request = names.prepare(account, deps.clock.wallMs() + deps.skewMs(), page);
  const { timeoutMs } = row.vendor.limits(row.settings);
  const exchange = await deps.transport(request, { timeoutMs, freshConnection: page === 1 });
  if (exchange.kind !== 'answered') return err(exchange.problem);
  const read = names.read(exchange.response, before);
  if (read.ok || read.error.code === 'vendor-answer-unknown') deps.watchContract(row, 'names', exchange.response);
  return read;
}
