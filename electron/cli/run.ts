import { resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { CommanderError } from 'commander';
import type { FieldpostCore } from '#electron/core/create-core.ts';
import type { Keytar } from '#electron/credentials/keytar.ts';
import type { Language } from '#shared/domain/profile.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { firstOf, printJson, tell, type CliContext } from './context.ts';
import { createOutput } from './output.ts';
import { errorJson, exitStatusOf, problemsOf, type ExitStatus } from './problems-error.ts';
import { createProgram } from './program.ts';
import type { Words } from '#electron/words.ts';

/** A run of the command line as a whole. */
export type CliRun = {
  /** Arguments after the program. */
  readonly args: readonly string[];
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly defaultDataDir: string;
  readonly version: string;
  readonly loadKeytar: () => Promise<Keytar>;
  /** Fires when the run shall end: what is being sent gets a few seconds. */
  readonly stop: AbortSignal;
};

/** From a signal to the end of the process, ms. */
const STOP_MS = 4_000;

/** Runs one command. Everything is written and the database closed when it resolves; the process may then be ended. */
export async function runCli(run: CliRun): Promise<ExitStatus> {
  const err = createOutput(run.stderr);
  const out = createOutput(run.stdout);
  let status: ExitStatus = 0;
  let dataDir = run.defaultDataDir;
  const opened = createOpener(run, () => dataDir);
  const context: CliContext = { stdin: run.stdin, out, err, core: opened.core, words: opened.words };
  const json = run.args.includes('--json');
  const program = createProgram({
    version: run.version,
    write: (text) => void err.write(text),
    run: async (work) => {
      const { dataDir: chosen } = program.opts<{ dataDir?: string }>();
      if (chosen !== undefined) dataDir = resolve(chosen);
      status = await settle(context, json, () => work(context));
      await sayNews(context, await opened.news());
    },
  });
  const finished = program
    .parseAsync([...run.args], { from: 'user' })
    .then(() => status)
    .catch((error: unknown) => usageStatus(context, json, error));
  const answer = await Promise.race([finished, stopped(run.stop)]);
  await opened.close(STOP_MS);
  await Promise.all([out.flush(), err.flush()]);
  return answer;
}

function stopped(signal: AbortSignal): Promise<ExitStatus> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(1);
    else signal.addEventListener('abort', () => resolve(1), { once: true });
  });
}

async function settle(context: CliContext, json: boolean, work: () => Promise<ExitStatus>): Promise<ExitStatus> {
  try {
    return await work();
  } catch (error) {
    const problems = problemsOf(error);
    await report(context, json, firstOf(problems));
    // A bug: its message is for whoever reports it, and holds no customer's data (those are values, not messages).
    if (firstOf(problems).code === 'internal' && error instanceof Error)
      await tell(context, error.stack ?? error.message);
    return exitStatusOf(problems);
  }
}

async function report(context: CliContext, json: boolean, found: Problem): Promise<void> {
  const message = (await context.words()).problem(found);
  if (json) await printJson(context, errorJson(found, message));
  await tell(context, message);
}

/** What this run met in the stored data. The window says it again: whoever runs commands may not be who saves customers. */
async function sayNews(context: CliContext, news: Problem | undefined): Promise<void> {
  if (news !== undefined) await tell(context, (await context.words()).problem(news));
}

/** Commander has told people what is wrong; scripts get it as the JSON of every error. */
async function usageStatus(context: CliContext, json: boolean, error: unknown): Promise<ExitStatus> {
  if (!(error instanceof CommanderError)) return settle(context, json, () => Promise.reject(error));
  if (error.exitCode === 0) return 0;
  const field = /'(?:.*, )?-*([a-z-]+)[^']*'/.exec(error.message)?.[1];
  const code = /missing|not specified|required/i.test(error.message) ? 'value-required' : 'value-invalid';
  const found = problem(code, { field });
  if (json) await printJson(context, errorJson(found, error.message));
  return 1;
}

type Opener = Pick<CliContext, 'core' | 'words'> & {
  /** What the opening met in the stored data; undefined when nothing was opened. */
  readonly news: () => Promise<Problem | undefined>;
  readonly close: (deadlineMs: number) => Promise<void>;
};

function createOpener(run: CliRun, dataDir: () => string): Opener {
  let core:
    | Promise<{ readonly core: FieldpostCore; readonly close: (deadlineMs: number) => Promise<void> }>
    | undefined;
  let words: Promise<Words> | undefined;
  const language = async (): Promise<Language> => {
    try {
      return core === undefined ? 'en' : (await core).core.profile.get().language;
    } catch {
      return 'en'; // the profile cannot be read; that is being reported
    }
  };
  return {
    core: async () => {
      core ??= import('./open-core.ts').then(({ openCore }) => openCore(run, dataDir()));
      return (await core).core;
    },
    words: () => {
      words ??= Promise.all([language(), import('#electron/words.ts')]).then(([chosen, { createWords }]) =>
        createWords(chosen),
      );
      return words;
    },
    news: async () => (await core?.catch(() => undefined))?.core.news(),
    close: async (deadlineMs) => {
      const open = await core?.catch(() => undefined);
      await open?.close(deadlineMs);
    },
  };
}
