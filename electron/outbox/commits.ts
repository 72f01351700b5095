import type { Database } from '#electron/db/open.ts';

/**
 * Groups what lanes write: everything that is handed in before the next turn of the event loop is one transaction, and so
 * one sync of the disk. A promise resolves after that commit, so whoever awaits it may rely on its rows as if it had
 * committed alone. Works run in the order they were handed in; when one of a group throws, or the group cannot be
 * committed, each of them runs again in a transaction of its own, so that nobody fails for another's sake.
 */
export type Commits = {
  /** @param work synchronous, and harmless to run again after a rollback: it may change nothing but the database */
  readonly run: <T>(work: () => T) => Promise<T>;
};

export type CommitsEffects = {
  readonly db: Database;
  readonly monotonicMs: () => number;
  /** Calls back once, after what is ready now has had its turn. */
  readonly defer: (callback: () => void) => void;
};

/**
 * Ms of work in a group: another one is taken while the longest so far would still fit. The window has frames to draw, 16 ms
 * are one, and the commit comes on top.
 */
const GROUP_MS = 5;

type Job = {
  readonly work: () => void;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
};

export function createCommits(effects: CommitsEffects): Commits {
  const waiting: Job[] = [];
  const flush = (): void => {
    commitGroup(effects, waiting);
    if (waiting.length > 0) effects.defer(flush);
  };
  return {
    run: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        let value: T;
        const job: Job = {
          work: () => {
            value = work();
          },
          done: () => resolve(value),
          failed: reject,
        };
        if (waiting.push(job) === 1) effects.defer(flush);
      }),
  };
}

/** Takes as many jobs off the front as fit into one group, and commits them together. */
function commitGroup({ db, monotonicMs }: CommitsEffects, waiting: Job[]): void {
  const group: Job[] = [];
  try {
    db.transaction(() => {
      const begin = monotonicMs();
      let [before, longest] = [begin, 0];
      for (const job of waiting) {
        group.push(job);
        job.work();
        const now = monotonicMs();
        longest = Math.max(longest, now - before);
        if (now - begin + longest > GROUP_MS) break;
        before = now;
      }
    }).immediate();
    waiting.splice(0, group.length);
    for (const job of group) job.done();
  } catch (error) {
    // Not even begun (the database is busy or closed): the first one learns it, the others ask for themselves.
    const jobs = waiting.splice(0, Math.max(group.length, 1));
    if (jobs.length === 1) return jobs[0]?.failed(error);
    for (const job of jobs) commitAlone(db, job);
  }
}

function commitAlone(db: Database, job: Job): void {
  try {
    db.transaction(job.work).immediate();
  } catch (error) {
    job.failed(error);
    return;
  }
  job.done();
}
