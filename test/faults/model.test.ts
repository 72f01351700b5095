import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#electron/db/open.ts';
import type { ScriptedFault } from '#test/sandbox/faults.ts';
import { createRig, heldOnce, SANDBOX_VENDORS, type Rig, type SandboxVendorId } from '#test/support/rig.ts';

/** What a person, the network and the vendors may do, in any order. The model is the number of customers saved. */
type World = { readonly rig: Rig; syncing: readonly Promise<unknown>[] };
type Model = { captured: number };

const vendor = fc.constantFrom(...SANDBOX_VENDORS);

const fault = fc.constantFrom<ScriptedFault>(
  { on: 'create', kind: 'reset', when: 'after' },
  { on: 'create', kind: 'reset', when: 'before' },
  { on: 'create', kind: 'reset', when: 'mid-body' },
  { on: 'any', kind: 'status', status: 500, when: 'before' },
  { on: 'create', kind: 'status', status: 503, when: 'after' },
  { on: 'any', kind: 'status', status: 429, retryAfter: 1 },
  { on: 'any', kind: 'html' },
  { on: 'create', kind: 'garbled', how: 'truncated' },
  { on: 'create', kind: 'wrong-shape' },
  { on: 'any', kind: 'latency', latencyMs: 30, times: 3 },
);

class Capture implements fc.AsyncCommand<Model, World> {
  readonly count: number;
  constructor(count: number) {
    this.count = count;
  }
  check = () => true;
  toString = () => `capture(${this.count})`;
  run(model: Model, { rig }: World): Promise<void> {
    rig.capture(this.count, model.captured);
    model.captured += this.count;
    return Promise.resolve();
  }
}

class Act implements fc.AsyncCommand<Model, World> {
  readonly name: string;
  readonly act: (world: World) => Promise<void> | void;
  constructor(name: string, act: (world: World) => Promise<void> | void) {
    this.name = name;
    this.act = act;
  }
  check = () => true;
  toString = () => this.name;
  async run(_: Model, world: World): Promise<void> {
    await this.act(world);
  }
}

const act = (name: string, what: (world: World) => Promise<void> | void): Act => new Act(name, what);

const captures = fc.integer({ min: 1, max: 6 }).map((count) => new Capture(count));
const syncs = fc.constant(act('sync', async ({ rig }) => void (await rig.sync(300))));
const faults = fc
  .tuple(vendor, fault)
  .map(([id, what]) => act(`${id}: ${JSON.stringify(what)}`, ({ rig }) => rig.sandbox.vendors[id].faults.push(what)));

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
  vendor.map((id) => act(`${id}: offline`, ({ rig }) => rig.sandbox.vendors[id].offline())),
  vendor.map((id) => act(`${id}: online`, ({ rig }) => rig.sandbox.vendors[id].online())),
  fc.constant(act('begin a sync', (world) => void (world.syncing = [...world.syncing, world.rig.sync(200)]))),
  fc.constant(act('stop in the middle and start again', ({ rig }) => rig.restart())),
  fc.constant(act('pause', ({ rig }) => rig.core().outbox.pause())),
  fc.constant(act('resume', ({ rig }) => rig.core().outbox.resume())),
  fc
    .integer({ min: -600, max: 600 })
    .map((seconds) => act(`vendors' clock ${seconds} s off`, ({ rig }) => rig.sandbox.skewClock(seconds * 1_000))),
];

/** Everything is well again, and a person gives the vendors time. */
async function heal({ rig, syncing }: World): Promise<void> {
  await Promise.all(syncing);
  rig.sandbox.skewClock(0);
  for (const id of SANDBOX_VENDORS) {
    rig.sandbox.vendors[id].faults.clear();
    await rig.sandbox.vendors[id].online();
  }
  rig.core().outbox.resume();
  for (let round = 0; round < 6 && open(rig) > 0; round += 1) await rig.sync(5_000);
}

const open = (rig: Rig): number => {
  const { queued, sending, retrying, unknown, unknownForPerson } = rig.core().outbox.status().counts;
  return queued + sending + retrying + unknown - unknownForPerson;
};

function expectPromiseKept({ rig }: World, captured: number): void {
  const { counts, customers } = rig.core().outbox.status();
  expect(open(rig)).toBe(0);
  expect(counts.delivered + counts.unknownForPerson).toBe(captured * SANDBOX_VENDORS.length);
  expect(customers.all).toBe(captured);
  const doubtful = new Map<SandboxVendorId, number>();
  for (const row of rig.core().connections.list()) doubtful.set(row.vendor, row.counts.unknownForPerson);
  for (const id of SANDBOX_VENDORS) {
    const { duplicates, violations } = heldOnce(rig, id, captured);
    expect({ id, duplicates, violations }).toEqual({ id, duplicates: 0, violations: 0 });
    const held = rig.sandbox.vendors[id].customers().length;
    expect(held).toBeGreaterThanOrEqual(captured - (doubtful.get(id) ?? 0));
    expect(held).toBeLessThanOrEqual(captured);
    // No request without a row in the log (I5).
  }
  const db = openDatabase(`${rig.dataDir}/fieldpost.db`);
  const attempts = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM attempts').get()?.n ?? 0;
  const requests = SANDBOX_VENDORS.reduce((sum, id) => sum + rig.sandbox.vendors[id].ledger.requests.length, 0);
  expect(attempts).toBeGreaterThanOrEqual(requests);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
}

describe('whatever happens, in any order', () => {
  it('nothing is lost, nothing is sent twice, and what is in doubt is said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 30, size: 'max' }), async (script) => {
        const rig = await createRig();
        const world: World = { rig, syncing: [] };
        const model: Model = { captured: 0 };
        try {
          await rig.connect();
          await fc.asyncModelRun(() => ({ model, real: world }), script);
          await heal(world);
          expectPromiseKept(world, model.captured);
        } finally {
          await rig.close();
        }
      }),
      { numRuns: Number(process.env['FIELDPOST_MODEL_RUNS'] ?? 12), endOnFailure: false },
    );
  }, 240_000);
});
