import { z } from 'zod';
import type { Vendor, VendorDefinition, VendorSpec } from './definition.ts';
import { ruleSchema } from './setting-schemas.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { FormField, VendorDescriptor } from '#shared/domain/vendor-descriptor.ts';
import { err, ok, type Result } from '#shared/result.ts';

const baseUrlSchema = z.object({ baseUrl: z.string().optional() });

/**
 * Closes a typed definition into the engine's view.
 * The casts below are the one place where S, X and R are forgotten: every value that reaches the closures was made by
 * the same definition's parsers.
 */
export function defineVendor<S extends object, X extends object, R>(spec: VendorSpec<S, X, R>): Vendor {
  // Settings are values that nobody changes, and asked about several times for every delivery.
  const parsed = new WeakMap<object, S>();
  const split = (settings: Record<string, unknown>): S => {
    const known = parsed.get(settings);
    if (known !== undefined) return known;
    const { baseUrl: _, ...own } = settings;
    const fresh = spec.settings.parse(own);
    parsed.set(settings, fresh);
    return fresh;
  };
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
    map: (customer, settings, ref) => spec.map(customer, split(settingsOf(settings)), ref),
    limits: (settings) => spec.limits(split(settings)),
    effect: (settings, record) => own.effect?.(split(settings), record) ?? 'create',
    reconcile: (settings, record) => own.reconcile(split(settingsOf(settings)), record),
    destructive: (settings) => spec.destructive?.(split(settings)) ?? false,
    batchKey: (record) => own.batchKey?.(record) ?? '',
  };
}

function descriptorOf<S, X, R>(spec: VendorSpec<S, X, R>): VendorDescriptor {
  return {
    id: spec.id,
    name: spec.name,
    ...(spec.homepage === undefined ? {} : { homepage: spec.homepage }),
    settings: [...spec.form.settings, baseUrlField(spec.hosts)],
    secrets: [...spec.form.secrets],
    fields: [...spec.fields],
    ...(spec.ownFields === undefined ? {} : { ownFields: spec.ownFields }),
  };
}

/** Of the engine's view: settings as they are stored, and no other object. */
function settingsOf(settings: unknown): Record<string, unknown> {
  return settings as Record<string, unknown>;
}

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
  const { baseUrl, ...rest } = record.data;
  const origin = baseUrl === undefined || baseUrl === '' ? ok(undefined) : originFrom(baseUrl);
  const own = parseWith(spec.settings, rest, 'settings');
  const problems = [...(origin.ok ? [] : [origin.error]), ...(own.ok ? [] : own.error)];
  if (!origin.ok || !own.ok) return err(problems);
  return ok({ ...own.value, ...(origin.value === undefined ? {} : { baseUrl: origin.value }) });
}

function parseWith(schema: z.ZodType<object>, input: unknown, path: string): Result<object, readonly Problem[]> {
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
