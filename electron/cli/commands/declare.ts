import type { Command } from 'commander';
import type { CliContext } from '#electron/cli/context.ts';
import type { ExitStatus } from '#electron/cli/problems-error.ts';

/** Carries out a command; what it throws becomes its error output and exit status. */
export type Run = (work: (context: CliContext) => Promise<ExitStatus>) => Promise<void>;

/** Adds a command to the program. */
export type Declare = (program: Command, run: Run) => void;
