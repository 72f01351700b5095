import { z } from 'zod';
import type { Database } from '#electron/db/open.ts';
import { EMPTY_COUNTS, type DeliveryCounts } from '#shared/domain/connection.ts';
import { rollUpSchema, type RollUp } from '#shared/domain/delivery.ts';
import type { CustomerTally, OutboxStatus } from '#shared/domain/queue.ts';

/** The numbers of window, tray and command line, read from tallies that change with the rows. */
export type StatusNumbers = Pick<OutboxStatus, 'counts' | 'customers' | 'nextAttemptAt'>;

export function createStatusReader(
  db: Database,
  counts: () => ReadonlyMap<string, DeliveryCounts>,
): () => StatusNumbers {
  const tallies = db.prepare<[], { roll_up: string; n: number }>('SELECT roll_up, n FROM customer_tallies');
  const next = db.prepare<[], { at: number | null }>(`SELECT min(
      (SELECT min(next_attempt_at) FROM deliveries WHERE connection_id = c.id AND next_attempt_at > 0)) AS at
    FROM connections c WHERE archived_at IS NULL AND enabled = 1`);
  return () => {
    const nextAttemptAt = next.get()?.at ?? undefined;
    return {
      counts: sum([...counts().values()]),
      customers: tallyOf(tallies.all()),
      ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }),
    };
  };
}

/** Deliveries that nobody has settled yet and no person has to. */
export const openCount = (counts: DeliveryCounts): number =>
  counts.queued + counts.sending + counts.retrying + counts.unknown - counts.unknownForPerson;

/** Deliveries that wait for a person. */
export const needsPersonCount = (counts: DeliveryCounts): number => counts.attention + counts.unknownForPerson;

function sum(all: readonly DeliveryCounts[]): DeliveryCounts {
  return all.reduce<DeliveryCounts>(
    (total, counts) => ({
      queued: total.queued + counts.queued,
      sending: total.sending + counts.sending,
      retrying: total.retrying + counts.retrying,
      unknown: total.unknown + counts.unknown,
      unknownForPerson: total.unknownForPerson + counts.unknownForPerson,
      attention: total.attention + counts.attention,
      delivered: total.delivered + counts.delivered,
      discarded: total.discarded + counts.discarded,
    }),
    EMPTY_COUNTS,
  );
}

const rowsSchema = z.array(z.object({ roll_up: rollUpSchema, n: z.number() }));

function tallyOf(rows: readonly unknown[]): CustomerTally {
  const parsed = rowsSchema.parse(rows);
  const of = (rollUp: RollUp): number => parsed.find((row) => row.roll_up === rollUp)?.n ?? 0;
  return {
    all: parsed.reduce((total, row) => total + row.n, 0),
    needYou: of('need-you'),
    waiting: of('waiting'),
    delivered: of('delivered'),
    discarded: of('discarded'),
  };
}
