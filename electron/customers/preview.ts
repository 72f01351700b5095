import type { Answer } from '#electron/core.ts';
import type { OpenAccount, Tokens, Vendor } from '#electron/vendors/definition.ts';
import type { HttpRequest } from '#electron/vendors/http.ts';
import { redactRequest } from '#electron/vendors/redact.ts';
import { parseCustomer } from '#shared/domain/customer.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { secretFieldsOf } from '#shared/domain/secret-slots.ts';
import { err, ok } from '#shared/result.ts';
import { judgeNew, UNSAVED, type CaptureDeps } from './capture.ts';
import type { DeliveryReader } from './delivery-rows.ts';
import type { Target } from './ports.ts';
import { resolveTargets, type Judgement } from './verdicts.ts';

/** What one connection would be sent, with secrets masked, or why nothing would. */
export type Preview = {
  readonly connectionId: string;
  readonly connection: string;
  readonly vendor: string;
  readonly request: HttpRequest | null;
  readonly refused: readonly Problem[];
  readonly warnings: readonly Problem[];
};

export type PreviewDeps = CaptureDeps & { readonly deliveries: DeliveryReader };

/**
 * The exact request of each connection, without sending or asking the keychain: secrets are masked anyway, so masks are
 * put in their places from the start. A signature therefore shows where it goes, not its value.
 */
export function createPreview(deps: PreviewDeps): (customer: string | object) => Answer<readonly Preview[]> {
  return (customer) => (typeof customer === 'string' ? ofSaved(deps, customer) : ofUnsaved(deps, customer));
}

function ofUnsaved(deps: PreviewDeps, input: object): Answer<readonly Preview[]> {
  const parsed = parseCustomer(input, { defaultCountry: deps.defaultCountry() });
  if (!parsed.ok) return parsed;
  const { customer, connections } = parsed.value;
  const targets = resolveTargets(connections, deps.targets());
  if (!targets.ok) return targets;
  return ok(targets.value.map((target) => previewOf(deps, judgeNew(customer, target, UNSAVED))));
}

/** Of the connections it has a delivery for; of every one when it has none. */
function ofSaved(deps: PreviewDeps, id: string): Answer<readonly Preview[]> {
  const row = deps.store.byId(id);
  if (row === undefined) return err([problem('customer-not-found')]);
  const customer = deps.store.open(row);
  if (!customer.ok) return err([customer.error]);
  const chosen = new Set(deps.deliveries.ofCustomers([id]).map(({ connectionId }) => connectionId));
  const targets = deps.targets().filter((target) => chosen.size === 0 || chosen.has(target.id));
  return ok(
    targets.map((target) => {
      const frozen = frozenRecord(deps, id, target);
      if (frozen !== undefined) return previewOf(deps, { target, record: frozen, refused: [], warnings: [] });
      return previewOf(deps, judgeNew(customer.value, target, row.external_id));
    }),
  );
}

/** What was mapped at the first attempt is what later ones send, whatever the settings have become. */
function frozenRecord(deps: PreviewDeps, customerId: string, { id, vendor }: Target): unknown {
  const frozen = deps.deliveries.record(customerId, id);
  if (frozen === undefined) return undefined;
  const text = deps.sealing.open({ table: 'deliveries', row: frozen.id, column: 'record' }, frozen.record);
  return text.ok ? vendor.parseRecord(JSON.parse(text.value)) : undefined;
}

function previewOf(deps: PreviewDeps, { target, record, refused, warnings }: Judgement): Preview {
  const { vendor, settings } = target;
  const common = { connectionId: target.id, connection: target.name, vendor: vendor.id, refused, warnings };
  if (refused.length > 0) return { ...common, request: null };
  const account = maskedAccount(vendor, settings);
  const request = vendor.prepare(account, [record], deps.clock.wallMs());
  return { ...common, request: redactRequest(request, vendor.sensitive(account), [PLACEHOLDER]) };
}

function maskedAccount(vendor: Vendor, settings: Record<string, unknown>): OpenAccount {
  const value = (key: string): unknown =>
    settings[key] ?? vendor.descriptor.settings.find((field) => field.key === key)?.default;
  const secrets = secretFieldsOf(vendor.descriptor.secrets, settings);
  const fields = secrets.filter(({ when }) => when === undefined || value(when.key) === when.is);
  return vendor.openAccount(settings, Object.fromEntries(fields.map(({ key }) => [key, PLACEHOLDER])), ANY_TOKEN);
}

/** Fits every vendor's rules for a key (no blanks, ASCII); shown as the mask. */
const PLACEHOLDER = 'fieldpost-preview-placeholder';

/** Whatever a sign-in would have fetched. */
const ANY_TOKEN: Tokens = new Proxy<Record<string, string>>({}, { get: () => PLACEHOLDER });
