import { readSecrets } from '#electron/credentials/account.ts';
import type { Vendor } from '#electron/vendors/definition.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ActiveConnection, ConnectionsDeps } from './deps.ts';

/** Secrets as they stand in a form: empty ones are those that were left out. */
export const givenSecrets = (secrets: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''));

/**
 * Those that are given, and for the others what lies in the keychain for a connection of the same vendor. Problems: those
 * of the keychain, and `connection-not-found`.
 */
export async function withStored(
  deps: Pick<ConnectionsDeps, 'vault'>,
  vendor: Vendor,
  given: Record<string, string>,
  from: ActiveConnection | undefined,
): Promise<Result<Record<string, string>, Problem>> {
  if (from?.vendor.id !== vendor.id) return err(problem('connection-not-found', { field: 'secretsFrom' }));
  const stored = await readSecrets(deps.vault, from.id);
  return stored.ok ? ok({ ...stored.value, ...given }) : stored;
}

/** Secrets as far as the vendor takes them under these settings. */
export function fittingSecrets(
  vendor: Vendor,
  secrets: Record<string, string>,
  settings: Record<string, unknown>,
): Record<string, string> {
  const parsed = vendor.parseSecrets(secrets, settings);
  const unknown = parsed.ok
    ? []
    : parsed.error.filter(({ code }) => code === 'unknown-field').map(({ field }) => field);
  return Object.fromEntries(Object.entries(secrets).filter(([key]) => !unknown.includes(`secrets.${key}`)));
}
