import type { Answer } from '#electron/core.ts';
import type { Choice } from '#electron/vendors/definition.ts';
import { err, ok } from '#shared/result.ts';
import type { ActiveConnection, ConnectionsDeps } from './deps.ts';

/**
 * What the account of a connection can name in a mapping, asked of the vendor now: its own fields, or its tags. An empty
 * list where the vendor gives none. Problems: those of the keychain, of the way there and of the vendor.
 */
export async function listNames(deps: ConnectionsDeps, row: ActiveConnection): Promise<Answer<Choice[]>> {
  const { names } = row.vendor;
  if (names === undefined) return ok([]);
  const account = await deps.accounts.open(row);
  if (!account.ok) return err([account.error]);
  const request = names.prepare(account.value, deps.clock.wallMs() + deps.skewMs());
  const { timeoutMs } = row.vendor.limits(row.settings);
  const exchange = await deps.transport(request, { timeoutMs, freshConnection: true });
  if (exchange.kind !== 'answered') return err([exchange.problem]);
  const read = names.read(exchange.response);
  return read.ok ? ok([...read.value]) : err([read.error]);
}
