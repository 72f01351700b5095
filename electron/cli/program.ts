import { Command } from 'commander';
import { declareCapture } from './commands/capture.ts';
import { declareConfig } from './commands/config.ts';
import { declareConnections } from './commands/connections.ts';
import type { Declare, Run } from './commands/declare.ts';
import { declareDeliveries } from './commands/deliveries.ts';
import { declareExport } from './commands/export.ts';
import { declareImport } from './commands/import.ts';
import { declareList } from './commands/list.ts';
import { declarePreview } from './commands/preview.ts';
import { declareStatus } from './commands/status.ts';
import { declareSync } from './commands/sync.ts';
import { declareVerify } from './commands/verify.ts';

/** In the order of the help text. */
const COMMANDS: readonly Declare[] = [
  declareConnections,
  declareConfig,
  declareCapture,
  declareImport,
  declarePreview,
  declareSync,
  declareStatus,
  declareList,
  declareDeliveries,
  declareExport,
  declareVerify,
];

/** The commands of contracts.md §3. Words for people go to `write`; commander throws its CommanderError on wrong usage. */
export function createProgram(options: {
  readonly version: string;
  readonly write: (text: string) => void;
  readonly run: Run;
}): Command {
  const program = new Command('fieldpost')
    .description('Customers captured in the field, delivered when the network allows')
    .option('--data-dir <dir>', 'folder of the data; default: the one of the app')
    .version(options.version)
    .exitOverride()
    .configureOutput({ writeOut: options.write, writeErr: options.write, outputError: (text, write) => write(text) });
  for (const declare of COMMANDS) declare(program, options.run);
  return program;
}
