import type { Dice } from './dice.ts';
import type { ScriptedFault } from '#test/sandbox/faults.ts';
import type { Sandbox } from '#test/sandbox/sandbox.ts';
import { SANDBOX_VENDORS } from '#test/support/rig.ts';

/** What may go wrong at any vendor at any time. */
const FAULTS: readonly [ScriptedFault, ...ScriptedFault[]] = [
  { on: 'create', kind: 'reset', when: 'before' },
  { on: 'create', kind: 'reset', when: 'after' },
  { on: 'create', kind: 'reset', when: 'mid-headers' },
  { on: 'create', kind: 'reset', when: 'mid-body' },
  { on: 'any', kind: 'status', status: 500, when: 'before' },
  { on: 'create', kind: 'status', status: 502, when: 'after', body: 'html' },
  { on: 'any', kind: 'status', status: 429, retryAfter: 1 },
  { on: 'any', kind: 'html' },
  { on: 'any', kind: 'html', status: 511 },
  { on: 'any', kind: 'redirect', location: 'http://login.hotel.example/' },
  { on: 'create', kind: 'hang', when: 'after' },
  { on: 'create', kind: 'garbled', how: 'truncated' },
  { on: 'create', kind: 'wrong-shape' },
  { on: 'any', kind: 'latency', latencyMs: 60, times: 3 },
  { on: 'create', kind: 'error-in-200' },
];

/** Before a round: faults for it, a fallen vendor, tokens that expire, a clock that is off. */
export function makeTrouble(dice: Dice, sandbox: Sandbox): void {
  for (const id of SANDBOX_VENDORS) {
    const vendor = sandbox.vendors[id];
    vendor.faults.clear();
    vendor.faults.push({ kind: 'latency', latencyMs: dice.between(0, 12), times: 'always' });
    if (dice.chance(0.25)) vendor.faults.push(faultFor(dice, id));
  }
  if (dice.chance(0.1)) sandbox.vendors.alatwa.faults.push(losesRows(sandbox, dice.between(1, 3)));
  if (dice.chance(0.1)) sandbox.vendors.salesmania.expireTokens();
  sandbox.skewClock(dice.chance(0.1) ? dice.between(-300, 300) * 1_000 : 0);
}

/** Rows of a first sending: a vendor that loses the same row at each sending, and says that it is there, cannot be told. */
function losesRows(sandbox: Sandbox, missing: number): ScriptedFault {
  const { ledger } = sandbox.vendors.alatwa;
  const isNew = (phone: unknown): boolean =>
    ledger.requests.filter(({ customers }) => customers.some((customer) => customer['phone'] === phone)).length <= 1;
  return { kind: 'partial-count', missing, on: ({ customers }) => customers.every(({ phone }) => isNew(phone)) };
}

/** A refusal by the vendor's own words would be a person's to answer, and there is none in the middle of a soak. */
function faultFor(dice: Dice, id: (typeof SANDBOX_VENDORS)[number]): ScriptedFault {
  const fault = dice.pick(FAULTS);
  return fault.kind === 'error-in-200' && id !== 'nxlink' ? { kind: 'latency', latencyMs: 40 } : codeFor(fault);
}

/** NXLink's "system error": to be tried again. */
const codeFor = (fault: ScriptedFault): ScriptedFault =>
  fault.kind === 'error-in-200' ? { ...fault, code: 9001 } : fault;

export async function endTrouble(sandbox: Sandbox): Promise<void> {
  sandbox.skewClock(0);
  for (const id of SANDBOX_VENDORS) {
    sandbox.vendors[id].faults.clear();
    await sandbox.vendors[id].online();
  }
}
