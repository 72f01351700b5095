import type { Channel, EventName } from '#shared/ipc/channels.ts';
import type { CallInput, CallOutput, FieldpostApi } from '#shared/ipc/contract.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly api: FieldpostApi;
  }
}

/** The main process answered with problems: an expected failure, shown in words. */
class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((found) => found.code).join(', '));
    this.problems = problems;
  }
}

/** The value of a call, for queries and mutations; rejects with CallRefused. */
export async function call<C extends Channel>(channel: C, input: CallInput<C>): Promise<CallOutput<C>> {
  const answer = await window.api.call(channel, input);
  if (!answer.ok) throw new CallRefused(answer.error);
  return answer.value;
}

/** Listens to an event of the main process; returns the function that stops. */
export const on = (event: EventName, listener: (detail: unknown) => void): (() => void) =>
  window.api.on(event, listener);

/** What went wrong, in problems that have sentences; a bug becomes `internal`. */
export function problemsOf(error: unknown): readonly Problem[] {
  return error instanceof CallRefused ? error.problems : [problem('internal')];
}
