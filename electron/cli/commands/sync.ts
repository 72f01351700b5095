import { InvalidArgumentError } from 'commander';
import { leftToPerson, printJson, tell, type CliContext, type JsonOption } from '#electron/cli/context.ts';
import type { ExitStatus } from '#electron/cli/problems-error.ts';
import { statusJson, statusText } from '#electron/cli/status-json.ts';
import type { Declare } from './declare.ts';
import type { SyncEnd } from '#electron/outbox/drain.ts';
import type { FieldpostCore } from '#electron/core/create-core.ts';
import { needsPersonCount, openCount } from '#electron/core/status.ts';
import { problem, type ProblemCode } from '#shared/domain/problem.ts';
import { SECOND_MS } from '#shared/duration.ts';

/** sync: sends what is due, and waits for retries that fall due within the timeout. */
export const declareSync: Declare = (program, run) => {
  program
    .command('sync')
    .description('sends everything that is due')
    .option('--timeout <seconds>', 'how long to wait for retries', seconds, 60)
    .option('--json')
    .action((options: SyncOptions) => run((context) => sync(context, options)));
};

type SyncOptions = JsonOption & { readonly timeout: number };

/** One day: a longer wait is the app's work. */
const MAX_SECONDS = 86_400;

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= MAX_SECONDS)) {
    throw new InvalidArgumentError(`It is a number of seconds from 0 to ${MAX_SECONDS}.`);
  }
  return value;
}

async function sync(context: CliContext, { json, timeout }: SyncOptions): Promise<ExitStatus> {
  const core = await context.core();
  const { blocked } = await core.outbox.sync({ timeoutMs: timeout * SECOND_MS });
  if (json === true) await printJson(context, statusJson(core));
  else await tell(context, statusText(core, await context.words()));
  if (blocked === undefined) return leftToPerson(needsPersonCount(core.outbox.status().counts) + stuckCount(core));
  await tell(context, (await context.words()).problem(problem(CODES[blocked])));
  return 3;
}

const CODES = {
  offline: 'network-unreachable',
  'keychain-locked': 'keychain-locked',
  'another-process-sends': 'another-process-sends',
} as const satisfies Record<NonNullable<SyncEnd['blocked']>, ProblemCode>;

/** Deliveries that wait for a person to renew credentials or settings. */
function stuckCount(core: FieldpostCore): number {
  return core.connections
    .list()
    .filter(({ health }) => health === 'unauthorized' || health === 'settings')
    .reduce((sum, { counts }) => sum + openCount(counts), 0);
}
