import { crashPoint } from '#electron/crash-point.ts';
import type { LaneVerdict, Lookup, LookupAnswer } from '#electron/vendors/definition.ts';
import type { Exchange } from '#electron/vendors/http.ts';
import { assertNever } from '#shared/assert-never.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { ok, type Result } from '#shared/result.ts';
import { keepTrying } from './bookkeeping.ts';
import { recordsBefore } from './change.ts';
import type { DeliveryEvent } from './delivery.ts';
import type { LaneDelivery } from './delivery-sql.ts';
import { watchContract } from './contract-watch.ts';
import { attemptEnd, requestText } from './exchange-log.ts';
import type { LaneEffects, LaneSession, PassEnd } from './lane.ts';
import type { LaneEvent } from './lane-health.ts';
import { isLocked, recordOf } from './ready.ts';
import { backoffMs } from './schedule.ts';
import { AT_ONCE } from './schedule-store.ts';
import { notSentEvent } from './settle.ts';

type Strategy = Lookup<unknown, unknown, unknown>;

/** Answers that cannot be understood before a person is asked. */
const UNSURE_LIMIT = 4;
/** Pages of one look-up; a listing that is longer is not conclusive. */
const PAGE_LIMIT = 50;
const LOOKUPS_A_PASS = 10;

/**
 * One pass over the rows that the vendor is asked about: unknown ones, of which only `absent` lets one be sent again, and
 * changes that wait for the vendor's number of their customer.
 */
export async function lookUpDue(effects: LaneEffects, session: LaneSession, limit = LOOKUPS_A_PASS): Promise<PassEnd> {
  const rows = lookupsDue(effects, session, limit);
  const write = <T>(work: () => T): Promise<T> => keepTrying(effects, session.signal, work);
  if (effects.lanes.lookup(session.connection.id) === 'not-understood') {
    for (const row of rows) await write(() => conclude(effects, row, NOT_UNDERSTOOD));
    return rows.length === 0 ? 'idle' : 'worked';
  }
  for (const row of rows) {
    if (!(await session.turn())) return 'blocked';
    const answer = await lookUp(effects, session, row);
    if (answer.kind === 'shut') {
      const lane = await write(() => session.report(answer.event));
      const laterAt = effects.clock.wallMs() + backoffMs(row.lookups + 1, effects.random.number(), effects.backoff);
      await write(() => postpone(effects, row, lane.until ?? laterAt));
      return 'blocked';
    }
    await write(() => session.report({ kind: 'answered', lookup: true }));
    await write(() => learn(effects, row, answer));
    await write(() => conclude(effects, row, answer));
  }
  return rows.length === 0 ? 'idle' : 'worked';
}

function lookupsDue({ deliveries, clock }: LaneEffects, { connection }: LaneSession, limit: number) {
  const { vendor, settings, id } = connection;
  const now = clock.wallMs();
  return [
    ...(vendor.reconcile(settings).kind === 'lookup' ? deliveries.lookupsDue(id, now, limit) : []),
    ...(vendor.update?.number === undefined ? [] : deliveries.numberless(id, now, limit)),
  ];
}

/** Only the rows of `lookupsDue` come here, so there is one. */
function strategyFor({ connection: { vendor, settings } }: LaneSession, row: LaneDelivery): Strategy | undefined {
  if (row.needsNumber) return vendor.update?.number;
  const way = vendor.reconcile(settings);
  return way.kind === 'lookup' ? way : undefined;
}

/** As what the vendor knows the customer: of a change, the record that went before it. */
function soughtIn(effects: LaneEffects, session: LaneSession, row: LaneDelivery): Result<unknown, Problem> {
  if (row.needsNumber) {
    const before = recordsBefore(effects, session, row);
    return before.ok ? ok(before.value.at(-1)) : before;
  }
  // Frozen at the first attempt; a row of a salvaged database may be in doubt without one.
  const ready = recordOf(effects, session, row);
  return ready.ok ? ok(ready.value.record) : ready;
}

function postpone({ deliveries }: LaneEffects, row: LaneDelivery, dueAt: number): void {
  if (row.needsNumber) deliveries.numberUnsure(row, dueAt);
  else deliveries.postpone(row, dueAt);
}

const NOT_UNDERSTOOD: Conclusion = { kind: 'person', problem: problem('vendor-answer-unknown'), attempt: '' };

/** Whether this account's list can be read is learned once; a row that comes later is not asked about in vain. */
function learn({ lanes, clock }: LaneEffects, row: LaneDelivery, answer: Conclusion): void {
  const known = lanes.lookup(row.connectionId);
  const isRead = answer.kind === 'found' || answer.kind === 'absent';
  const isLost = givesUp(row, answer) && answer.kind === 'unsure' && answer.problem.code === 'vendor-answer-unknown';
  if (isRead && known !== 'understood') lanes.learnLookup(row.connectionId, 'understood', clock.wallMs());
  if (isLost && known === undefined) lanes.learnLookup(row.connectionId, 'not-understood', clock.wallMs());
}

const givesUp = (row: LaneDelivery, answer: Conclusion): boolean =>
  answer.kind === 'person' || (answer.kind === 'unsure' && row.lookups + 1 >= UNSURE_LIMIT);

type LaneAnswer = { readonly kind: 'shut'; readonly event: LaneEvent };
type Understood = Exclude<LookupAnswer, { kind: 'lane' }>;
type Conclusion = Exclude<Understood, { kind: 'more' }> & { readonly attempt: string };

