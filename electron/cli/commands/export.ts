import { resolve } from 'node:path';
import { Option } from 'commander';
import { printJson, tell, unlockToRead, type CliContext, type JsonOption } from '#electron/cli/context.ts';
import { valueOf, type ExitStatus } from '#electron/cli/problems-error.ts';
import type { Declare } from './declare.ts';

/** export: every customer with every delivery state and receipt. */
export const declareExport: Declare = (program, run) => {
  program
    .command('export')
    .description('writes every customer with its deliveries and receipts')
    .addOption(new Option('--format <format>').choices(['jsonl', 'csv']).makeOptionMandatory())
    .option('--out <file>', 'standard output when left out')
    .option('--json')
    .action((options: ExportOptions) => run((context) => exportAll(context, options)));
};

type ExportOptions = JsonOption & { readonly format: 'jsonl' | 'csv'; readonly out?: string };

async function exportAll(context: CliContext, { format, out, json }: ExportOptions): Promise<ExitStatus> {
  const core = await context.core();
  await unlockToRead(core);
  if (out === undefined) {
    valueOf(await core.customers.exportTo(format, context.out.stream));
    return 0;
  }
  const { customers } = valueOf(await core.exportToFile(format, resolve(out)));
  if (json === true) await printJson(context, { customers });
  else await tell(context, (await context.words()).say('cli.exported', { customers, file: out }));
  return 0;
}
