// Starting other programs during set-up, and the one kind of error that set-up ends with.
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { cloneDir } from './places.mjs';

const PARENT_POLL_MS = 100;

/** Set-up cannot go on. The message is a sentence for the person at the keyboard. */
export class SetupError extends Error {}

/** Tells the person what is going on. Standard output belongs to the program that is being started. */
export function say(text) {
  process.stderr.write(`fieldpost: ${text}\n`);
}

/** Runs a program to its end; answers what it printed. Throws SetupError(`failure`) with the last lines if it fails. */
export function run(failure, command, args, { env = process.env, cwd = cloneDir, timeoutMs = 0 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => reject(new SetupError(`${failure}: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const why = signal === null ? `exit ${code}` : signal;
      const tail = output.trim().split('\n').slice(-15).join('\n');
      reject(new SetupError(`${failure} (${command}: ${why})${tail && `\n${tail}`}`));
    });
  });
}

/** What a program prints, or undefined when it fails or does not exist. */
export function answerOf(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout : undefined;
}

/**
 * Becomes another program as far as Node can: its input, output, exit status and signals are ours.
 * Ends this process with its status (128 + n after signal n, as shells do).
 */
export async function become(command, args, env) {
  const child = spawn(command, args, { cwd: process.cwd(), env, stdio: 'inherit' });
  // A terminal sends Ctrl+C to the whole group, so the child has it already.
  const atTerminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY);
  process.on('SIGINT', () => atTerminal || child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  if (process.env.npm_lifecycle_event) onParentGone(() => child.kill('SIGTERM'));
  const [code, signal] = await new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new SetupError(`${command} does not start: ${error.message}`)));
    child.on('close', (...end) => resolve(end));
  });
  process.exit(code ?? 128 + constants.signals[signal]);
}

/** npm passes a signal to the shell between it and us, and the shell dies of it without a word to its child. */
function onParentGone(act) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, PARENT_POLL_MS);
  timer.unref();
}
