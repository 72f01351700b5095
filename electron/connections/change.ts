import type { Answer } from '#electron/core.ts';
import { readSecrets } from '#electron/credentials/account.ts';
import { connectionEntry, type Vault } from '#electron/credentials/vault.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { FormField } from '#shared/domain/vendor-descriptor.ts';
import type { ActiveConnection, ConnectionsDeps } from './deps.ts';
import { fittingSecrets, givenSecrets, withStored } from './draft-secrets.ts';
import { confirmationProblem, parseDraft, sameName, type ConnectionChange, type ConnectionDraft } from './input.ts';
import type { Vendor } from '#electron/vendors/definition.ts';

/** The secrets first, then the row: whatever fails on the way leaves neither. */
export async function addConnection(
  deps: ConnectionsDeps,
  others: readonly ActiveConnection[],
  input: unknown,
): Promise<Answer<{ id: string }>> {
  const draft = parseDraft(input);
  if (!draft.ok) return draft;
  const vendor = deps.vendors.find((item) => item.id === draft.value.vendor);
  if (vendor === undefined) return err([problem('vendor-not-found', { field: 'vendor' })]);
  const settings = vendor.parseSettings(draft.value.settings);
  if (!settings.ok) return settings;
  const secrets = await secretsOf(deps, others, vendor, draft.value, settings.value);
  if (!secrets.ok) return secrets;
  const { name } = draft.value;
  if (others.some((row) => sameName(row.name, name))) return err([nameTaken()]);
  const unconfirmed = confirmationProblem(vendor, settings.value, draft.value);
  if (unconfirmed !== undefined) return err([unconfirmed]);

  const id = deps.random.uuid();
  const stored = await storeSecrets(deps.vault, id, secrets.value);
  if (!stored.ok) return err([stored.error]);
  const row = { id, vendor: vendor.id, name, settings: settings.value };
  const inserted = await insertOrForget(deps, row);
  if (!inserted.ok) return err([inserted.error]);
  deps.attachAwaiting(id);
  deps.changed();
  return ok({ id });
}

async function secretsOf(
  deps: ConnectionsDeps,
  others: readonly ActiveConnection[],
  vendor: Vendor,
  { secrets, secretsFrom }: ConnectionDraft,
  settings: Record<string, unknown>,
): Promise<Answer<Record<string, string>>> {
  if (secretsFrom === undefined) return vendor.parseSecrets(secrets, settings);
  const from = others.find(({ id }) => id === secretsFrom);
  const all = await withStored(deps, vendor, givenSecrets(secrets), from);
  return all.ok ? vendor.parseSecrets(fittingSecrets(vendor, all.value, settings), settings) : err([all.error]);
}

/** Written, then read back: some keychains take a value and keep another, or nothing. */
async function storeSecrets(vault: Vault, id: string, secrets: Record<string, string>): Promise<Result<void, Problem>> {
  const text = JSON.stringify(secrets);
  const written = await vault.write(connectionEntry(id), text);
  if (!written.ok) return written;
  const read = await vault.read(connectionEntry(id));
  if (read.ok && read.value === text) return ok(undefined);
  await vault.remove(connectionEntry(id));
  return read.ok ? err(problem('keychain-unavailable')) : read;
}

async function insertOrForget(
  deps: ConnectionsDeps,
  row: Parameters<ConnectionsDeps['store']['insert']>[0],
): Promise<Result<void, Problem>> {
  let isInserted = false;
  try {
    const inserted = withNameFree(() => deps.store.insert(row, deps.clock.wallMs()));
    isInserted = inserted.ok;
    return inserted;
  } finally {
    if (!isInserted) await deps.vault.remove(connectionEntry(row.id));
  }
}

const nameTaken = (): Problem => problem('connection-name-taken', { field: 'name' });

/** Another process may have taken the name since it was looked for. */
function withNameFree(write: () => void): Result<void, Problem> {
  try {
    write();
    return ok(undefined);
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE';
    if (isTaken) return err(nameTaken());
    throw error;
  }
}

export async function updateConnection(
  deps: ConnectionsDeps,
  all: readonly ActiveConnection[],
  row: ActiveConnection,
  change: ConnectionChange,
): Promise<Answer<object>> {
  const name = change.name ?? row.name;
  if (all.some((other) => other.id !== row.id && sameName(other.name, name))) return err([nameTaken()]);
  const settings = change.settings === undefined ? ok(row.settings) : row.vendor.parseSettings(change.settings);
  if (!settings.ok) return settings;
  const unconfirmed = confirmationProblem(row.vendor, settings.value, { name, confirmation: change.confirmation });
  if (unconfirmed !== undefined && !row.vendor.destructive(row.settings)) return err([unconfirmed]);
  if (change.applyToWaiting === false) {
    const frozen = deps.waiting.freeze(row.id);
    if (!frozen.ok) return frozen;
  }
  const given = Object.fromEntries(Object.entries(change.secrets ?? {}).filter(([, value]) => value !== ''));
  // Which secrets a vendor needs may hang on its settings (SalesMania: pasted tokens or a sign-in).
  const needsOthers = change.settings !== undefined && row.vendor.descriptor.secrets.some(isOfSettings);
  if (Object.keys(given).length > 0 || needsOthers) {
    const replaced = await replaceSecrets(deps.vault, row, settings.value, given);
    if (!replaced.ok) return replaced;
  }
  const written = withNameFree(() => deps.store.update(row.id, name, settings.value));
  if (!written.ok) return err([written.error]);
  const remapped = change.applyToWaiting === true ? deps.waiting.remap(row.id) : ok(0);
  if (!remapped.ok) return remapped;
  deps.accounts.forget(row.id);
  deps.resetLane(row.id);
  deps.changed();
  return ok({});
}

/** Those that are given replace theirs; the others stay, as far as the vendor still takes them. */
async function replaceSecrets(
  vault: Vault,
  row: ActiveConnection,
  settings: Record<string, unknown>,
  given: Record<string, string>,
): Promise<Answer<void>> {
  const stored = await readSecrets(vault, row.id);
  // Secrets that are gone can be entered anew; a keychain that does not answer must not lose those that are there.
  if (!stored.ok && stored.error.code !== 'secret-missing') return err([stored.error]);
  const kept = stored.ok ? stored.value : {};
  // What is given is judged as it is; of what is kept, only that which the vendor still takes counts.
  const still = Object.keys(fittingSecrets(row.vendor, { ...kept, ...given }, settings));
  const fits = Object.fromEntries(Object.entries(kept).filter(([key]) => still.includes(key)));
  const secrets = row.vendor.parseSecrets({ ...fits, ...given }, settings);
  if (!secrets.ok) return secrets;
  if (stored.ok && JSON.stringify(stored.value) === JSON.stringify(secrets.value)) return ok(undefined);
  const written = await vault.write(connectionEntry(row.id), JSON.stringify(secrets.value));
  return written.ok ? written : err([written.error]);
}

const isOfSettings = ({ when, kind }: FormField): boolean => when !== undefined || kind === 'slots';
