import { crashPoint } from '#electron/crash-point.ts';
import type { HttpRequest } from '#electron/vendors/http.ts';
import { MINUTE_MS } from '#shared/duration.ts';
import type { Lease } from './delivery-store.ts';
import { requestText } from './exchange-log.ts';
import type { LaneEffects, LaneSession } from './lane.ts';
import { groupByKey, ready, type Ready } from './ready.ts';
import { wireOf } from './wire.ts';

/** A request that may be sent: its attempt and its records are in the transaction under way. */
export type Logged = {
  readonly attempt: string;
  readonly request: HttpRequest;
  readonly items: readonly Ready[];
  /** The vendor answered an earlier request for each of them, and did not say which it took. */
  readonly countedBefore: boolean;
};

/** `due`: rows that were found, whether or not one of them can be sent. */
export type Claimed = { readonly due: number; readonly logged?: Logged };

/**
 * Inside a transaction: finds what is due, maps it, and claims, freezes and logs what fits into one request. So nothing is
 * claimed that is not sent at once, and what is claimed has its attempt row: both are durable, or neither is.
 */
export function claimNext(effects: LaneEffects, session: LaneSession, token: string, limit: number): Claimed {
  const { deliveries, ownerToken } = effects;
  const now = effects.clock.wallMs();
  const rows = deliveries.due(session.connection.id, { ownerToken, now, limit });
  const lease: Lease = { token, until: leaseEnd(effects, session) };
  const [items = []] = groupByKey(rows.flatMap((row) => ready(effects, session, row, lease)));
  if (items.length === 0) return { due: rows.length };
  for (const { row, sealedRecord } of items) deliveries.claim(row, lease, sealedRecord);
  crashPoint('after-claim');
  const claimed = items.map((item) => ({ ...item, row: deliveries.asClaimed(item.row, lease) }));
  return { due: rows.length, logged: writeAttempt(effects, session, claimed) };
}

/**
 * Inside a transaction: the attempt row of another request for rows that are claimed already; undefined when the claim is
 * no longer ours, and then nothing is sent.
 */
export function logAgain(effects: LaneEffects, session: LaneSession, items: readonly Ready[]): Logged | undefined {
  const isOurs = items.every(({ row }) => effects.deliveries.holds(row));
  return isOurs ? writeAttempt(effects, session, items) : undefined;
}

/** Wall clock ms at which a claim made now is given up: after every deadline of the request, and a minute. */
export function leaseEnd(effects: LaneEffects, { connection }: LaneSession): number {
  return effects.clock.wallMs() + connection.vendor.limits(connection.settings).timeoutMs + MINUTE_MS;
}

function writeAttempt(effects: LaneEffects, session: LaneSession, items: readonly Ready[]): Logged {
  const { connection, account } = session;
  const request = wireOf(connection.vendor, items[0]?.row.intent ?? 'create').prepare(
    account,
    items.map((item) => item.record),
    effects.clock.wallMs() + effects.skew.offsetMs(),
  );
  const token = items[0]?.row.leaseToken;
  const countedBefore = items.every(({ row }) => row.doubt && effects.attempts.wasUnconfirmed(row.id));
  const attempt = effects.attempts.begin({
    connectionId: connection.id,
    kind: 'deliver',
    ...(token === undefined ? {} : { leaseToken: token }),
    deliveryIds: items.map((item) => item.row.id),
    request: requestText(connection.vendor, account, request),
    body: request.body,
  });
  return { attempt, request, items, countedBefore };
}
