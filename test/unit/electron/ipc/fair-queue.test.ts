import { describe, expect, it } from 'vitest';
import { createFairQueue } from '#electron/ipc/fair-queue.ts';

/** A queue whose clock moves by what each call takes, and whose pauses are counted. */
function setUp() {
  const turns: (() => void)[] = [];
  const started: number[] = [];
  let now = 0;
  const queue = createFairQueue({ nowMs: () => now, later: (callback) => void turns.push(callback) });
  const add = (name: number, takesMs: number): boolean =>
    queue.add(() => {
      started.push(name);
      now += takesMs;
    });
  return { turns, started, add };
}

describe('fair queue', () => {
  it('starts calls in order, and gives way after a few milliseconds of work', () => {
    const { turns, started, add } = setUp();
    for (let name = 0; name < 5; name += 1) expect(add(name, 3)).toBe(true);
    expect(started).toEqual([]);
    turns.shift()?.();
    expect(started).toEqual([0, 1, 2]);
    turns.shift()?.();
    expect(started).toEqual([0, 1, 2, 3, 4]);
    expect(turns).toEqual([]);
  });

  it('lets a call that comes during the others have its turn after them', () => {
    const { turns, started, add } = setUp();
    add(1, 8);
    turns.shift()?.();
    add(2, 1);
    turns.shift()?.();
    expect(started).toEqual([1, 2]);
  });

  it('refuses a flood, and takes calls again once it has passed', () => {
    const { turns, started, add } = setUp();
    const taken = Array.from({ length: 1_500 }, (_, name) => add(name, 0)).filter(Boolean);
    expect(taken).toHaveLength(1_000);
    turns.shift()?.();
    expect(started).toHaveLength(1_000);
    expect(add(2_000, 0)).toBe(true);
  });
});
