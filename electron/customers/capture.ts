import type { Answer } from '#electron/core.ts';
import { transact } from '#electron/db/transact.ts';
import { parseCustomer, toE164, type Customer } from '#shared/domain/customer.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { CallOutput, CaptureAnswer, Verdict } from '#shared/ipc/contract.ts';
import { ok } from '#shared/result.ts';
import type { CustomerStore, CustomerStoreDeps, ImportOrigin } from './customer-store.ts';
import type { Drafts } from './drafts.ts';
import type { FindDuplicates } from './duplicates.ts';
import type { DeliveryWriter, Target } from './ports.ts';
import { heldBy, judge, resolveTargets, type Judgement } from './verdicts.ts';
import type { Word } from './word.ts';

export type CaptureDeps = CustomerStoreDeps & {
  readonly store: CustomerStore;
  readonly outbox: DeliveryWriter;
  readonly drafts: Pick<Drafts, 'drop'>;
  readonly duplicates: FindDuplicates;
  readonly targets: () => readonly Target[];
  readonly defaultCountry: () => string;
  /** Whose word counts where nobody was asked. Default: that of the settings. */
  readonly unasked?: Word;
};

/** A customer that passed every rule of ours, with what each connection says about it. */
export type PreparedCustomer = {
  readonly customer: Customer;
  readonly externalId: string;
  readonly judgements: readonly (Judgement & { readonly held: Problem | undefined })[];
  readonly awaits: boolean;
  readonly warnings: readonly Problem[];
};

export type Capture = ReturnType<typeof createCapture>;

export function createCapture(deps: CaptureDeps) {
  const { db, store, outbox } = deps;
  const prepare = (input: unknown, word?: Word): Answer<PreparedCustomer> => prepareNew(deps, input, word);
  /** Inside a transaction. */
  const write = (
    { customer, externalId, judgements, awaits, warnings }: PreparedCustomer,
    origin?: ImportOrigin,
  ): CaptureAnswer => {
    const id = store.insert(customer, externalId, awaits, origin);
    for (const { target, held } of judgements)
      outbox.insertDelivery({ customerId: id, connectionId: target.id, ...(held === undefined ? {} : { held }) });
    const held = judgements.filter((one) => one.held !== undefined).length;
    return {
      id,
      deliveries: judgements.length - held,
      held,
      warnings: [...warnings, ...judgements.flatMap((one) => one.warnings)],
    };
  };
  /** With the customer goes its draft, or a crash in between would bring back a form that is already saved. */
  const writeAndDrop = (prepared: PreparedCustomer): CaptureAnswer => {
    deps.drafts.drop();
    return write(prepared);
  };
  return {
    prepare,
    write,
    capture: (input: unknown, word?: Word): Answer<CaptureAnswer> => {
      const prepared = prepare(input, word);
      return prepared.ok ? transact(db, () => writeAndDrop(prepared.value)) : prepared;
    },
    check: (input: unknown): CallOutput<'customers.check'> => check(deps, input),
    attachAwaiting: (connectionId: string): Answer<number> => transact(db, () => attach(deps, connectionId)),
  };
}

function prepareNew(deps: CaptureDeps, input: unknown, word: Word = 'settings'): Answer<PreparedCustomer> {
  const parsed = parseCustomer(input, { defaultCountry: deps.defaultCountry() });
  if (!parsed.ok) return parsed;
  const { customer, connections, warnings } = parsed.value;
  const targets = resolveTargets(connections, deps.targets());
  if (!targets.ok) return targets;
  const externalId = newExternalId(deps.random.bytes(12));
  const judgements = targets.value.map((target) => {
    const judgement = judgeNew(customer, target, externalId);
    return { ...judgement, held: heldBy(judgement, word) };
  });
  const awaits = connections === undefined && judgements.length === 0;
  return ok({ customer, externalId, judgements, awaits, warnings });
}

/** The same rules as saving, without saving. Verdicts of what is right so far, so that they stay while one field is typed. */
function check(deps: CaptureDeps, input: unknown): CallOutput<'customers.check'> {
  const rules = checkRules(deps, input);
  return {
    ...rules,
    duplicates: deps.duplicates({ ...rules, email: emailOf(input), name: textIn(input, 'fullName') }),
  };
}

