import { firstOf, tell, type CliContext, type JsonOption } from '#electron/cli/context.ts';
import { readJsonItems, type JsonItem } from '#electron/cli/json-input.ts';
import { errorJson, type ExitStatus } from '#electron/cli/problems-error.ts';
import type { Declare } from './declare.ts';
import type { Answer } from '#electron/core.ts';
import type { FieldpostCore } from '#electron/core/create-core.ts';
import type { CaptureAnswer } from '#shared/ipc/contract.ts';
import { err } from '#shared/result.ts';

/** capture: customers on standard input, each answered only after it is durable. */
export const declareCapture: Declare = (program, run) => {
  program
    .command('capture')
    .description('reads one customer, or JSON lines, on standard input')
    .option('--json')
    .action((options: JsonOption) => run((context) => capture(context, options)));
};

type Tally = { saved: number; refused: number; held: number; failed: boolean };

async function capture(context: CliContext, { json }: JsonOption): Promise<ExitStatus> {
  const core = await context.core();
  const tally: Tally = { saved: 0, refused: 0, held: 0, failed: false };
  for await (const items of readJsonItems(context.stdin)) {
    const answers = captureItems(core, items);
    for (const answer of answers) count(tally, answer);
    if (json === true) await context.out.write((await linesOf(context, answers)).join(''));
    else await tellRefused(context, answers);
    // Nobody reads the answers any more: going on would save customers that the other side takes for unsaved.
    if (context.out.isClosed()) return 1;
  }
  if (json !== true)
    await tell(context, (await context.words()).say('cli.captured', { saved: tally.saved, refused: tally.refused }));
  if (tally.failed) return 1;
  return tally.refused > 0 || tally.held > 0 ? 2 : 0;
}

/** One transaction; what could not be read as JSON is answered in its place. */
function captureItems(core: FieldpostCore, items: readonly JsonItem[]): readonly Answer<CaptureAnswer>[] {
  const saved = core.customers.captureAll(items.flatMap((item) => (item.ok ? [item.value] : [])));
  let next = 0;
  return items.map((item) => (item.ok ? (saved[next++] ?? err([])) : err([item.error])));
}

function count(tally: Tally, answer: Answer<CaptureAnswer>): void {
  if (answer.ok) {
    tally.saved += 1;
    tally.held += answer.value.held;
    return;
  }
  tally.refused += 1;
  tally.failed ||= ['disk-full', 'database-busy', 'database-failed', 'internal'].includes(firstOf(answer.error).code);
}

async function linesOf(context: CliContext, answers: readonly Answer<CaptureAnswer>[]): Promise<readonly string[]> {
  const words = answers.every((answer) => answer.ok) ? undefined : await context.words();
  return answers.map((answer) => {
    if (answer.ok) return `${JSON.stringify({ id: answer.value.id })}\n`;
    const first = firstOf(answer.error);
    return `${JSON.stringify(errorJson(first, words?.problem(first) ?? ''))}\n`;
  });
}

async function tellRefused(context: CliContext, answers: readonly Answer<CaptureAnswer>[]): Promise<void> {
  for (const answer of answers) {
    if (!answer.ok) await tell(context, (await context.words()).problem(firstOf(answer.error)));
  }
}
