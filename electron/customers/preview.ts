import { createHash } from 'node:crypto';
import type { Answer } from '#electron/core.ts';
import { wireOf } from '#electron/outbox/wire.ts';
import type { Change, OpenAccount, Tokens, Vendor } from '#electron/vendors/definition.ts';
import { isObject } from '#electron/vendors/json.ts';
import { redactRequest } from '#electron/vendors/redact.ts';
import { parseCustomer, type Customer } from '#shared/domain/customer.ts';
import { EXAMPLE_CUSTOMER } from '#shared/domain/example-customer.ts';
import type { Preview } from '#shared/domain/preview.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { secretFieldsOf } from '#shared/domain/secret-slots.ts';
import { err, ok } from '#shared/result.ts';
import { judgeNew, UNSAVED, type CaptureDeps } from './capture.ts';
import { shownChanges, type ShownChange } from './change-preview.ts';
import { curlOf, placeholderOf, placeholdersIn } from './curl.ts';
import type { DeliveryReader } from './delivery-rows.ts';
import type { Target } from './ports.ts';
import { resolveTargets, type Judgement } from './verdicts.ts';

export type PreviewDeps = CaptureDeps & { readonly deliveries: DeliveryReader };

/**
 * The exact request of each connection, without sending or asking the keychain: secrets are masked anyway, so masks are
 * put in their places from the start. A signature therefore shows where it goes, not its value.
 */
export function createPreview(deps: PreviewDeps): (customer: string | object) => Answer<Preview[]> {
  return (customer) => (typeof customer === 'string' ? ofSaved(deps, customer) : ofUnsaved(deps, customer));
}

/** The same for a connection that is still being set up: of a saved customer (its id), or of one that is made up. */
export function createDraftPreview(deps: PreviewDeps): (target: Target, customerId?: string) => Answer<Preview> {
  return (target, customerId) => {
    if (customerId === undefined) return ok(previewOf(deps, judgeNew(exampleOf(deps), target, UNSAVED)));
    const row = deps.store.byId(customerId);
    if (row === undefined) return err([problem('customer-not-found')]);
    const customer = deps.store.open(row);
    return customer.ok ? ok(previewOf(deps, judgeNew(customer.value, target, row.external_id))) : err([customer.error]);
  };
}

function exampleOf(deps: PreviewDeps): Customer {
  const parsed = parseCustomer(EXAMPLE_CUSTOMER, { defaultCountry: deps.defaultCountry() });
  if (!parsed.ok) throw new Error('the example breaks our own rules');
  return parsed.value.customer;
}

function ofUnsaved(deps: PreviewDeps, input: object): Answer<Preview[]> {
  const parsed = parseCustomer(input, { defaultCountry: deps.defaultCountry() });
  if (!parsed.ok) return parsed;
  const { customer, connections } = parsed.value;
  const targets = resolveTargets(connections, deps.targets());
  if (!targets.ok) return targets;
  return ok(targets.value.map((target) => previewOf(deps, judgeNew(customer, target, UNSAVED))));
}

/** Of the connections it has a delivery for; of every one when it has none. The changes come after the creations. */
function ofSaved(deps: PreviewDeps, id: string): Answer<Preview[]> {
  const row = deps.store.byId(id);
  if (row === undefined) return err([problem('customer-not-found')]);
  const customer = deps.store.open(row);
  if (!customer.ok) return err([customer.error]);
  const chosen = new Set(deps.deliveries.ofCustomers([id]).map(({ connectionId }) => connectionId));
  const targets = deps.targets().filter((target) => chosen.size === 0 || chosen.has(target.id));
  const created = targets.map((target) => {
    const frozen = frozenRecord(deps, id, target);
    if (frozen !== undefined) return previewOf(deps, { target, record: frozen, refused: [], warnings: [], cuts: [] });
    return previewOf(deps, judgeNew(customer.value, target, row.external_id));
  });
  return ok([...created, ...shownChanges(deps, row, customer.value).map((one) => changePreview(deps, one))]);
}

function changePreview(deps: PreviewDeps, { judgement, change, delivery }: ShownChange): Preview {
  return {
    ...previewOf(deps, judgement, change),
    intent: 'update',
    ...(delivery === undefined ? {} : { deliveryId: delivery.id }),
  };
}