function checkRules(deps: CaptureDeps, input: unknown): Omit<CallOutput<'customers.check'>, 'duplicates'> {
  const options = { defaultCountry: deps.defaultCountry() };
  const whole = parseCustomer(input, options);
  const problems = whole.ok ? [] : [...whole.error];
  const parsed = whole.ok ? whole : parseCustomer(withoutFields(input, problems), options);
  if (!parsed.ok) return { problems, ...numbersOf(input, options.defaultCountry), verdicts: [] };
  const { customer, connections, warnings } = parsed.value;
  const targets = resolveTargets(connections, deps.targets());
  return {
    problems: [...problems, ...warnings, ...(targets.ok ? [] : targets.error)],
    ...(customer.whatsapp === undefined ? {} : { whatsapp: customer.whatsapp }),
    ...(customer.phone === undefined ? {} : { phone: customer.phone }),
    verdicts: targets.ok ? targets.value.map((target) => verdictOf(judgeNew(customer, target, UNSAVED))) : [],
  };
}

/** Customers that wait for a connection get a delivery for this one, by its rules where they can be read now. */
function attach(deps: CaptureDeps, connectionId: string): number {
  const target = deps.targets().find(({ id }) => id === connectionId);
  const rows = target === undefined ? [] : deps.store.awaiting(connectionId);
  for (const row of rows) {
    const customer = deps.store.open(row);
    // Still locked: it is queued, and the lane applies the rules before it sends.
    const held =
      target === undefined || !customer.ok
        ? undefined
        : heldBy(judgeNew(customer.value, target, row.external_id), deps.unasked ?? 'settings');
    deps.outbox.insertDelivery({ customerId: row.id, connectionId, ...(held === undefined ? {} : { held }) });
  }
  return rows.length;
}

/** In place of a number that a customer gets when it is saved. */
export const UNSAVED = 'FP-000000000000';

/** Whether the rules take it does not depend on the delivery's own key, which is made when it is written. */
export function judgeNew(customer: Customer, target: Target, externalId: string): Judgement {
  return judge(customer, target, { externalId, idempotencyKey: externalId });
}

function verdictOf({ target, refused, warnings, cuts }: Judgement): Verdict {
  return {
    connectionId: target.id,
    verdict: refused.length === 0 ? 'ready' : 'refused',
    problems: [...refused],
    warnings: [...warnings],
    cuts: [...cuts],
  };
}

function withoutFields(input: unknown, problems: readonly Problem[]): unknown {
  if (typeof input !== 'object' || input === null) return input;
  const blamed = new Set(problems.map(({ field }) => field?.split('.')[0]));
  // Coordinates count only as a pair.
  if (blamed.has('latitude') || blamed.has('longitude')) blamed.add('latitude').add('longitude');
  return Object.fromEntries(Object.entries(input).filter(([key]) => !blamed.has(key)));
}

function numbersOf(input: unknown, defaultCountry: string): { whatsapp?: string; phone?: string } {
  const number = (key: string): string | undefined => {
    const value: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, key) : undefined;
    return typeof value === 'string' && value.length < 100 ? toE164(value, defaultCountry) : undefined;
  };
  const whatsapp = number('whatsapp');
  const phone = number('phone');
  return { ...(whatsapp === undefined ? {} : { whatsapp }), ...(phone === undefined ? {} : { phone }) };
}

function textIn(input: unknown, key: string): string | undefined {
  const value: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, key) : undefined;
  return typeof value === 'string' && value.length <= 320 ? value : undefined;
}

/** An e-mail that may be complete; while it is typed, it is looked up for nothing. */
function emailOf(input: unknown): string | undefined {
  const email = textIn(input, 'email')?.normalize('NFC').trim();
  return email !== undefined && /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email) ? email : undefined;
}

/** Crockford's base32: no I, L, O, U, so it survives being read out on the telephone. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `FP-` and 12 characters (60 random bits). */
function newExternalId(bytes: Uint8Array): string {
  return `FP-${Array.from(bytes, (byte) => CROCKFORD.charAt(byte % 32)).join('')}`;
}
