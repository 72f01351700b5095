import { crashPoint } from '#electron/crash-point.ts';
import type { Verdict } from '#electron/vendors/definition.ts';
import type { Exchange } from '#electron/vendors/http.ts';
import type { DeliveryIntent } from '#shared/domain/delivery.ts';
import { problem } from '#shared/domain/problem.ts';
import { keepTrying } from './bookkeeping.ts';
import { claimNext, leaseEnd, logAgain, type Claimed, type Logged } from './claim.ts';
import { attemptEnd, withoutSecrets } from './exchange-log.ts';
import type { LaneEffects, LaneSession, PassEnd } from './lane.ts';
import { release, settleWayOf, type Ready } from './ready.ts';
import { backoffMs } from './schedule.ts';
import { againstContract } from './contract-watch.ts';
import type { ReceiptInput } from './receipt-store.ts';
import { eventOf, findingOf, type Finding } from './settle.ts';
import { wireOf } from './wire.ts';

/** A claim under way, with its fencing token. */
export type Claiming = { readonly token: string; readonly claimed: Promise<Claimed> };

/** A lane at work as one of its workers sees it. */
export type WorkerSession = LaneSession & {
  /** Called in the turn in which an answer is written: what is claimed now shares its transaction, and so its sync of the disk. */
  readonly claimAhead: () => void;
};

/** Begins to claim what is due and fits into one request; `deliver` must follow, whatever becomes of the lane. */
export function beginClaim(effects: LaneEffects, session: LaneSession, limit: number): Claiming {
  const token = effects.random.uuid();
  effects.inFlight.add(token);
  const claimed = effects.commits.run(() => claimNext(effects, session, token, limit));
  claimed.catch(() => undefined); // `deliver` tells it, perhaps some turns later
  return { token, claimed };
}

/**
 * The rest of a pass: send what was claimed, settle every row.
 * Nothing is sent that is not first in the attempt log; nothing is settled without the claim's fencing token.
 */
export async function deliver(
  effects: LaneEffects,
  session: WorkerSession,
  { token, claimed }: Claiming,
): Promise<PassEnd> {
  try {
    const { due, logged } = await claimed;
    if (due === 0) return 'idle';
    effects.changed();
    return logged === undefined ? 'worked' : await sendGroup(effects, session, logged, false);
  } finally {
    effects.inFlight.delete(token);
    effects.changed();
  }
}

/** An exchange that has ended, with what it means. */
type Ended = Logged & { readonly exchange: Exchange; readonly finding: Finding };

/** @param signedAgain the vendor refused our time once already */
async function sendGroup(
  effects: LaneEffects,
  session: WorkerSession,
  logged: Logged,
  signedAgain: boolean,
): Promise<PassEnd> {
  const { items } = logged;
  const ended = await sendOnce(effects, session, logged);
  const { finding } = ended;
  if (finding.clock && !signedAgain) {
    await endRefused(effects, session, ended);
    return sendAgain(effects, session, items, true);
  }
  if (finding.refused && items.length > 1) {
    if (finding.blamed.size > 0) return sendUnblamed(effects, session, ended);
    await endRefused(effects, session, ended);
    return splitGroup(effects, session, items);
  }
  const isAnswered = finding.lane.kind === 'answered';
  await settleGroup(effects, session, ended, isAnswered ? { meanwhile: session.claimAhead } : {});
  return finding.lane.kind === 'answered' || finding.lane.kind === 'failed' ? 'worked' : 'blocked';
}

/** Another request for rows that are claimed already, with an attempt row of its own. */
async function sendAgain(
  effects: LaneEffects,
  session: LaneSession,
  items: readonly Ready[],
  signedAgain = false,
): Promise<PassEnd> {
  if (items.length === 0) return 'worked';
  const logged = await effects.commits.run(() => logAgain(effects, session, items));
  // The rows of this claim are not all settled yet, so nothing is claimed ahead: its lease would run on unsent.
  const alone = { ...session, claimAhead: () => undefined };
  return logged === undefined ? 'worked' : sendGroup(effects, alone, logged, signedAgain);
}

/** The attempt row is durable when this begins. */
async function sendOnce(effects: LaneEffects, session: LaneSession, logged: Logged): Promise<Ended> {
  const { items } = logged;
  crashPoint('after-attempt');
  const sentAt = effects.clock.wallMs();
  const exchange = await send(effects, session, logged);
  crashPoint('before-settle');
  const found = findingOf(exchange, verdictOf(effects, session, exchange, logged), items.length);
  learnTime(effects, exchange, found, sentAt);
  return { ...logged, exchange, finding: againstContract(effects, session.connection, exchange, found) };
}

/** The vendor refused the request and named the records to blame: these wait for a person, the others go again at once. */
async function sendUnblamed(effects: LaneEffects, session: LaneSession, ended: Ended): Promise<PassEnd> {
  const { blamed } = ended.finding;
  await settleGroup(effects, session, ended, { concerns: (index) => blamed.has(index) });
  await extendLease(effects, session, ended.items);
  const others = ended.items.filter((_, index) => !blamed.has(index));
  return sendAgain(effects, session, others);
}

