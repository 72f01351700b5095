import { z } from 'zod';
import type { DeliveryRef, Mapped, Vendor, VendorDefinition, VendorSpec } from './definition.ts';
import { applyFieldMap } from './field-map.ts';
import { ruleSchema } from './setting-schemas.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Cut } from '#shared/domain/cut.ts';
import { checkFieldMap, fieldMapSchema, type FieldMap } from '#shared/domain/field-map.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { FormField, VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';
import type { VendorField } from '#shared/domain/vendor-field.ts';
import { err, ok, type Result } from '#shared/result.ts';

const baseUrlSchema = z.object({ baseUrl: z.string().optional() });

/**
 * Closes a typed definition into the engine's view.
 * The casts below are the one place where S, X and R are forgotten: every value that reaches the closures was made by
 * the same definition's parsers.
 */
export function defineVendor<S extends object, X extends object, R>(spec: VendorSpec<S, X, R>): Vendor {
  // Settings are values that nobody changes, and asked about several times for every delivery.
  const parsed = new WeakMap<object, Split<S>>();
  const parts = (settings: Record<string, unknown>): Split<S> => {
    const known = parsed.get(settings);
    if (known !== undefined) return known;
    const { baseUrl: _, fieldMap, ...own } = settings;
    const fresh = { own: spec.settings.parse(own), map: fieldMapSchema.optional().parse(fieldMap) };
    parsed.set(settings, fresh);
    return fresh;
  };
  const split = (settings: Record<string, unknown>): S => parts(settings).own;
  const change = changeSchema(spec.record);
  // See above: an OpenAccount of this vendor was built by this vendor's openAccount.
  const own = spec as unknown as VendorDefinition<unknown, unknown, unknown>;
  const { origin: _origin, sensitive, ...open } = own;
  const defaultOrigin = (settings: Record<string, unknown>): string =>
    typeof spec.origin === 'function' ? spec.origin(split(settings)) : spec.origin;
  return {
    ...open,
    origin: (settings) => originOf(settings, defaultOrigin(settings)),
    sensitive: (account) => (typeof sensitive === 'function' ? sensitive(account.settings) : sensitive),
    descriptor: descriptorOf(spec),
    parseSettings: (input) => parseSettings(spec, input),
    parseSecrets: (input, settings) => parseSecrets(spec.secrets(split(settings)), input),
    openAccount: (settings, secrets, tokens) => ({
      origin: originOf(settings, defaultOrigin(settings)),
      settings: split(settings),
      secrets: spec.secrets(split(settings)).parse(secrets),
      tokens,
    }),
    parseRecord: (json) => spec.record.parse(json),
    parseChange: (json) => change.parse(json),
    map: (customer, settings, ref) => mapThrough(spec, parts(settingsOf(settings)), customer, ref),
    limits: (settings) => spec.limits(split(settings)),
    effect: (settings, record) => own.effect?.(split(settings), record) ?? 'create',
    reconcile: (settings, record) => own.reconcile(split(settingsOf(settings)), record),
    destructive: (settings) => spec.destructive?.(split(settings)) ?? false,
    batchKey: (record) => own.batchKey?.(record) ?? '',
  };
}

function descriptorOf<S, X, R>(spec: VendorSpec<S, X, R>): VendorDescriptor {
  const { id, name, homepage, form, hosts, fields, ownFields, presets = [] } = spec;
  const mapping = fields.some(isMappable) ? [FIELD_MAP_FIELD] : [];
  return {
    id,
    name,
    ...(homepage === undefined ? {} : { homepage }),
    ...(spec.probe === undefined && spec.signIn === undefined ? { untested: true } : {}),
    settings: [...form.settings, ...mapping, baseUrlField(hosts)],
    secrets: [...form.secrets],
    fields: [...fields],
    ...(ownFields === undefined ? {} : { ownFields }),
    presets: [...presets],
    ...(spec.names === undefined ? {} : { names: spec.names.of }),
  };
}

const changeSchema = (record: z.ZodType) =>
  z.strictObject({ number: z.string().optional(), before: z.array(record), after: record });

/** Of the engine's view: settings as they are stored, and no other object. */
function settingsOf(settings: unknown): Record<string, unknown> {
  return settings as Record<string, unknown>;
}

type Split<S> = { readonly own: S; readonly map: FieldMap | undefined };

const isMappable = ({ into }: VendorField): boolean => into !== undefined;

