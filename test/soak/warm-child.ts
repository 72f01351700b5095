import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { COMPILE_CACHE } from '#test/support/compile-cache.ts';

/** What a child is told to do; parsed by child.ts. */
export type Order = {
  readonly dataDir: string;
  readonly entries: readonly (readonly [string, string])[];
  readonly from: number;
  readonly count: number;
  readonly everyMs: number;
  readonly clockOffsetMs: number;
  readonly crashAt?: string;
  readonly wish: boolean;
  readonly finish: boolean;
};

/** A process that has loaded its code and waits for an order. */
export type WarmChild = {
  /** Gives the order; `onLine` hears what the child says. */
  readonly obey: (order: Order, onLine: (line: string) => void) => Promise<void>;
  /** The data are open, or it has ended before. */
  readonly open: () => Promise<void>;
  readonly kill: () => void;
  /** How it ended: a signal, or an exit code. Resolves after its last line. */
  readonly ended: Promise<NodeJS.Signals | number | null>;
};

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

export function startChild(): WarmChild {
  const child = spawn(process.execPath, [CHILD], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...COMPILE_CACHE },
  });
  child.stdin.on('error', () => undefined); // it is killed whenever it is
  let hear: (line: string) => void = () => undefined;
  const lines = createInterface({ input: child.stdout });
  const said = (word: string): Promise<void> =>
    new Promise((resolve) => lines.on('line', (line) => (line === word ? resolve() : undefined)));
  lines.on('line', (line) => hear(line));
  const [ready, open] = [said('ready'), said('open')];
  const ended = endOf(child, once(lines, 'close'));
  return {
    ended,
    open: () => Promise.race([open, ended]).then(() => undefined),
    kill: () => void child.kill('SIGKILL'),
    async obey(order, onLine) {
      hear = onLine;
      await Promise.race([ready, ended]);
      child.stdin.write(`${JSON.stringify(order)}\n`);
    },
  };
}

async function endOf(child: ChildProcess, silent: Promise<unknown>): Promise<NodeJS.Signals | number | null> {
  const [[code, signal]] = await Promise.all([once(child, 'exit'), silent]);
  return (signal as NodeJS.Signals | null) ?? (code as number | null);
}
