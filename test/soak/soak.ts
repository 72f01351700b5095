import { answerAsPerson, judge, unexplainedRows, type Judgement, type Said } from './judge.ts';
import { createDice, type Dice } from './dice.ts';
import { endTrouble, makeTrouble } from './trouble.ts';
import { startChild, type Order, type WarmChild } from './warm-child.ts';
import { createRig, SANDBOX_VENDORS, type Rig } from '#test/support/rig.ts';

export type SoakOptions = {
  readonly kills: number;
  readonly customers: number;
  readonly seed: number;
  /** Hears of the progress, now and then. */
  readonly tell: (sentence: string) => void;
};

export type SoakResult = Judgement & {
  readonly saved: number;
  readonly kills: number;
  /** Of these, at a named point of the code; the others at any moment. */
  readonly killsAtPoint: number;
  readonly requests: number;
  readonly answeredByPerson: number;
};

/**
 * A process that captures and sends is killed (a real SIGKILL) again and again, at any moment or at a named point, while
 * the vendors misbehave. Then all is well again, a person answers what only a person can, and the vendors' books are read.
 */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const dice = createDice(options.seed);
  const rig = await createRig();
  try {
    await connectAll(rig);
    // The processes of the soak are alone with the data; this one only looks on.
    await rig.core().close(2_000);
    const said = { saved: new Map<number, string>(), maybe: new Set<number>() };
    const points = await killAgainAndAgain(rig, dice, said, options);
    await endTrouble(rig.sandbox);
    options.tell('all is well again; draining');
    await drain(rig, said, options.customers);
    const unexplained = unexplainedRows(rig.dataDir);
    await rig.restart();
    const answeredByPerson = answerAsPerson(rig.core(), rig.sandbox);
    for (let round = 0; round < 5; round += 1) await rig.sync(20_000);
    const verdict = judge(rig.core(), rig.sandbox, said, rig.dataDir);
    const requests = SANDBOX_VENDORS.reduce((sum, id) => sum + rig.sandbox.summary()[id].requests, 0);
    const counts = { saved: said.saved.size, kills: options.kills, killsAtPoint: points, requests, answeredByPerson };
    return { ...verdict, ...counts, unexplained: [...unexplained, ...verdict.unexplained] };
  } finally {
    await rig.close();
  }
}

/** SalesMania by sign-in, so that its tokens can expire. */
async function connectAll(rig: Rig): Promise<void> {
  await rig.connect(...SANDBOX_VENDORS.filter((vendor) => vendor !== 'salesmania'));
  const added = await rig.core().connections.add(rig.sandbox.vendors.salesmania.signInConnection);
  if (!added.ok) throw new Error(JSON.stringify(added.error));
}

type Hearing = Said & { readonly saved: Map<number, string>; readonly maybe: Set<number> };

const POINTS = [
  'before-capture',
  'after-capture',
  'after-claim',
  'after-attempt',
  'after-send',
  'before-settle',
  'inside-settle',
  'after-settle',
  'token-refresh',
] as const;

/** A child that was told to die at a point which it never comes by is killed after this long, ms. */
const POINT_PATIENCE_MS = 700;
const LONGEST_LIFE_MS = 450;

async function killAgainAndAgain(rig: Rig, dice: Dice, said: Hearing, options: SoakOptions): Promise<number> {
  const order = orderFor(rig);
  let next = 0;
  let points = 0;
  let waiting = startChild();
  for (let kill = 0; kill < options.kills; kill += 1) {
    const child = waiting;
    makeTrouble(dice, rig.sandbox);
    const left = Math.max(0, options.customers - said.saved.size);
    const count = Math.ceil((1.3 * left) / (options.kills - kill));
    const crashAt = dice.chance(0.3) ? dice.pick(POINTS) : undefined;
    await child.obey(
      order({ from: next, count, clockOffsetMs: offset(dice), crashAt, wish: dice.chance(0.5) }),
      hear(said),
    );
    waiting = startChild();
    next += count;
    // Opening takes the longer, the more there is to check after a kill; some die in the middle of that.
    if (dice.chance(0.85)) await child.open();
    if (await dies(child, crashAt === undefined ? dice.between(0, LONGEST_LIFE_MS) : POINT_PATIENCE_MS)) points += 1;
    if ((kill + 1) % 50 === 0) options.tell(`${kill + 1} kills, ${said.saved.size} customers saved`);
  }
  waiting.kill();
  await waiting.ended;
  return points;
}

type Part = Pick<Order, 'from' | 'count' | 'clockOffsetMs' | 'wish'> & { readonly crashAt?: string | undefined };

function orderFor(rig: Rig): (part: Part) => Order {
  return ({ crashAt, ...part }) => ({
    dataDir: rig.dataDir,
    entries: [...rig.vault.entries],
    everyMs: 25,
    finish: false,
    ...part,
    ...(crashAt === undefined ? {} : { crashAt }),
  });
}

/** Now and then the clock was set since the last start. */
const offset = (dice: Dice): number => (dice.chance(0.2) ? dice.between(-3_600, 3_600) * 1_000 : 0);

/** A customer is saved when its process says so; one that was begun and got no answer may be there or not. */
function hear(said: Hearing): (line: string) => void {
  return (line) => {
    const [word, number, id = ''] = line.split(' ');
    const n = Number(number);
    if (word === 'refused') throw new Error(line);
    if (word === 'saving') said.maybe.add(n);
    if (word !== 'saved') return;
    said.maybe.delete(n);
    said.saved.set(n, id);
  };
}

/** Answers whether it died by itself, at its point, before its time was over. */
async function dies(child: WarmChild, lifeMs: number): Promise<boolean> {
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    child.kill();
  }, lifeMs);
  const end = await child.ended;
  clearTimeout(timer);
  if (end !== 'SIGKILL') throw new Error(`a process of the soak ended with ${String(end)}`);
  return !isOver;
}

/** What is still missing is captured, and everything is sent, by processes that may live. */
async function drain(rig: Rig, said: Hearing, customers: number): Promise<void> {
  const next = Math.max(-1, ...said.saved.keys(), ...said.maybe) + 1;
  for (let round = 0; round < 4; round += 1) {
    const child = startChild();
    const count = round === 0 ? Math.max(0, customers - said.saved.size) : 0;
    const order = orderFor(rig)({ from: next, count, clockOffsetMs: 0, wish: true });
    await child.obey({ ...order, everyMs: 0, finish: true }, hear(said));
    const end = await child.ended;
    if (end !== 0) throw new Error(`the last process of the soak ended with ${String(end)}`);
  }
}
