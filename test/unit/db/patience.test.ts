import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { whileBusy } from '#electron/db/patience.ts';
import { problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';
import { createManualClock } from '#test/support/manual-clock.ts';

const busy = () => err([problem('database-busy')]);

describe('a database that another process holds', () => {
  it('is asked again until it answers, and the clock goes on in between', async () => {
    const clock = createManualClock();
    let tries = 0;
    const answer = whileBusy(clock, () => (++tries < 4 ? busy() : ok(tries)));
    for (let step = 0; step < 4; step += 1) await clock.pass(50);
    expect(await answer).toEqual(ok(4));
  });

  it('is given up after four seconds', async () => {
    const clock = createManualClock();
    let tries = 0;
    let ended = false;
    const answer = whileBusy(clock, () => (tries++, busy())).finally(() => (ended = true));
    for (let step = 0; step < 79; step += 1) await clock.pass(50);
    expect(ended).toBe(false);
    await clock.pass(50);
    expect(await answer).toEqual(busy());
    expect(tries).toBe(81);
  });

  it('that throws its code is the same, and what else it throws is a problem or a bug', async () => {
    const clock = createManualClock();
    let tries = 0;
    const throwing = whileBusy(clock, () => {
      if (++tries === 1) throw new Sqlite.SqliteError('held', 'SQLITE_BUSY_SNAPSHOT');
      return ok(tries);
    });
    await clock.pass(50);
    expect(await throwing).toEqual(ok(2));
    const full = whileBusy(clock, () => Promise.reject(new Sqlite.SqliteError('full', 'SQLITE_FULL')));
    expect(await full).toEqual(err([problem('disk-full')]));
    await expect(whileBusy(clock, () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
  });
});
