import { problem, type Problem, type ProblemCode } from '#shared/domain/problem.ts';
import type { Answer } from '#electron/core.ts';
import { databaseProblem } from '#electron/db/problem.ts';
import { DatabaseNewerError } from '#electron/db/migrate.ts';

/** contracts.md §3: done; wrong usage or internal error; a person is needed, or input was refused; nothing could be sent. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** Ends a command; the run prints it. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems[0]?.code ?? 'internal');
    this.problems = problems;
  }
}

/** The value of an answer; throws its problems. */
export function valueOf<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new ProblemsError(answer.error);
}

/** What a thrown error means to the caller. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof ProblemsError) return error.problems;
  if (error instanceof DatabaseNewerError) return [problem('database-newer')];
  return [databaseProblem(error) ?? problem('internal')];
}

const NOTHING_SENT: readonly ProblemCode[] = [
  'keychain-locked',
  'keychain-unavailable',
  'profile-key-missing',
  'another-process-sends',
  'network-unreachable',
  'host-not-found',
  'connection-refused',
  'proxy-failed',
  'captive-portal',
];

export const exitStatusOf = (problems: readonly Problem[]): ExitStatus =>
  problems.some((found) => NOTHING_SENT.includes(found.code)) ? 3 : 1;

/** One problem as every `--json` command prints it. */
export const errorJson = (found: Problem, message: string) => ({
  error: { code: found.code, field: found.field ?? null, message },
});
