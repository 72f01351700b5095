import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRig, heldOnce, type Rig } from '#test/support/rig.ts';
import { databaseIn, integrityOf } from '#test/support/storage.ts';

/**
 * S9. Rows that this build cannot read: changed bytes, a vendor, a problem, a lane's health or settings of another build
 * (edited in with SQL, beside the running core). Each waits with its reason; all others flow, and every reader works.
 * Shown by: npm run test:faults -- storage-odd-rows
 */
let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
  await rig.connect();
});
afterEach(() => rig.close());

function edit(...statements: readonly string[]): void {
  const db = new Sqlite(databaseIn(rig.dataDir));
  for (const statement of statements) expect(db.prepare(statement).run().changes).toBeGreaterThan(0);
  db.close();
}

const idOf = (vendor: string): string =>
  rig
    .core()
    .connections.list()
    .find((one) => one.vendor === vendor)?.id ?? '';
const waiting = () => [...rig.core().deliveries.list({})].filter((row) => row.state !== 'delivered');

describe('a row that cannot be read', () => {
  it('waits with its reason, and the others flow', async () => {
    const [damaged = ''] = rig.capture(4);
    const connections = { nxlink: idOf('nxlink'), salesmania: idOf('salesmania'), ladiflow: idOf('ladiflow') };
    edit(
      `UPDATE customers SET sealed = randomblob(80) WHERE id = '${damaged}'`,
      `UPDATE connections SET vendor = 'sms-gateway' WHERE id = '${connections.nxlink}'`,
      `UPDATE connections SET settings = '{broken' WHERE id = '${connections.salesmania}'`,
      `INSERT INTO lanes (connection_id, health, problem, since_at) VALUES ('${connections.ladiflow}', 'from-later', '{', 1)
        ON CONFLICT DO UPDATE SET health = excluded.health, problem = excluded.problem`,
      `UPDATE connections SET last_test = 'nonsense' WHERE id = '${connections.ladiflow}'`,
    );
    await rig.sync();
    for (const vendor of ['alatwa', 'cuoral', 'ladiflow'] as const)
      expect(heldOnce(rig, vendor, 3)).toEqual({ customers: 0, duplicates: 0, violations: 0 });
    const reasons = waiting().map(({ connectionId, customerId, state, problem }) => [
      connectionId === connections.nxlink
        ? 'nxlink'
        : connectionId === connections.salesmania
          ? 'salesmania'
          : 'others',
      customerId === damaged,
      state,
      problem?.code,
    ]);
    const rows = (place: string): unknown[] => reasons.filter(([where]) => where === place);
    expect(rows('nxlink')).toEqual(
      [true, false, false, false].map((is) => ['nxlink', is, 'queued', 'vendor-not-found']),
    );
    expect(rows('salesmania')).toEqual(
      [true, false, false, false].map((is) => ['salesmania', is, 'queued', 'connection-not-found']),
    );
    expect(rows('others')).toEqual(
      Array.from({ length: 3 }, () => ['others', true, 'attention', 'sealed-data-damaged']),
    );
    expect(rig.capture(1, 10)).toHaveLength(1);
    expect(integrityOf(databaseIn(rig.dataDir))).toBe('ok');
  });

  it('stops no reader: queue, customer, list, export, counts', async () => {
    const [id = ''] = rig.capture(2);
    await rig.sync();
    edit(
      `UPDATE customers SET sealed = x'01' WHERE id = '${id}'`,
      `UPDATE deliveries SET problem_code = 'from-later', problem_params = randomblob(60) WHERE customer_id = '${id}'`,
      "UPDATE attempts SET request = randomblob(40), response = randomblob(40), problem_code = 'from-later'",
      "INSERT INTO profile_settings VALUES ('theme', 'no JSON')",
    );
    const page = rig.core().customers.page({ filter: 'all', search: '', offset: 0, limit: 10 });
    expect(page.ok && page.value.rows.map((row) => row.readable)).toEqual([true, false]);
    const detail = rig.core().customers.get(id);
    expect(detail).toMatchObject({ ok: true, value: { readable: false } });
    expect(detail.ok && detail.value.deliveries.map((one) => one.problem?.code)).toEqual(Array(5).fill('internal'));
    expect([...rig.core().deliveries.list({})].map((row) => row.problem?.code).filter(Boolean)).toEqual(
      Array(5).fill('internal'),
    );
    expect(rig.core().outbox.status().customers.all).toBe(2);
    const output = new PassThrough();
    const written = text(output);
    expect(await rig.core().customers.exportTo('jsonl', output)).toMatchObject({ ok: true, value: { customers: 2 } });
    output.end();
    expect((await written).trim().split('\n')).toHaveLength(2);
  });

  it('in doubt: a frozen record that is damaged asks a person, and its lane goes on', async () => {
    const [id = ''] = rig.capture(4);
    const connection = idOf('salesmania');
    edit(`UPDATE deliveries SET state = 'unknown', settle = 'lookup', doubt = 1, record = randomblob(80)
      WHERE customer_id = '${id}' AND connection_id = '${connection}'`);
    await rig.sync();
    expect(heldOnce(rig, 'salesmania', 3)).toEqual({ customers: 0, duplicates: 0, violations: 0 });
    expect(waiting()).toMatchObject([
      { connectionId: connection, state: 'unknown', problem: { code: 'sealed-data-damaged' } },
    ]);
  });
});
