import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#electron/db/open.ts';
import { createCommits, type Commits } from '#electron/outbox/commits.ts';

let db: Database;
let commits: Commits;
let turns: (() => void)[];
beforeEach(() => {
  db = openDatabase(':memory:');
  db.exec('CREATE TABLE notes (text TEXT UNIQUE)');
  turns = [];
  commits = createCommits({ db, monotonicMs: () => 0, defer: (turn) => void turns.push(turn) });
});
afterEach(() => db.close());

const write = (text: string) => (): string => {
  db.prepare('INSERT INTO notes VALUES (?)').run(text);
  return text;
};
const notes = (): unknown => db.prepare('SELECT text FROM notes ORDER BY rowid').pluck().all();
const letAllTurn = (): void => {
  for (let next = turns.shift(); next !== undefined; next = turns.shift()) next();
};

describe('commits that are grouped', () => {
  it('are one, in the order in which they were handed in, and told when it is durable', async () => {
    const both = Promise.all([commits.run(write('a')), commits.run(write('b'))]);
    expect(turns).toHaveLength(1);
    expect(notes()).toEqual([]);
    letAllTurn();
    expect(await both).toEqual(['a', 'b']);
    expect(notes()).toEqual(['a', 'b']);
  });

  it.each([
    { each: 2, groups: 2, why: 'a third of 2 ms would take it over 5 ms' },
    { each: 3, groups: 4, why: 'a second of 3 ms would' },
    { each: 40, groups: 4, why: 'a work alone takes as long as it takes' },
  ])(
    'hold up the thread for some ms only: four works of $each ms are $groups groups, $why',
    async ({ each, groups }) => {
      let [now, turned] = [0, 0];
      const slow = createCommits({ db, monotonicMs: () => now, defer: (turn) => void turns.push(turn) });
      const all = ['a', 'b', 'c', 'd'].map((text) =>
        slow.run(() => {
          now += each;
          write(text)();
        }),
      );
      for (let next = turns.shift(); next !== undefined; next = turns.shift(), turned += 1) next();
      await Promise.all(all);
      expect(turned).toBe(groups);
      expect(notes()).toEqual(['a', 'b', 'c', 'd']);
    },
  );

  it('do not fail for each other: who throws learns it alone, and leaves nothing', async () => {
    const fail = (): never => {
      write('half')();
      throw new Error('mine');
    };
    const all = Promise.allSettled([commits.run(write('a')), commits.run(fail), commits.run(write('b'))]);
    letAllTurn();
    expect((await all).map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(notes()).toEqual(['a', 'b']);
  });
});