/** What was mapped at the first attempt is what later ones send, whatever the settings have become. */
function frozenRecord(deps: PreviewDeps, customerId: string, { id, vendor }: Target): unknown {
  const frozen = deps.deliveries.record(customerId, id);
  if (frozen === undefined) return undefined;
  const text = deps.sealing.open({ table: 'deliveries', row: frozen.id, column: 'record' }, frozen.record);
  return text.ok ? vendor.parseRecord(JSON.parse(text.value)) : undefined;
}

/** `change`: how the record goes to a vendor that has the customer. */
function previewOf(
  deps: PreviewDeps,
  { target, record, refused, warnings, cuts }: Judgement,
  change?: Change<unknown>,
): Preview {
  return refused.length > 0
    ? refusedPreview(target, refused)
    : { ...shownRequest(target, { record, change }, deps.clock.wallMs()), warnings: [...warnings], cuts: [...cuts] };
}

/** Why nothing would be sent there. */
function refusedPreview(target: Target, refused: readonly Problem[]): Preview {
  return {
    ...commonOf(target, { record: undefined }),
    request: null,
    refused: [...refused],
    warnings: [],
    cuts: [],
    fields: {},
  };
}

type Shown = { readonly record: unknown; readonly change?: Change<unknown> | undefined };

function commonOf({ id, name, vendor, settings }: Target, { record, change }: Shown) {
  return {
    connectionId: id,
    connection: name,
    vendor: vendor.id,
    intent: 'create' as const,
    effect: change === undefined ? vendor.effect(settings, record) : (vendor.update?.effect ?? 'change'),
    batch: vendor.limits(settings).batch,
    stamped: [...(vendor.stamped ?? [])],
  };
}

function shownRequest(target: Target, shown: Shown, nowMs: number): Omit<Preview, 'warnings' | 'cuts'> {
  const { vendor, settings } = target;
  const { record, change } = shown;
  const common = commonOf(target, shown);
  const account = maskedAccount(vendor, settings);
  const wire = wireOf(vendor, change === undefined ? 'create' : 'update');
  const request = wire.prepare(account, [change ?? record], nowMs);
  const redacted = redactRequest(request, vendor.sensitive(account), placeholdersIn(request));
  return {
    ...common,
    request: { ...redacted, headers: { ...redacted.headers } },
    refused: [],
    fields: fieldTexts(vendor, record),
    curl: curlOf(request, common.stamped),
    ...(redacted.body === undefined ? {} : { body: hashOf(redacted.body, redacted.body === request.body) }),
  };
}

/** By the names that the definition gives them: `location.lat` is a field within an object. */
function fieldTexts({ descriptor, fieldsIn }: Vendor, record: unknown): Record<string, string> {
  const row = fieldsIn?.(record);
  if (row === undefined) return {};
  const texts = descriptor.fields.flatMap(({ name }) => {
    const value = name.split('.').reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), row);
    return value === undefined ? [] : [[name, textOfValue(value)] as const];
  });
  return Object.fromEntries(texts);
}

function textOfValue(value: unknown): string {
  if (typeof value === 'string') return value;
  const isList = Array.isArray(value) && value.every((part) => typeof part === 'string');
  return isList ? value.join(', ') : JSON.stringify(value);
}

function hashOf(text: string, exact: boolean): NonNullable<Preview['body']> {
  const bytes = Buffer.from(text, 'utf8');
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.byteLength, exact };
}

function maskedAccount(vendor: Vendor, settings: Record<string, unknown>): OpenAccount {
  const value = (key: string): unknown =>
    settings[key] ?? vendor.descriptor.settings.find((field) => field.key === key)?.default;
  const secrets = secretFieldsOf(vendor.descriptor.secrets, settings);
  const fields = secrets.filter(({ when }) => when === undefined || value(when.key) === when.is);
  const masks = Object.fromEntries(fields.map(({ key }) => [key, placeholderOf(key)]));
  return vendor.openAccount(settings, masks, ANY_TOKEN);
}

/** Whatever a sign-in would have fetched. */
const ANY_TOKEN: Tokens = new Proxy<Record<string, string>>(
  {},
  { get: (_, name) => (typeof name === 'string' ? placeholderOf(`${name}Token`) : undefined) },
);
