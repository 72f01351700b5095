import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** The programs that make up a desktop. Each one's output goes to a file; none outlives this process. */
export interface Children {
  /** Starts a program; `input` is its whole standard input. */
  start(command: string, args: readonly string[], input?: string): void;
  /** Starts a program and answers the first line that it writes to file descriptor 3. */
  startAndRead(command: string, args: readonly string[]): Promise<string>;
  logOf(command: string): string;
  /** Ends one program. */
  stopOne(command: string): Promise<void>;
  /** Ends them all, the youngest first. */
  stop(): Promise<void>;
}

const GRACE_MS = 3_000;

export function createChildren(dir: string, env: Readonly<Record<string, string>>): Children {
  const running: { readonly command: string; readonly child: ChildProcess }[] = [];
  const killAll = (): void => running.forEach(({ child }) => void child.kill('SIGKILL'));
  process.once('exit', killAll); // whatever a test left that broke off

  const logOf = (command: string): string => fs.readFileSync(path.join(dir, `${command}.log`), 'utf8');

  const launch = (
    command: string,
    args: readonly string[],
    stdin: 'ignore' | 'pipe',
    fd3: 'ignore' | 'pipe',
  ): ChildProcess => {
    const log = fs.openSync(path.join(dir, `${command}.log`), 'a');
    const child = spawn(command, args, { env, stdio: [stdin, log, log, fd3] });
    fs.closeSync(log);
    child.on('error', () => undefined); // the wait for its name or its line tells
    running.push({ command, child });
    return child;
  };

  return {
    logOf,
    start(command, args, input) {
      const child = launch(command, args, input === undefined ? 'ignore' : 'pipe', 'ignore');
      child.stdin?.end(input);
    },
    startAndRead(command, args) {
      const child = launch(command, args, 'ignore', 'pipe');
      return new Promise((resolve, reject) => {
        let text = '';
        child.stdio[3]?.on('data', (chunk: Buffer) => {
          text += chunk.toString();
          const end = text.indexOf('\n');
          if (end >= 0) resolve(text.slice(0, end).trim());
        });
        child.once('error', reject);
        child.once('exit', (code) => reject(new Error(`${command} ended with ${code}: ${logOf(command)}`)));
      });
    },
    async stopOne(command) {
      for (const { child } of running.filter((each) => each.command === command)) await end(child);
    },
    async stop() {
      for (const { child } of running.reverse()) await end(child);
      process.removeListener('exit', killAll);
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(timer);
}
