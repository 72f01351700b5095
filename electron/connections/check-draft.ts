import type { Answer } from '#electron/core.ts';
import type { Vendor } from '#electron/vendors/definition.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';
import type { ActiveConnection, ConnectionsDeps } from './deps.ts';
import { givenSecrets } from './draft-secrets.ts';
import { sameName } from './input.ts';

/** A connection's form while it is being typed. `id`: of the connection that is changed; its stored secrets stay. */
export type DraftForm = {
  readonly vendor: string;
  readonly name: string;
  readonly settings: Record<string, unknown>;
  readonly secrets: Record<string, string>;
  readonly id?: string | undefined;
  readonly secretsFrom?: string | undefined;
};

export type CheckedDraft = {
  /** By the vendor's own rules, each with its field. */
  readonly problems: readonly Problem[];
  /** What the settings would make of it, as soon as they are right. */
  readonly target?: {
    readonly id: string;
    readonly name: string;
    readonly settings: Record<string, unknown>;
    readonly vendor: Vendor;
  };
};

/** The rules of `connections.add`, without keychain, network and database. */
export function checkDraft(
  deps: Pick<ConnectionsDeps, 'vendors'>,
  all: readonly ActiveConnection[],
  form: DraftForm,
): Answer<CheckedDraft> {
  const vendor = deps.vendors.find(({ id }) => id === form.vendor);
  if (vendor === undefined) return err([problem('vendor-not-found', { field: 'vendor' })]);
  const settings = vendor.parseSettings(form.settings);
  const problems = [...nameProblems(all, form)];
  if (!settings.ok) return ok({ problems: [...problems, ...settings.error] });
  const isKept = form.id !== undefined || form.secretsFrom !== undefined;
  const secrets = vendor.parseSecrets(givenSecrets(form.secrets), settings.value);
  if (!secrets.ok) problems.push(...secrets.error.filter(({ code }) => !isKept || code !== 'value-required'));
  return ok({ problems, target: { id: form.id ?? '', name: form.name, settings: settings.value, vendor } });
}

function nameProblems(all: readonly ActiveConnection[], { name, id }: DraftForm): readonly Problem[] {
  if (name.trim() === '') return [problem('value-required', { field: 'name' })];
  const isTaken = all.some((row) => row.id !== id && sameName(row.name, name));
  return isTaken ? [problem('connection-name-taken', { field: 'name' })] : [];
}
