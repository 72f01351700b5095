import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#electron/db/open.ts';
import type { ScriptedFault } from '#test/sandbox/faults.ts';
import { createJumpingClock, type JumpingClock } from '#test/support/jumping-clock.ts';
import { createRig, heldOnce, sampleCustomer, SANDBOX_VENDORS, type Rig } from '#test/support/rig.ts';

/**
 * What a person, the network, the clock, other processes and the vendors may do, in any order. The model is what a person
 * would remember: the customers that were called saved, the deliveries that were discarded by hand, and what was changed.
 * A failure prints its script, shrunk; what it shows is kept in regressions.test.ts.
 */
type World = { readonly rig: Rig; readonly clock: JumpingClock; jumped: number; syncing: readonly Promise<unknown>[] };
type Model = {
  readonly ids: string[];
  discarded: number;
  /** Changes that were sent on. */
  changes: number;
  edits: number;
  /** The city of each customer who was edited, and whether the last edit was sent on. */
  readonly cities: Map<string, { readonly city: string; readonly sentOn: boolean }>;
};

const vendor = fc.constantFrom(...SANDBOX_VENDORS);
const anyone = fc.nat({ max: 1_000 });

const fault = fc.constantFrom<ScriptedFault>(
  { on: 'update', kind: 'reset', when: 'after' },
  { on: 'update', kind: 'status', status: 503, when: 'after' },
  { on: 'create', kind: 'reset', when: 'after' },
  { on: 'create', kind: 'reset', when: 'before' },
  { on: 'create', kind: 'reset', when: 'mid-body' },
  { on: 'any', kind: 'status', status: 500, when: 'before' },
  { on: 'create', kind: 'status', status: 503, when: 'after' },
  { on: 'any', kind: 'status', status: 429, retryAfter: 1 },
  { on: 'any', kind: 'html' },
  { on: 'any', kind: 'html', status: 511 },
  { on: 'create', kind: 'garbled', how: 'truncated' },
  { on: 'create', kind: 'wrong-shape' },
  { on: 'any', kind: 'latency', latencyMs: 30, times: 3 },
);

class Act implements fc.AsyncCommand<Model, World> {
  readonly name: string;
  readonly act: (world: World, model: Model) => Promise<void> | void;
  constructor(name: string, act: Act['act']) {
    this.name = name;
    this.act = act;
  }
  check = () => true;
  toString = () => this.name;
  async run(model: Model, world: World): Promise<void> {
    await this.act(world, model);
  }
}

const act = (name: string, what: Act['act']): Act => new Act(name, what);
const always = (name: string, what: Act['act']) => fc.constant(act(name, what));
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const captures = fc
  .integer({ min: 1, max: 6 })
  .map((count) => act(`capture ${count}`, ({ rig }, { ids }) => void ids.push(...rig.capture(count, ids.length))));

const faults = fc
  .tuple(vendor, fault)
  .map(([id, what]) => act(`${id}: ${JSON.stringify(what)}`, ({ rig }) => rig.sandbox.vendors[id].faults.push(what)));

const syncs = always('sync', async ({ rig }) => void (await rig.sync(300)));

/** The n-th customer's delivery to a vendor, where there is one. */
function deliveryOf({ rig }: World, { ids }: Model, n: number, id: (typeof SANDBOX_VENDORS)[number]) {
  const connectionId = rig
    .core()
    .connections.list()
    .find((row) => row.vendor === id)?.id;
  const customerId = ids[n % Math.max(ids.length, 1)];
  return connectionId === undefined || customerId === undefined
    ? undefined
    : { connectionId, customerId, email: String(sampleCustomer(n % ids.length)['email']) };
}

