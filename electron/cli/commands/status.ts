import { printJson, tell, type CliContext, type JsonOption } from '#electron/cli/context.ts';
import { statusJson, statusText } from '#electron/cli/status-json.ts';
import type { Declare } from './declare.ts';

/** status: how many customers and deliveries there are, and how the connections are. */
export const declareStatus: Declare = (program, run) => {
  program
    .command('status')
    .description('counts of customers and deliveries, health of connections')
    .option('--json')
    .action((options: JsonOption) => run((context) => status(context, options)));
};

async function status(context: CliContext, { json }: JsonOption): Promise<0> {
  const core = await context.core();
  if (json === true) await printJson(context, statusJson(core));
  else await tell(context, statusText(core, await context.words()));
  return 0;
}
