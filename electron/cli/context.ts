import type { Readable } from 'node:stream';
import type { Output } from './output.ts';
import type { Words } from '#electron/words.ts';
import type { FieldpostCore } from '#electron/core/create-core.ts';
import type { Answer } from '#electron/core.ts';
import { ProblemsError, type ExitStatus } from './problems-error.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { problem } from '#shared/domain/problem.ts';

/** What a command works with. */
export type CliContext = {
  readonly stdin: Readable;
  /** For programs: JSON, and what was asked for. */
  readonly out: Output;
  /** For people. */
  readonly err: Output;
  /** The core on the chosen data directory; opened at the first call. */
  readonly core: () => Promise<FieldpostCore>;
  /** In the profile's language. */
  readonly words: () => Promise<Words>;
};

export type JsonOption = { readonly json?: true };

export const printJson = ({ out }: CliContext, value: unknown): Promise<void> =>
  out.write(`${JSON.stringify(value)}\n`);

/** A sentence for people. */
export const tell = ({ err }: CliContext, sentence: string): Promise<void> => err.write(`${sentence}\n`);

/** The connection that a person or a script names, removed ones as well where `removed` says so. Throws its problem. */
export function connectionIdOf(core: FieldpostCore, key: string, removed: 'too' | 'not'): string {
  const found = core.connections.find(key)?.id;
  if (found !== undefined) return found;
  if (removed === 'too' && core.connections.names().has(key)) return key;
  throw new ProblemsError([problem('connection-not-found', { field: 'connection' })]);
}

/** Opens the profile's key, for commands that read customers. Throws the keychain's problem. */
export async function unlockToRead(core: FieldpostCore): Promise<void> {
  const opened: Answer<void> = await core.unlockKey();
  if (!opened.ok) throw new ProblemsError(opened.error);
}

/** 2 where something is left to a person, else 0. */
export const leftToPerson = (count: number): ExitStatus => (count > 0 ? 2 : 0);

export const firstOf = (problems: readonly Problem[]): Problem => problems[0] ?? problem('internal');