const ofPerson = [
  anyone.map((n) =>
    act(`edit customer ${n}`, ({ rig }, model) => {
      const { ids, cities } = model;
      const id = ids[n % Math.max(ids.length, 1)];
      if (id === undefined) return;
      const city = `Malang ${(model.edits += 1)}`;
      expect(rig.core().customers.update(id, { ...sampleCustomer(n % ids.length), city }).ok).toBe(true);
      cities.set(id, { city, sentOn: false });
    }),
  ),
  anyone.map((n) =>
    act(`send the change of customer ${n}`, ({ rig }, model) => {
      const id = model.ids[n % Math.max(model.ids.length, 1)];
      const edited = id === undefined ? undefined : model.cities.get(id);
      if (id === undefined || edited === undefined) return;
      const sent = rig.core().customers.sendChange(id, undefined);
      // While the keychain's key is being read anew there is nothing to compare, and nothing is sent.
      if (!sent.ok) return;
      model.changes += sent.value.changed;
      model.cities.set(id, { ...edited, sentOn: true });
    }),
  ),
  fc.tuple(anyone, vendor).map(([n, id]) =>
    act(`discard customer ${n} at ${id}`, (world, model) => {
      const target = deliveryOf(world, model, n, id);
      const done = target && world.rig.core().deliveries.discard(target);
      if (done?.ok === true) model.discarded += done.value.changed;
    }),
  ),
  fc.tuple(anyone, vendor).map(([n, id]) =>
    act(`retry customer ${n} at ${id}`, (world, model) => {
      const target = deliveryOf(world, model, n, id);
      if (target !== undefined) world.rig.core().deliveries.retry(target);
    }),
  ),
  anyone.map((n) =>
    act(`a person looks for customer ${n} at Cuoral, and answers`, async (world, model) => {
      const target = deliveryOf(world, model, n, 'cuoral');
      if (target === undefined) return;
      // What broke off a moment ago may still be being worked on there; a person comes later than that.
      await pause(60);
      const isHeld = world.rig.sandbox.vendors.cuoral.effectsFor(target.email).length > 0;
      world.rig.core().deliveries.resolve({ ...target, as: isHeld ? 'delivered' : 'send-again' });
    }),
  ),
];

/** Captures, faults and syncs stand several times, so that most runs send into trouble. */
const commands = [
  captures,
  captures,
  captures,
  faults,
  faults,
  faults,
  faults,
  syncs,
  syncs,
  ...ofPerson,
  vendor.map((id) => act(`${id}: offline`, ({ rig }) => rig.sandbox.vendors[id].offline())),
  vendor.map((id) => act(`${id}: online`, ({ rig }) => rig.sandbox.vendors[id].online())),
  always('begin a sync', (world) => void (world.syncing = [...world.syncing, world.rig.sync(200)])),
  always('stop in the middle and start again', ({ rig }) => rig.restart()),
  always('pause', ({ rig }) => rig.core().outbox.pause()),
  always('resume', ({ rig }) => rig.core().outbox.resume()),
  always('tokens of SalesMania expire', ({ rig }) => rig.sandbox.vendors.salesmania.expireTokens()),
  always('the computer wakes up', ({ rig }) => rig.core().outbox.wokeUp()),
  fc
    .integer({ min: -600, max: 600 })
    .map((seconds) => act(`vendors' clock ${seconds} s off`, ({ rig }) => rig.sandbox.skewClock(seconds * 1_000))),
  fc.constantFrom(-315_360_000_000, -3_600_000, 40_000, 3_600_000, 315_360_000_000).map((ms) =>
    act(`this computer's clock jumps by ${ms} ms`, (world) => {
      world.clock.jump(ms);
      world.jumped += ms;
    }),
  ),
  fc.integer({ min: 1, max: 3 }).map((count) =>
    act(`another process captures ${count}, and would like to send`, async ({ rig }, { ids }) => {
      const other = rig.openAnother();
      await other.outbox.unlock();
      for (let n = 0; n < count; n += 1) {
        const saved = other.customers.capture(sampleCustomer(ids.length));
        if (saved.ok) ids.push(saved.value.id);
      }
      await other.outbox.sync({ timeoutMs: 100 });
      await other.close(1_000);
    }),
  ),
];

/** Everything is well again, and a person gives the vendors time. */
async function heal(world: World): Promise<void> {
  const { rig, syncing } = world;
  await Promise.all(syncing);
  world.clock.jump(-world.jumped);
  rig.sandbox.skewClock(0);
  for (const id of SANDBOX_VENDORS) {
    rig.sandbox.vendors[id].faults.clear();
    await rig.sandbox.vendors[id].online();
  }
  rig.core().outbox.resume();
  for (let round = 0; round < 6 && open(rig) > 0; round += 1) await rig.sync(5_000);
}

