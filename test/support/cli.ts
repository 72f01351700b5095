import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { COMPILE_CACHE } from './compile-cache.ts';

/** The end of a run of the real command line. */
export interface CliEnd {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run under way. */
export interface CliRun {
  readonly child: ChildProcessWithoutNullStreams;
  readonly pid: number;
  /** The next line of standard output. Rejects when the run ends first. */
  line(): Promise<string>;
  readonly end: Promise<CliEnd>;
}

const SCRIPT = path.resolve(import.meta.dirname, '../../electron/cli.ts');

/** Starts the command line on plain Node, as `npm run cli` does with the built file. */
export function startCli(env: Readonly<Record<string, string>>, args: readonly string[]): CliRun {
  const child = spawn(process.execPath, [SCRIPT, ...args], {
    env: { ...env, ...COMPILE_CACHE },
    stdio: 'pipe',
  });
  let stdout = '';
  let stderr = '';
  let taken = 0;
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.on('error', () => undefined); // it may end without reading all of it
  const end = once(child, 'close').then(() => ({ status: child.exitCode, stdout, stderr }));
  let hasEnded = false;
  void end.then(() => (hasEnded = true));
  return {
    child,
    pid: child.pid ?? 0,
    end,
    async line() {
      for (;;) {
        const at = stdout.indexOf('\n', taken);
        if (at >= 0) {
          const text = stdout.slice(taken, at);
          taken = at + 1;
          return text;
        }
        if (hasEnded) throw new Error(`no line; the run ended with ${child.exitCode}: ${stderr}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}

/** Runs one command to its end; `input` is its whole standard input. */
export async function runCli(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  input = '',
): Promise<CliEnd> {
  const run = startCli(env, args);
  run.child.stdin.end(input);
  return run.end;
}

/** The environment of a computer without any keychain. */
export const NO_KEYCHAIN: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  LANG: 'C.UTF-8',
  HOME: '/nonexistent',
  XDG_RUNTIME_DIR: '/nonexistent',
};
