import Sqlite from 'better-sqlite3';

/**
 * A disk that fails at the N-th operation: every prepare, statement and commit of this process counts, and one of them, or
 * all from it on, throws what SQLite throws. The method of SQLite's own tests (https://www.sqlite.org/testing.html §3.2):
 * fail the first, run, check; fail the second, and so on, until none fails any more.
 */
export type FailingSqlite = {
  /** From now on counts; the operation `at` (from 1) throws, and with `stays` every one after it. */
  readonly failAt: (at: number, stays?: boolean) => void;
  /** From now on every statement fails whose SQL fits. */
  readonly failOn: (pattern: RegExp) => void;
  /** Nothing fails any more. Answers whether anything did. */
  readonly heal: () => boolean;
  readonly failed: () => boolean;
  readonly restore: () => void;
};

const METHODS = ['run', 'get', 'all', 'iterate'] as const;

export function createFailingSqlite(code = 'SQLITE_IOERR_WRITE'): FailingSqlite {
  let count = 0;
  let at = Infinity;
  let stays = false;
  let pattern: RegExp | undefined;
  let hasFailed = false;
  const step = (sql: string): void => {
    // SQLite rolls back by itself when even that fails; better-sqlite3 asks first whether it has to.
    if (sql === 'ROLLBACK') return;
    count += 1;
    if (pattern?.test(sql) !== true && (count < at || (count > at && !stays))) return;
    hasFailed = true;
    throw new Sqlite.SqliteError('disk I/O error', code);
  };
  const probe = new Sqlite(':memory:');
  const statement: object = Object.getPrototypeOf(probe.prepare('SELECT 1'));
  probe.close();
  const restores = [
    patch(Sqlite.prototype, 'prepare', (_, [sql]) => step(String(sql))),
    patch(Sqlite.prototype, 'exec', (_, [sql]) => step(String(sql))),
    ...METHODS.map((method) => patch(statement, method, (self) => step(sourceOf(self)))),
  ];
  return {
    failAt: (number, all = false) => {
      count = 0;
      at = number;
      stays = all;
      hasFailed = false;
    },
    failOn: (fitting) => {
      pattern = fitting;
      hasFailed = false;
    },
    heal: () => {
      at = Infinity;
      pattern = undefined;
      return hasFailed;
    },
    failed: () => hasFailed,
    restore: () => restores.forEach((restore) => restore()),
  };
}

const sourceOf = (statement: unknown): string => String(Reflect.get(Object(statement), 'source'));

type Method = (this: unknown, ...args: unknown[]) => unknown;

function patch(target: object, name: string, before: (self: unknown, args: readonly unknown[]) => void): () => void {
  // better-sqlite3's own method: whatever it is, it is called as it was.
  const original = Reflect.get(target, name) as Method;
  Reflect.set(target, name, function (this: unknown, ...args: unknown[]): unknown {
    before(this, args);
    return original.apply(this, args);
  });
  return () => void Reflect.set(target, name, original);
}
