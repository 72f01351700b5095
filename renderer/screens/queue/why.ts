import { isCustomerField } from '#renderer/i18n/fields.ts';
import type { ConnectionView } from '#shared/domain/connection.ts';
import { rollUpOf, type DeliveryView } from '#shared/domain/delivery.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { MessageKey } from '#shared/i18n/catalogue.ts';

/**
 * Why a customer waits, and when next: at most two sentences and one way to help, as values.
 * What needs a person comes first and alone; then the lanes, the most telling first; then what came of it.
 */
export type Why = { readonly sentences: readonly WhySentence[]; readonly action?: WhyAction };

export type WhySentence = {
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, WhyValue>>;
  /** Only for what needs a person. */
  readonly strong?: boolean;
};

/** A text or number as it is; a clock time; words by their key; names as a list. */
export type WhyValue =
  | string
  | number
  | { readonly at: number }
  | { readonly word: MessageKey }
  | { readonly names: readonly string[] };

/** `customer`: opens the delivery of that connection; `connection`: opens its settings. */
export type WhyAction = {
  readonly label: MessageKey;
  readonly to: 'customer' | 'connection';
  readonly connectionId: string;
};

export type WhyContext = {
  readonly connections: ReadonlyMap<string, Pick<ConnectionView, 'name' | 'health' | 'until'>>;
  readonly paused: boolean;
  readonly online: boolean;
  readonly sendsElsewhere: boolean;
};

export function whyOf(deliveries: readonly DeliveryView[], context: WhyContext): Why {
  if (deliveries.length === 0) return { sentences: [{ key: 'why.nowhere', values: {} }] };
  const needYou = deliveries.filter((delivery) => rollUp(delivery) === 'need-you');
  const [first] = needYou;
  if (first !== undefined) return needsYou(first, needYou.length - 1, context);
  const waiting = deliveries.filter((delivery) => rollUp(delivery) === 'waiting');
  return waiting.length > 0 ? waits(waiting, context) : { sentences: [settled(deliveries)] };
}

const rollUp = ({ state, settle }: DeliveryView) => rollUpOf(state, settle);

function needsYou(delivery: DeliveryView, others: number, context: WhyContext): Why {
  const vendor = nameOf(delivery, context);
  const { connectionId } = delivery;
  const more: readonly WhySentence[] = others === 0 ? [] : [{ key: 'why.moreNeedYou', values: { count: others } }];
  if (delivery.state === 'unknown') {
    const asked: WhySentence = { key: 'why.neverAnswered', values: { vendor }, strong: true };
    const rest = others === 0 ? [{ key: 'why.mayHaveArrived', values: {} } as const] : more;
    return { sentences: [asked, ...rest], action: { label: 'why.decide', to: 'customer', connectionId } };
  }
  const { key, values, label } = refusal(delivery.problem);
  return {
    sentences: [{ key, values: { vendor, ...values }, strong: true }, ...more],
    action: { label, to: 'customer', connectionId },
  };
}

type Refusal = Pick<WhySentence, 'key' | 'values'> & { readonly label: MessageKey };

/** The short form of a refusal; the customer's page has the whole sentence. */
function refusal(found: Problem | undefined): Refusal {
  const field: WhyValue = { word: isCustomerField(found?.field) ? `noun.${found.field}` : 'noun.other' };
  const correct: MessageKey = isCustomerField(found?.field) ? 'why.correct' : 'why.look';
  switch (found?.code) {
    case 'vendor-needs-field':
    case 'value-required':
    case 'name-required':
      return { key: 'why.needsField', values: { field }, label: isCustomerField(found.field) ? 'why.add' : 'why.look' };
    case 'vendor-field-too-long':
    case 'too-long':
      return {
        key: 'why.tooLong',
        values: { field, limit: Number(found.params?.['limit'] ?? 0) },
        label: 'why.shorten',
      };
    case 'vendor-field-to-shorten':
      return { key: 'why.toShorten', values: { field }, label: 'why.look' };
    case 'vendor-field-invalid':
    case 'value-invalid':
      return { key: 'why.fieldInvalid', values: { field }, label: correct };
    case 'vendor-refused-field':
      return { key: 'why.fieldRefused', values: { field }, label: correct };
    case 'vendor-refused':
    case 'vendor-answer-unknown':
      return { key: 'why.refused', values: {}, label: 'why.look' };
    default:
      return { key: 'why.stopped', values: {}, label: 'why.look' };
  }
}

