import { Option } from 'commander';
import { connectionIdOf, tell, type CliContext, type JsonOption } from '#electron/cli/context.ts';
import type { Declare } from './declare.ts';
import type { ListedDelivery } from '#electron/core/delivery-list.ts';
import { DELIVERY_STATES, type DeliveryState } from '#shared/domain/delivery.ts';
import type { Words } from '#electron/words.ts';

/** list: one delivery a line. */
export const declareList: Declare = (program, run) => {
  program
    .command('list')
    .description('deliveries, one a line')
    .addOption(new Option('--state <state>').choices(DELIVERY_STATES))
    .option('--connection <name>', 'name or id')
    .option('--json')
    .action((options: ListOptions) => run((context) => list(context, options)));
};

type ListOptions = JsonOption & { readonly state?: DeliveryState; readonly connection?: string };

const LINES_A_WRITE = 200;

async function list(context: CliContext, { json, state, connection }: ListOptions): Promise<0> {
  const core = await context.core();
  const names = core.connections.names();
  const words = await context.words();
  const filter = {
    ...(state === undefined ? {} : { state }),
    ...(connection === undefined ? {} : { connectionId: connectionIdOf(core, connection, 'too') }),
  };
  let lines: string[] = [];
  for (const row of core.deliveries.list(filter)) {
    const name = names.get(row.connectionId) ?? row.connectionId;
    lines.push(json === true ? jsonLine(row, name, words) : textLine(row, name, words));
    if (lines.length < LINES_A_WRITE) continue;
    await write(context, lines, json === true);
    lines = [];
    if (context.out.isClosed()) return 0;
  }
  await write(context, lines, json === true);
  return 0;
}

async function write(context: CliContext, lines: readonly string[], isJson: boolean): Promise<void> {
  if (lines.length === 0) return;
  if (isJson) await context.out.write(`${lines.join('\n')}\n`);
  else await tell(context, lines.join('\n'));
}

function jsonLine(row: ListedDelivery, connection: string, words: Words): string {
  const { problem } = row;
  return JSON.stringify({
    customerId: row.customerId,
    connection,
    connectionId: row.connectionId,
    intent: row.intent,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt === undefined ? null : new Date(row.nextAttemptAt).toISOString(),
    lastError:
      problem === undefined || row.state === 'delivered'
        ? null
        : { code: problem.code, field: problem.field ?? null, message: words.problem(problem, connection) },
    vendorRecordId: row.vendorRecordId ?? null,
  });
}

function textLine(row: ListedDelivery, connection: string, words: Words): string {
  const reason = row.problem === undefined ? '' : `  ${words.problem(row.problem, connection)}`;
  return `${row.customerId}  ${connection}  ${words.say(`state.${row.state}`)}${reason}`;
}
