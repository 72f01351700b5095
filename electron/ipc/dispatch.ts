import type { z } from 'zod';
import { whileBusy } from '#electron/db/patience.ts';
import type { Logger } from '#electron/effects.ts';
import { systemClock } from '#electron/system-effects.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { Channel } from '#shared/ipc/channels.ts';
import { contract, type CallAnswer, type ParsedInput } from '#shared/ipc/contract.ts';
import { err, ok } from '#shared/result.ts';

type Handler<C extends Channel> = (input: ParsedInput<C>) => CallAnswer<C> | Promise<CallAnswer<C>>;

export type Handlers = { readonly [C in Channel]: Handler<C> };

/** The handlers of the channels `<Domain>.…`. */
export type HandlersOf<Domain extends string> = {
  readonly [C in Channel as C extends `${Domain}.${string}` ? C : never]: Handler<C>;
};

/**
 * Answers one call of the window: parses the input, calls, and passes on only what the contract names.
 * While another process writes, it asks again for a few seconds. Never rejects. What throws is a bug: it becomes `internal` for the window and a line in the log.
 */
export async function answerCall(
  handlers: Handlers,
  channel: Channel,
  input: unknown,
  log: Logger,
): Promise<CallAnswer<Channel>> {
  try {
    const parsed = contract[channel].input.safeParse(input);
    if (!parsed.success) return err(parsed.error.issues.map(problemOf));
    // The table pairs each channel with its own handler; TypeScript cannot follow that through a variable.
    const handler = handlers[channel] as (value: unknown) => CallAnswer<Channel> | Promise<CallAnswer<Channel>>;
    const answer = await whileBusy(systemClock, () => handler(parsed.data));
    // Parsed as well: a key that the contract does not name never reaches the window.
    return answer.ok ? (ok(contract[channel].output.parse(answer.value)) as CallAnswer<Channel>) : err(answer.error);
  } catch (error) {
    log.error('call.failed', { channel, ...bugFields(error) });
    return err([problem('internal')]);
  }
}

/** Where a bug happened. Not its message, which may quote a customer. */
export function bugFields(error: unknown): { error: string; where?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  // `at open (/a/long/path/main.cjs:10:2)` → `open main.cjs:10:2`
  const where = frames?.slice(0, 3).map((line) =>
    line
      .trim()
      .replace(/^at /, '')
      .replace(/\(?\S*[/\\]|\)$/g, ''),
  );
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return { error: `${error.name}${code}`, ...(where === undefined ? {} : { where: where.join(' < ') }) };
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const field = [...issue.path.map(String), ...(unknown === undefined ? [] : [unknown])].join('.');
  const code = unknown !== undefined ? 'unknown-field' : issue.code === 'invalid_type' ? 'wrong-type' : 'value-invalid';
  return problem(code, { field: field === '' ? undefined : field });
}