/**
 * Whoever takes changes has the newest data of everybody whose last edit was sent on, where all that went there arrived.
 * (What a person discarded was not sent, or may not have been.)
 */
function expectNewestData(rig: Rig, { cities }: Model): void {
  const rows = [...rig.core().deliveries.list({})];
  for (const { id: connectionId, vendor: name } of rig.core().connections.list()) {
    if (name !== 'salesmania' && name !== 'nxlink' && name !== 'ladiflow') continue;
    const held = rig.sandbox.vendors[name].customers().map(({ customer }) => JSON.stringify(customer));
    for (const [customerId, { city, sentOn }] of cities) {
      const own = rows.filter((row) => row.customerId === customerId && row.connectionId === connectionId);
      if (!sentOn || own.some(({ state }) => state !== 'delivered')) continue;
      expect({ name, city, held: held.filter((text) => text.includes(`${city}"`)).length }).toMatchObject({ held: 1 });
    }
  }
}

const open = (rig: Rig): number => {
  const { queued, sending, retrying, unknown, unknownForPerson } = rig.core().outbox.status().counts;
  return queued + sending + retrying + unknown - unknownForPerson;
};

function expectPromiseKept({ rig }: World, model: Model): void {
  const { ids, discarded, changes } = model;
  const { counts, customers } = rig.core().outbox.status();
  expect(open(rig)).toBe(0);
  expect(counts.discarded).toBe(discarded);
  expect(counts.delivered + counts.unknownForPerson + counts.discarded).toBe(
    ids.length * SANDBOX_VENDORS.length + changes,
  );
  expectNewestData(rig, model);
  expect(customers.all).toBe(ids.length);
  for (const row of rig.core().connections.list()) {
    const { duplicates, violations } = heldOnce(rig, row.vendor, ids.length);
    expect({ vendor: row.vendor, duplicates, violations }).toEqual({
      vendor: row.vendor,
      duplicates: 0,
      violations: 0,
    });
    // What is in doubt or was discarded may be there or not.
    const held = rig.sandbox.vendors[row.vendor].customers().length;
    const created = deliveredTo(rig, row.id);
    expect(held).toBeGreaterThanOrEqual(created);
    expect(held).toBeLessThanOrEqual(ids.length);
  }
  expect(rig.core().receipts.verify()).toMatchObject({ ok: true, deliveredWithoutReceipt: 0 });
  // No request without a row in the log (I5).
  const db = openDatabase(`${rig.dataDir}/fieldpost.db`);
  const attempts = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM attempts').get()?.n ?? 0;
  const requests = SANDBOX_VENDORS.reduce((sum, id) => sum + rig.sandbox.vendors[id].ledger.requests.length, 0);
  expect(attempts).toBeGreaterThanOrEqual(requests);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
}

const deliveredTo = (rig: Rig, connectionId: string): number =>
  [...rig.core().deliveries.list({ state: 'delivered', connectionId })].filter(({ intent }) => intent === 'create')
    .length;

async function connectAll(rig: Rig): Promise<void> {
  await rig.connect(...SANDBOX_VENDORS.filter((id) => id !== 'salesmania'));
  // By sign-in, so that its tokens can expire.
  expect((await rig.core().connections.add(rig.sandbox.vendors.salesmania.signInConnection)).ok).toBe(true);
}

describe('whatever happens, in any order', () => {
  it('nothing is lost, nothing is sent twice, and what is in doubt is said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 30, size: 'max' }), async (script) => {
        const clock = createJumpingClock();
        const rig = await createRig({ clock });
        const world: World = { rig, clock, jumped: 0, syncing: [] };
        const model: Model = { ids: [], discarded: 0, changes: 0, edits: 0, cities: new Map() };
        try {
          await connectAll(rig);
          await fc.asyncModelRun(() => ({ model, real: world }), script);
          await heal(world);
          expectPromiseKept(world, model);
        } finally {
          await rig.close();
        }
      }),
      { numRuns: Number(process.env['FIELDPOST_MODEL_RUNS'] ?? 12), endOnFailure: false },
    );
  }, 240_000);
});
