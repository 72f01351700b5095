import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#electron/db/open.ts';
import { createOwnerLease, type OwnerLease } from '#electron/outbox/owner.ts';

let dir: string;
let db: Database;
let now: number;
const jumps: number[] = [];
const alive = new Set<number>();
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'fieldpost-owner-'));
  db = openDatabase(join(dir, 'fieldpost.db'));
  now = 1_000_000;
  jumps.length = 0;
  alive.clear();
});
afterEach(() => {
  db.close();
  rmSync(dir, { recursive: true, force: true });
});

function process(pid: number, host = 'laptop'): OwnerLease {
  alive.add(pid);
  return createOwnerLease({
    db,
    token: `token-${pid}-${host}`,
    pid,
    host,
    wallMs: () => now,
    monotonicMs: () => now,
    takeOver: (_, jumpMs) => void jumps.push(jumpMs),
    isAlive: (other) => alive.has(other),
  });
}

describe('the owner lease', () => {
  it('is held by one process at a time, and given back', () => {
    const [first, second] = [process(1), process(2)];
    expect([first.hold(), second.hold(), first.hold()]).toEqual([true, false, true]);
    first.release();
    expect([second.hold(), first.hold()]).toEqual([true, false]);
  });

  it('passes at once from a process that died, whatever its last beat', () => {
    const [first, second] = [process(1), process(2)];
    first.hold();
    alive.delete(1);
    expect(second.hold()).toBe(true);
  });

  it('passes from a holder that has fallen silent, and from another machine only so', () => {
    const elsewhere = process(1, 'old-laptop');
    const here = process(2);
    elsewhere.hold();
    alive.delete(1);
    expect(here.hold()).toBe(false);
    now += 16_000;
    expect(here.hold()).toBe(true);
    expect(elsewhere.hold()).toBe(false);
  });

  it('is not given back by one that no longer has it', () => {
    const [first, second] = [process(1), process(2)];
    first.hold();
    expect(second.hold()).toBe(false);
    now += 60_000;
    expect(second.hold()).toBe(true);
    first.release();
    expect(first.hold()).toBe(false);
  });

  it('is not taken from a living process by an old beat alone: the clock may have jumped', () => {
    const [first, second] = [process(1), process(2)];
    first.hold();
    now += 315_360_000_000;
    expect(second.hold()).toBe(false);
    expect(second.isDoubtful()).toBe(true);
    first.hold();
    expect(second.isDoubtful()).toBe(false);
    now += 14_000;
    first.hold();
    now += 14_000;
    expect(second.hold()).toBe(false);
  });

  it('tells who takes it how far the clock has jumped back since the last beat, also of one who gave it back', () => {
    const [first, second] = [process(1), process(2)];
    first.hold();
    first.release();
    now -= 400_000;
    second.hold();
    second.hold();
    expect(jumps).toEqual([0, -400_000]);
  });
});
