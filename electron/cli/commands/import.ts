import { resolve } from 'node:path';
import { printJson, tell, type CliContext, type JsonOption } from '#electron/cli/context.ts';
import { valueOf, type ExitStatus } from '#electron/cli/problems-error.ts';
import type { Declare } from './declare.ts';

/** import FILE: CSV or JSON lines, with progress for people. */
export const declareImport: Declare = (program, run) => {
  program
    .command('import')
    .description('reads customers from a CSV file, or JSON lines from a .jsonl file')
    .argument('<file>')
    .option('--json')
    .action((file: string, options: JsonOption) => run((context) => importFile(context, file, options)));
};

/** Least time between two lines of progress, ms. */
const PROGRESS_MS = 500;

async function importFile(context: CliContext, file: string, { json }: JsonOption): Promise<ExitStatus> {
  const core = await context.core();
  const words = await context.words();
  let nextAt = Date.now() + PROGRESS_MS;
  const answer = valueOf(
    await core.customers.importFile(resolve(file), (now) => {
      if (Date.now() < nextAt) return;
      nextAt = Date.now() + PROGRESS_MS;
      const percent = now.totalBytes === 0 ? 100 : Math.floor((100 * now.bytes) / now.totalBytes);
      void tell(context, words.say('cli.importProgress', { percent, imported: now.imported }));
    }),
  );
  const { imported, rejected, duplicates, errorsFile } = answer;
  if (json === true) await printJson(context, { imported, rejected, duplicates, errorsFile });
  await tell(context, words.say('cli.imported', { imported, rejected, duplicates }));
  if (errorsFile !== null) await tell(context, words.say('cli.importErrorsFile', { file: errorsFile }));
  return rejected > 0 ? 2 : 0;
}
