import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#electron/db/open.ts';
import { createDeliveryStore, type DeliveryStore } from '#electron/outbox/delivery-store.ts';
import { createScheduleStore } from '#electron/outbox/schedule-store.ts';
import { systemRandom } from '#electron/system-effects.ts';
import { problem } from '#shared/domain/problem.ts';

let db: Database;
let store: DeliveryStore;
beforeEach(() => {
  db = openDatabase(':memory:');
  const sealing = { seal: () => Buffer.alloc(1) };
  store = createDeliveryStore({ db, random: systemRandom, sealing, wallMs: () => 1_000 });
  db.exec(`
    INSERT INTO connections (id, vendor, name, settings, created_at) VALUES ('c', 'cuoral', 'C', '{}', 1);
    INSERT INTO owner (id, token, pid, host, beat_at) VALUES (1, 'me', 1, 'here', 1);`);
  for (const n of [1, 2, 3]) {
    db.exec(`INSERT INTO customers (id, external_id, sealed, captured_at, updated_at)
      VALUES ('k${n}', 'FP-${n}', x'00', ${-n}, 1)`);
    store.insert({ customerId: `k${n}`, connectionId: 'c' });
  }
});
afterEach(() => db.close());

const query = { ownerToken: 'me', now: 1_000, limit: 10 };
const first = () => store.due('c', query)[0]!;
const stateOf = (id: string) =>
  db
    .prepare('SELECT state, attempts, lease_token AS lease, next_attempt_at AS due FROM deliveries WHERE id = ?')
    .get(id);
const lost = { kind: 'lost-sight', settle: 'resend', dueAt: 0, problem: problem('interrupted'), burns: true } as const;
const delivered = { kind: 'delivered', evidence: 'created' } as const;

describe('the outbox in the database', () => {
  it('gives what is due to the one process that owns the data, in the order of capture', () => {
    expect(store.due('c', query).map((row) => row.customerId)).toEqual(['k1', 'k2', 'k3']);
    expect(store.due('c', { ...query, ownerToken: 'another' })).toEqual([]);
    db.exec('DELETE FROM owner');
    expect(store.due('c', query)).toEqual([]);
  });

  it('claims a row once', () => {
    const row = first();
    store.claim(row, { token: 'a', until: 2_000 }, undefined);
    expect(() => store.claim(row, { token: 'b', until: 2_000 }, undefined)).toThrow('changed');
    expect(stateOf(row.id)).toMatchObject({ state: 'sending', lease: 'a' });
  });

  it('takes no word of a claim that has been lost, not even while the row is being sent again', () => {
    const row = first();
    store.claim(row, { token: 'a', until: 2_000 }, undefined);
    const mine = store.asClaimed(row, { token: 'a', until: 2_000 });
    // Its lease ends; another claim sends it again.
    expect(store.apply(mine, lost)).toBe(true);
    store.claim(first(), { token: 'b', until: 3_000 }, undefined);
    expect(store.holds(mine)).toBe(false);
    for (const event of [delivered, lost]) expect(store.apply(mine, event)).toBe(false);
    expect(stateOf(row.id)).toMatchObject({ state: 'sending', lease: 'b', attempts: 1 });
    store.extendLease('a', 9_000);
    expect(store.abandoned(3_000).map(({ id }) => id)).toEqual([row.id]);
  });

  it('keeps the record that went out first, whatever is mapped later', () => {
    const row = first();
    const record = (): unknown => db.prepare('SELECT record FROM deliveries WHERE id = ?').pluck().get(row.id);
    store.claim(row, { token: 'a', until: 2_000 }, Buffer.from('first'));
    store.apply(store.asClaimed(row, { token: 'a', until: 2_000 }), lost);
    store.claim(first(), { token: 'b', until: 2_000 }, undefined);
    expect(record()).toEqual(Buffer.from('first'));
    store.thaw(row);
    expect(record()).toEqual(Buffer.from('first'));
  });

  it('moves every wait with the clock, and nothing that waits for no time', () => {
    const [one, two] = store.due('c', query);
    store.claim(one!, { token: 'a', until: 2_000 }, undefined);
    const retry = {
      kind: 'not-taken',
      burns: true,
      network: false,
      dueAt: 5_000,
      problem: problem('vendor-down'),
      settle: 'person',
    } as const;
    store.apply(store.asClaimed(one!, { token: 'a', until: 2_000 }), retry);
    store.claim(two!, { token: 'b', until: 2_000 }, undefined);
    const schedule = createScheduleStore(db);
    schedule.shiftAsOwner('another', 400);
    expect(stateOf(one!.id)).toMatchObject({ due: 5_000 });
    schedule.shiftAsOwner('me', 400);
    expect(stateOf(one!.id)).toMatchObject({ due: 5_400 });
    expect(store.abandoned(2_399)).toEqual([]);
    expect(store.abandoned(2_400)).toHaveLength(1);
    expect(store.due('c', query).map((row) => row.customerId)).toEqual(['k3']);
    schedule.shift(-9_000);
    expect(store.due('c', query).map((row) => row.customerId)).toEqual(['k3', 'k1']);
    schedule.shift(1e12);
    schedule.clamp(1_000);
    expect(store.nextDueAt('c')).toBe(0);
    expect(stateOf(one!.id)).toMatchObject({ due: 1_000 + 30 * 60_000 });
  });
});