/** Halves until the record to blame stands alone: at most 2·log2(n) more requests for each bad one. */
async function splitGroup(effects: LaneEffects, session: LaneSession, items: readonly Ready[]): Promise<PassEnd> {
  const middle = Math.ceil(items.length / 2);
  await extendLease(effects, session, items);
  const first = await sendAgain(effects, session, items.slice(0, middle));
  const rest = items.slice(middle);
  if (first !== 'blocked') return sendAgain(effects, session, rest);
  const rows = rest.map((item) => item.row);
  await keepTrying(effects, session.signal, () => release(effects, session, rows, problem('interrupted')));
  return 'blocked';
}

function extendLease(effects: LaneEffects, session: LaneSession, items: readonly Ready[]): Promise<void> {
  const token = items[0]?.row.leaseToken ?? '';
  return keepTrying(effects, session.signal, () => effects.deliveries.extendLease(token, leaseEnd(effects, session)));
}

async function send(effects: LaneEffects, session: LaneSession, { request, items }: Logged): Promise<Exchange> {
  const { vendor, settings } = session.connection;
  const exchange = effects.transport(request, {
    timeoutMs: vendor.limits(settings).timeoutMs,
    signal: session.signal,
    // Where only a person can settle a lost answer, a kept connection that closes is not worth the handshake it saves.
    freshConnection: wireOf(vendor, intentOf(items)).settleWay(settings) === 'person',
  });
  crashPoint('after-send');
  return await exchange;
}

/** All of one request have the same (`groupByKey`). */
const intentOf = (items: readonly Ready[]): DeliveryIntent => items[0]?.row.intent ?? 'create';

/** A definition that throws has not understood the answer. */
function verdictOf(
  effects: LaneEffects,
  session: LaneSession,
  exchange: Exchange,
  { items, countedBefore }: Logged,
): Verdict | undefined {
  if (exchange.kind !== 'answered') return undefined;
  try {
    const records = items.map((item) => item.record);
    return wireOf(session.connection.vendor, intentOf(items)).classify(
      exchange.response,
      records,
      session.account,
      countedBefore,
    );
  } catch (error) {
    effects.log.error('classify-threw', {
      connection: session.connection.id,
      error: error instanceof Error ? error.name : typeof error,
    });
    return { kind: 'unknown', problem: problem('vendor-answer-unknown') };
  }
}

function learnTime(effects: LaneEffects, exchange: Exchange, finding: Finding, sentAt: number): void {
  if (exchange.kind !== 'answered' || !exchange.response.verified) return;
  if (finding.clock) effects.skew.forget();
  effects.skew.learn(exchange.response.headers['date'], sentAt, effects.clock.wallMs());
}

function endAttempt(
  effects: LaneEffects,
  { connection, account }: LaneSession,
  { attempt, request, exchange, finding }: Ended,
): void {
  const { outcome, problem: found } = finding;
  effects.attempts.end(attempt, attemptEnd(connection.vendor, account, { request, exchange, outcome, problem: found }));
}

/** The vendor took nothing of it, and its rows go on in another request: the end of the attempt stands alone. */
function endRefused(effects: LaneEffects, session: LaneSession, ended: Ended): Promise<void> {
  return keepTrying(effects, session.signal, () => effects.commits.run(() => endAttempt(effects, session, ended)));
}

type Settling = {
  readonly concerns?: (index: number) => boolean;
  /** Done in the same turn of the event loop. */
  readonly meanwhile?: () => void;
};

/** The attempt's end, every row's next state and the receipts, in one transaction. */
async function settleGroup(
  effects: LaneEffects,
  session: LaneSession,
  ended: Ended,
  { concerns = () => true, meanwhile }: Settling,
): Promise<void> {
  const lane = await keepTrying(effects, session.signal, () => session.report(ended.finding.lane));
  const now = effects.clock.wallMs();
  const timing = { now, laneUntil: lane.until ?? now, random: effects.random.number() };
  const write = (): void => {
    endAttempt(effects, session, ended);
    const arrived = ended.items.flatMap((item, index) =>
      concerns(index) ? settleRow(effects, session, ended, { item, index, timing }) : [],
    );
    effects.attempts.receipts(ended.attempt, arrived);
    crashPoint('inside-settle');
  };
  const written = keepTrying(effects, session.signal, () => effects.commits.run(write));
  try {
    meanwhile?.();
  } finally {
    await written;
  }
  crashPoint('after-settle');
  effects.changed();
}

type RowToSettle = {
  readonly item: Ready;
  readonly index: number;
  /** Wall clock ms, and one draw for all rows of a request: what went together goes together again. */
  readonly timing: { readonly now: number; readonly laneUntil: number; readonly random: number };
};

/** The receipt that is due, when it has arrived. */
function settleRow(
  effects: LaneEffects,
  session: LaneSession,
  { finding, request }: Ended,
  { item: { row, record }, index, timing: { now, laneUntil, random } }: RowToSettle,
): readonly ReceiptInput[] {
  const outcome = finding.outcomes(index);
  const retryAt = now + backoffMs(row.attempts + 1, random, effects.backoff);
  const event = eventOf(outcome, { retryAt, laneUntil, settle: settleWayOf(session, row, record) });
  const safe = 'problem' in event ? { ...event, problem: withoutSecrets(event.problem, session, request) } : event;
  // Refused by the guard: the lease had ended and another owner has the row. Its word counts, not ours.
  if (!effects.deliveries.apply(row, safe) || outcome.kind !== 'delivered') return [];
  const { evidence, vendorRecordId, traceId } = outcome;
  return [{ deliveryId: row.id, evidence, vendorRecordId, traceId, attempt: row.attempts + 1 }];
}
