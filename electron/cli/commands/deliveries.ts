import { Option } from 'commander';
import { connectionIdOf, printJson, tell, type CliContext, type JsonOption } from '#electron/cli/context.ts';
import { valueOf, type ExitStatus } from '#electron/cli/problems-error.ts';
import type { Declare } from './declare.ts';

/** retry · discard · resolve: a person's word on deliveries. */
export const declareDeliveries: Declare = (program, run) => {
  const command = (name: string, description: string) =>
    program.command(name).description(description).requiredOption('--customer <id>').option('--json');
  command('retry', 'sends again with the next sync')
    .option('--connection <name>', 'name or id; every connection when left out')
    .action((options: TargetOptions) => run((context) => change(context, 'retry', options)));
  command('discard', 'sends no more')
    .option('--connection <name>', 'name or id; every connection when left out')
    .action((options: TargetOptions) => run((context) => change(context, 'discard', options)));
  command('resolve', 'says what became of a delivery that nobody but a person can tell')
    .requiredOption('--connection <name>', 'name or id')
    .addOption(new Option('--as <answer>').choices(['delivered', 'send-again']).makeOptionMandatory())
    .action((options: ResolveOptions) => run((context) => resolve(context, options)));
};

type TargetOptions = JsonOption & { readonly customer: string; readonly connection?: string };
type ResolveOptions = JsonOption & {
  readonly customer: string;
  readonly connection: string;
  readonly as: 'delivered' | 'send-again';
};

async function change(context: CliContext, what: 'retry' | 'discard', options: TargetOptions): Promise<ExitStatus> {
  const core = await context.core();
  const { customer, connection } = options;
  const connectionId = connection === undefined ? undefined : connectionIdOf(core, connection, 'too');
  const answer = core.deliveries[what]({ customerId: customer, connectionId });
  return report(context, valueOf(answer).changed, options);
}

async function resolve(context: CliContext, options: ResolveOptions): Promise<ExitStatus> {
  const core = await context.core();
  const connectionId = connectionIdOf(core, options.connection, 'too');
  const answer = core.deliveries.resolve({ customerId: options.customer, connectionId, as: options.as });
  return report(context, valueOf(answer).changed, options);
}

async function report(context: CliContext, changed: number, { json }: JsonOption): Promise<ExitStatus> {
  if (json === true) await printJson(context, { changed });
  else await tell(context, (await context.words()).say('cli.changed', { changed }));
  return 0;
}