/** The vendor's mapping, with the connection's own in front of it. */
function mapThrough<S extends object, X, R>(
  spec: VendorSpec<S, X, R>,
  { own, map }: Split<S>,
  customer: Customer,
  ref: DeliveryRef,
): Result<Mapped<R>, readonly Problem[]> {
  // Without rules a customer is what it is, but for free fields: these are filled by rules alone.
  if (map === undefined && !spec.fields.some(({ into }) => into === 'customFields'))
    return spec.map(customer, own, ref);
  const { name: vendor, fields, ownFields } = spec;
  const settings = Object.fromEntries(Object.entries(own));
  const rewritten = applyFieldMap({ vendor, fields, ownFields, map: map ?? {}, settings, customer, ref });
  if (!rewritten.ok) return rewritten;
  const { blame, warnings } = rewritten.value;
  // A rule puts a text where the schema of S has one.
  const mapped = spec.map(rewritten.value.customer, rewritten.value.settings as S, ref);
  if (!mapped.ok) return err(mapped.error.map(blame));
  const { record, cuts = [] } = mapped.value;
  const blamed = ({ field, ...cut }: Cut): Cut => ({
    ...cut,
    field: blame(problem('vendor-field-shortened', { field })).field ?? field,
  });
  return ok({ record, warnings: [...warnings, ...mapped.value.warnings.map(blame)], cuts: cuts.map(blamed) });
}

const FIELD_MAP_FIELD: FormField = { key: 'fieldMap', kind: 'mapping', required: false };

/** contracts.md §2: every vendor takes `baseUrl`; https only, plain http for loopback addresses. */
function baseUrlField(hosts: readonly string[] = []): FormField {
  const field = { key: 'baseUrl', kind: 'url', required: false } as const;
  return hosts.length === 0 ? { ...field, advanced: true } : { ...field, options: [...hosts] };
}

function parseSettings<S extends object, X, R>(
  spec: VendorSpec<S, X, R>,
  input: unknown,
): Result<Record<string, unknown>, readonly Problem[]> {
  const record = z.record(z.string(), z.unknown()).safeParse(input);
  if (!record.success) return err([problem('not-an-object', { field: 'settings' })]);
  const { baseUrl, fieldMap, ...rest } = record.data;
  const origin = baseUrl === undefined || baseUrl === '' ? ok(undefined) : originFrom(baseUrl);
  const own = parseWith(spec.settings, rest, 'settings');
  const map = fieldMap === undefined ? ok(undefined) : parseFieldMap(spec, fieldMap);
  const problems = [...(origin.ok ? [] : [origin.error]), ...(own.ok ? [] : own.error), ...(map.ok ? [] : map.error)];
  if (!origin.ok || !own.ok || !map.ok) return err(problems);
  return ok({
    ...own.value,
    ...(map.value === undefined ? {} : { fieldMap: map.value }),
    ...(origin.value === undefined ? {} : { baseUrl: origin.value }),
  });
}

/** Undefined for one without rules. */
function parseFieldMap<S, X, R>(
  { fields, ownFields }: VendorSpec<S, X, R>,
  input: unknown,
): Result<FieldMap | undefined, readonly Problem[]> {
  if (!fields.some(isMappable)) return err([problem('unknown-field', { field: 'settings.fieldMap' })]);
  const parsed = parseWith(fieldMapSchema, input, 'settings.fieldMap');
  if (!parsed.ok) return parsed;
  const problems = checkFieldMap(parsed.value, { fields, ownFields });
  if (problems.length > 0) return err(problems);
  return ok(Object.keys(parsed.value).length === 0 ? undefined : parsed.value);
}

function parseWith<T extends object>(
  schema: z.ZodType<T>,
  input: unknown,
  path: string,
): Result<T, readonly Problem[]> {
  // Without `reportInput` an issue does not tell a missing value from one of a wrong type. The values stay in here.
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.flatMap((issue) => {
      const field = [path, ...issue.path].join('.');
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => problem('unknown-field', { field: `${field}.${key}` }));
      const own = ownProblem(issue, field);
      if (own !== undefined) return [own];
      const missing = issue.input === undefined || issue.input === '';
      return [problem(missing ? 'value-required' : 'value-invalid', { field })];
    }),
  );
}

/** A rule with a code of its own; see `rule` in setting-schemas.ts. */
function ownProblem(issue: z.core.$ZodIssue, field: string): Problem | undefined {
  const parsed = ruleSchema.safeParse(issue.code === 'custom' ? issue.params : undefined);
  return parsed.success ? problem(parsed.data.problem, { field, params: parsed.data.about }) : undefined;
}

function parseSecrets(schema: z.ZodType<object>, input: unknown): Result<Record<string, string>, readonly Problem[]> {
  const parsed = parseWith(schema, input, 'secrets');
  return parsed.ok ? ok(z.record(z.string(), z.string()).parse(parsed.value)) : parsed;
}

function originFrom(value: unknown): Result<string, Problem> {
  const invalid = err(problem('url-invalid', { field: 'settings.baseUrl' }));
  if (typeof value !== 'string') return invalid;
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    return invalid; // URL has no other way to say "not a URL" on every runtime we support
  }
  const loopback = /^(localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return invalid;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return invalid;
  // A path is kept as a prefix: what was typed is never dropped without a word.
  return ok(`${url.origin}${url.pathname.replace(/\/+$/, '')}`);
}

function originOf(settings: Record<string, unknown>, fallback: string): string {
  const { baseUrl } = baseUrlSchema.parse(settings);
  return baseUrl ?? fallback;
}