/** Reasons to wait, the most telling first. */
const REASONS = [
  'why.unauthorized',
  'why.settings',
  'why.keychain',
  'why.portal',
  'why.checking',
  'why.resending',
  'why.down',
  'why.throttled',
  'why.unreachable',
  'why.retrying',
  'why.pausedAll',
  'why.paused',
  'why.offline',
  'why.sending',
  'why.elsewhere',
  'why.next',
] as const satisfies readonly MessageKey[];

type Reason = (typeof REASONS)[number];
type Group = { readonly names: string[]; readonly connectionId: string; at: number | undefined };

function waits(waiting: readonly DeliveryView[], context: WhyContext): Why {
  const groups = new Map<Reason, Group>();
  for (const delivery of waiting) {
    const { reason, at } = reasonOf(delivery, context);
    const group = groups.get(reason) ?? { names: [], connectionId: delivery.connectionId, at: undefined };
    group.names.push(nameOf(delivery, context));
    if (at !== undefined) group.at = Math.min(at, group.at ?? at);
    groups.set(reason, group);
  }
  const told = REASONS.flatMap((reason) => {
    const group = groups.get(reason);
    return group === undefined ? [] : [{ reason, group }];
  }).slice(0, 2);
  const action = told[0] === undefined ? undefined : laneAction(told[0].reason, told[0].group.connectionId);
  return {
    sentences: told.map(({ reason, group }, index) => sentence(reason, group, index)),
    ...(action === undefined ? {} : { action }),
  };
}

function sentence(reason: Reason, { names, at }: Group, index: number): WhySentence {
  const time: WhyValue = at === undefined ? 'none' : { at };
  const key = reason === 'why.next' && index > 0 ? 'why.othersNext' : reason;
  return { key, values: { vendors: { names }, count: names.length, time } };
}

function laneAction(reason: Reason, connectionId: string): WhyAction | undefined {
  if (reason === 'why.unauthorized') return { label: 'why.newKey', to: 'connection', connectionId };
  return reason === 'why.settings' ? { label: 'why.checkSettings', to: 'connection', connectionId } : undefined;
}

function reasonOf(delivery: DeliveryView, context: WhyContext): { reason: Reason; at?: number | undefined } {
  if (delivery.state === 'sending') return { reason: 'why.sending' };
  if (delivery.state === 'unknown') return { reason: delivery.settle === 'lookup' ? 'why.checking' : 'why.resending' };
  if (context.paused) return { reason: 'why.pausedAll' };
  const lane = context.connections.get(delivery.connectionId);
  const health = lane?.health ?? 'working';
  if (!context.online && (health === 'working' || health === 'offline')) return { reason: 'why.offline' };
  if (health !== 'working') return { reason: LANE_REASONS[health], at: lane?.until ?? delivery.nextAttemptAt };
  if (delivery.state === 'retrying') return { reason: retryReason(delivery.problem), at: delivery.nextAttemptAt };
  return { reason: context.sendsElsewhere ? 'why.elsewhere' : 'why.next' };
}

const LANE_REASONS = {
  paused: 'why.paused',
  offline: 'why.unreachable',
  portal: 'why.portal',
  throttled: 'why.throttled',
  down: 'why.down',
  unauthorized: 'why.unauthorized',
  settings: 'why.settings',
  keychain: 'why.keychain',
} as const satisfies Record<Exclude<ConnectionView['health'], 'working'>, Reason>;

function retryReason(found: Problem | undefined): Reason {
  switch (found?.code) {
    case 'vendor-throttled':
      return 'why.throttled';
    case 'vendor-down':
      return 'why.down';
    case 'network-unreachable':
    case 'host-not-found':
    case 'connection-refused':
    case 'tls-failed':
    case 'proxy-failed':
      return 'why.unreachable';
    default:
      return 'why.retrying';
  }
}

/** Nothing waits any more: what came of it, and when the last of it happened. */
function settled(deliveries: readonly DeliveryView[]): WhySentence {
  const delivered = deliveries.filter(({ state }) => state === 'delivered').length;
  const discarded = deliveries.length - delivered;
  const time = { at: Math.max(...deliveries.map(({ updatedAt }) => updatedAt)) };
  if (discarded === 0) return { key: 'why.allDelivered', values: { time } };
  return delivered === 0
    ? { key: 'why.discarded', values: { time } }
    : { key: 'why.partlyDiscarded', values: { delivered, discarded } };
}

const nameOf = ({ connectionId }: DeliveryView, { connections }: WhyContext): string =>
  connections.get(connectionId)?.name ?? connectionId;
