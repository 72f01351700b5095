import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import type { BulkInput } from '#shared/domain/queue.ts';
import { tallyOf } from '#shared/domain/tally.ts';
import { createRig, type Rig } from '#test/support/rig.ts';

const ALL = { filter: 'all', search: '' } as const;

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

/** Sets rows to what only a day of trouble brings about. */
function write(sql: string): void {
  const db = new Sqlite(join(rig.dataDir, 'fieldpost.db'));
  db.exec(sql);
  db.close();
}

const bulk = async (input: Partial<BulkInput> & Pick<BulkInput, 'action'>): Promise<unknown> => {
  const answer = await rig.core().deliveries.bulk({ filter: ALL, ...input });
  return answer.ok ? answer.value : answer.error;
};

/** Window, tray and command line read the first of these; the database is counted row by row. */
function expectCountsToAddUp(): void {
  const { counts, customers } = rig.core().outbox.status();
  const db = new Sqlite(join(rig.dataDir, 'fieldpost.db'), { readonly: true });
  const rows = db
    .prepare<[], { state: string; n: number }>('SELECT state, count(*) AS n FROM deliveries GROUP BY 1')
    .all();
  const rollUps = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM customers').get();
  db.close();
  for (const { state, n } of rows) expect(counts, state).toMatchObject({ [state]: n });
  const tally = tallyOf(counts);
  expect(tally.needYou + tally.waiting + tally.delivered + tally.discarded).toBe(
    rows.reduce((sum, { n }) => sum + n, 0),
  );
  expect(customers.needYou + customers.waiting + customers.delivered + customers.discarded).toBe(customers.all);
  expect(customers.all).toBe(rollUps?.n);
  for (const filter of ['need-you', 'waiting', 'delivered', 'discarded'] as const) {
    const page = rig.core().customers.page({ filter, search: '', offset: 0, limit: 1 });
    const key = filter === 'need-you' ? 'needYou' : filter;
    expect(page, filter).toMatchObject({ value: { total: customers[key] } });
  }
  const listed = rig
    .core()
    .connections.list()
    .reduce((sum, { counts }) => sum + tallyOf(counts).total, 0);
  expect(listed).toBe(tally.total);
}

describe('one wish for many customers', () => {
  test('is done to the whole result of a filter, in slices, and to the deliveries that the filter names', async () => {
    const [ladiflow, cuoral] = await rig.connect('ladiflow', 'cuoral');
    rig.capture(100);
    expect(await bulk({ action: 'discard', filter: { ...ALL, connections: [ladiflow ?? ''] } })).toEqual({
      customers: 100,
      deliveries: 100,
    });
    expect(rig.core().connections.list()).toMatchObject([
      { id: ladiflow, counts: { discarded: 100, queued: 0 } },
      { id: cuoral, counts: { discarded: 0, queued: 100 } },
    ]);
    expectCountsToAddUp();
    expect(await bulk({ action: 'discard', filter: { ...ALL, connections: [ladiflow ?? ''] } })).toEqual({
      customers: 0,
      deliveries: 0,
    });
  });

  test('is done to those that are named, and not to those that are left out', async () => {
    await rig.connect('ladiflow');
    const ids = rig.capture(5);
    expect(await bulk({ action: 'discard', ids: [ids[0] ?? '', ids[1] ?? '', 'nobody'] })).toEqual({
      customers: 2,
      deliveries: 2,
    });
    expect(await bulk({ action: 'discard', except: [ids[4] ?? ''] })).toEqual({ customers: 2, deliveries: 2 });
    expect(rig.core().outbox.status().counts).toMatchObject({ discarded: 4, queued: 1 });
    expectCountsToAddUp();
  });

  test('tries again what is put off or refused, and never what only a person can decide', async () => {
    await rig.connect('ladiflow');
    const ids = rig.capture(4);
    const set = (index: number, change: string): void =>
      write(`UPDATE deliveries SET ${change} WHERE customer_id = '${ids[index] ?? ''}'`);
    set(0, "state = 'attention', next_attempt_at = NULL, problem_code = 'vendor-refused'");
    set(1, "state = 'retrying', next_attempt_at = 9999999999999");
    set(2, "state = 'unknown', settle = 'person', doubt = 1, next_attempt_at = NULL");
    expect(await bulk({ action: 'retry' })).toEqual({ customers: 2, deliveries: 2 });
    expect(rig.core().outbox.status().counts).toMatchObject({ queued: 3, unknownForPerson: 1 });
    expectCountsToAddUp();
  });

  test('takes a person’s word for what has no answer: arrived with a receipt, or sent again', async () => {
    await rig.connect('ladiflow', 'cuoral');
    const ids = rig.capture(3);
    write("UPDATE deliveries SET state = 'unknown', settle = 'person', doubt = 1, next_attempt_at = NULL");
    write("UPDATE deliveries SET settle = 'lookup', next_attempt_at = 9999999999999 WHERE seq = 1");
    expect(await bulk({ action: 'arrived', ids: ids.slice(0, 2) })).toEqual({ customers: 2, deliveries: 3 });
    expect(await bulk({ action: 'send-again', except: ids.slice(0, 2) })).toEqual({ customers: 1, deliveries: 2 });
    expect(rig.core().outbox.status().counts).toMatchObject({ delivered: 3, queued: 2, unknown: 1 });
    expect(rig.core().receipts.verify()).toMatchObject({ deliveredWithoutReceipt: 0 });
    expectCountsToAddUp();
  });
});
