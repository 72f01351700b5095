import type { HandlersOf } from './dispatch.ts';
import type { Core } from '#electron/core.ts';
import type { Answer } from '#electron/core.ts';
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts';
import { ok } from '#shared/result.ts';

/** Asks the person for a place, and writes the receipt there. */
export type SaveReceipt = (input: ParsedInput<'receipts.save'>) => Promise<Answer<CallOutput<'receipts.save'>>>;

export const receiptsHandlers = ({ receipts }: Core, save: SaveReceipt): HandlersOf<'receipts'> => ({
  'receipts.save': (input) => save(input),
  'receipts.verify': async () => ok(await receipts.check()),
});