async function lookUp(effects: LaneEffects, session: LaneSession, row: LaneDelivery): Promise<Conclusion | LaneAnswer> {
  const strategy = strategyFor(session, row);
  const sought = soughtIn(effects, session, row);
  if (!sought.ok && isLocked(sought.error)) return { kind: 'shut', event: { kind: 'keychain', problem: sought.error } };
  if (!sought.ok) return { kind: 'person', problem: sought.error, attempt: '' };
  const record = sought.value;
  if (strategy === undefined || record === undefined) return NOT_UNDERSTOOD;
  let cursor: string | undefined;
  for (let page = 0; page < PAGE_LIMIT; page += 1) {
    const step = await ask(effects, session, strategy, { row, record, cursor });
    if (step.kind !== 'more') return step;
    cursor = step.cursor;
    await session.turn();
  }
  return { kind: 'unsure', problem: problem('vendor-answer-unknown'), attempt: '' };
}

type Question = { readonly row: LaneDelivery; readonly record: unknown; readonly cursor: string | undefined };

async function ask(
  effects: LaneEffects,
  session: LaneSession,
  strategy: Strategy,
  question: Question,
): Promise<(Understood & { attempt: string }) | LaneAnswer> {
  const { connection, account, signal } = session;
  const request = strategy.find(
    account,
    question.record,
    question.cursor,
    effects.clock.wallMs() + effects.skew.offsetMs(),
  );
  const attempt = effects.db
    .transaction(() =>
      effects.attempts.begin({
        connectionId: connection.id,
        kind: 'lookup',
        deliveryIds: [question.row.id],
        request: requestText(connection.vendor, account, request),
        body: request.body,
      }),
    )
    .immediate();
  const exchange = await effects.transport(request, {
    timeoutMs: connection.vendor.limits(connection.settings).timeoutMs,
    signal,
  });
  crashPoint('after-look-up');
  const answer = understood(strategy, exchange, question);
  // What the lane could not go on with is no answer to the question.
  const isAnswer = exchange.kind === 'answered' && answer.kind !== 'shut';
  if (isAnswer) watchContract(effects, connection, 'lookup', exchange.response);
  const outcome = answer.kind === 'shut' ? answer.event.kind : answer.kind;
  const end = attemptEnd(connection.vendor, account, { request, exchange, outcome });
  await keepTrying(effects, signal, () => effects.attempts.end(attempt, end));
  return answer.kind === 'shut' ? answer : { ...answer, attempt };
}

function understood(strategy: Strategy, exchange: Exchange, question: Question): Understood | LaneAnswer {
  if (exchange.kind === 'not-sent') return { kind: 'shut', event: notSentEvent(exchange.problem) };
  if (exchange.kind === 'broken') return { kind: 'shut', event: { kind: 'failed', problem: exchange.problem } };
  const answer = strategy.read(exchange.response, question.record, question.cursor);
  return answer.kind === 'lane' ? { kind: 'shut', event: laneEventOf(answer.verdict) } : answer;
}

function laneEventOf(verdict: LaneVerdict): LaneEvent {
  if (verdict.kind === 'clock') return { kind: 'failed', problem: verdict.problem };
  if (verdict.kind === 'throttled')
    return { kind: 'throttled', problem: verdict.problem, retryAfterMs: verdict.retryAfterMs };
  return { kind: verdict.kind, problem: verdict.problem };
}

/** Writes what the look-up showed, guarded by the state it was asked in. */
function conclude(effects: LaneEffects, row: LaneDelivery, answer: Conclusion): void {
  if (row.needsNumber) return concludeNumber(effects, row, answer);
  effects.db
    .transaction(() => {
      if (!effects.deliveries.apply(row, eventOf(effects, row, answer)) || answer.kind !== 'found') return;
      const { attempt, vendorRecordId } = answer;
      effects.attempts.receipts(attempt === '' ? undefined : attempt, [
        { deliveryId: row.id, evidence: 'look-up', vendorRecordId, attempt: row.attempts },
      ]);
    })
    .immediate();
  effects.changed();
}

/** The number found lets the change go; without one it waits for a person. Nothing of it has been sent yet. */
function concludeNumber(effects: LaneEffects, row: LaneDelivery, answer: Conclusion): void {
  const { deliveries, clock, random, backoff } = effects;
  if (answer.kind === 'found' && answer.vendorRecordId !== undefined)
    deliveries.learnNumber(row, answer.vendorRecordId);
  else if (answer.kind === 'unsure' && !givesUp(row, answer))
    deliveries.numberUnsure(row, clock.wallMs() + backoffMs(row.lookups + 1, random.number(), backoff));
  else deliveries.apply(row, { kind: 'refused', problem: problem('vendor-number-unknown'), burns: false });
  effects.changed();
}

function eventOf(effects: LaneEffects, row: LaneDelivery, answer: Conclusion): DeliveryEvent {
  const now = effects.clock.wallMs();
  switch (answer.kind) {
    case 'found':
      return { kind: 'delivered', evidence: 'look-up', vendorRecordId: answer.vendorRecordId };
    case 'absent':
      return { kind: 'shown-absent', dueAt: AT_ONCE };
    case 'unsure': {
      const dueAt = now + backoffMs(row.lookups + 1, effects.random.number(), effects.backoff);
      return { kind: 'look-up-unsure', dueAt, giveUp: givesUp(row, answer), problem: answer.problem };
    }
    case 'person':
      return { kind: 'look-up-unsure', dueAt: now, giveUp: true, problem: answer.problem };
    default:
      return assertNever(answer);
  }
}
