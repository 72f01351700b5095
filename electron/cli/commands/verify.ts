import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { printJson, tell, type CliContext, type JsonOption } from '#electron/cli/context.ts';
import { ProblemsError, type ExitStatus } from '#electron/cli/problems-error.ts';
import type { Declare } from './declare.ts';
import { checkChain, type ChainCheck, type ChainedReceipt } from '#electron/outbox/receipt-chain.ts';
import type { Words } from '#electron/words.ts';
import { problem } from '#shared/domain/problem.ts';

/** verify [FILE]: whether the receipts of this data directory, or of an export, are as they were written. */
export const declareVerify: Declare = (program, run) => {
  program
    .command('verify')
    .description('checks the chain of receipts, here or in an export (JSON lines)')
    .argument('[file]')
    .option('--json')
    .action((file: string | undefined, options: JsonOption) => run((context) => verify(context, file, options)));
};

type Verdict = ChainCheck & { readonly deliveredWithoutReceipt: number };

async function verify(context: CliContext, file: string | undefined, { json }: JsonOption): Promise<ExitStatus> {
  const verdict = file === undefined ? (await context.core()).receipts.verify() : await verifyFile(file);
  if (json === true) await printJson(context, jsonOf(verdict));
  else await tell(context, sentenceOf(verdict, await context.words()));
  return isWhole(verdict) ? 0 : 2;
}

const isWhole = ({ ok, deliveredWithoutReceipt }: Verdict): boolean => ok && deliveredWithoutReceipt === 0;

function jsonOf(verdict: Verdict): object {
  const { receipts, head, brokenAt, why, deliveredWithoutReceipt } = verdict;
  return {
    ok: isWhole(verdict),
    receipts,
    head,
    brokenAt: brokenAt ?? null,
    why: why ?? null,
    deliveredWithoutReceipt,
  };
}

function sentenceOf({ ok, receipts, head, brokenAt, deliveredWithoutReceipt }: Verdict, { say }: Words): string {
  if (!ok) return say('cli.receiptsBroken', { receipts, id: brokenAt ?? 0 });
  if (deliveredWithoutReceipt > 0) return say('cli.receiptsMissing', { missing: deliveredWithoutReceipt });
  return say('cli.receiptsWhole', { receipts, head });
}

const receiptSchema = z.object({
  id: z.number(),
  deliveryId: z.string(),
  attemptId: z.string().nullish(),
  at: z.iso.datetime().transform((text) => Date.parse(text)),
  evidence: z.string(),
  vendorRecordId: z.string().nullish(),
  traceId: z.string().nullish(),
  bodySha256: z.string().nullish(),
  responseSha256: z.string().nullish(),
  attempt: z.number(),
  previousHash: z.string(),
  hash: z.string(),
});

const lineSchema = z.object({
  deliveries: z.array(z.object({ state: z.string(), receipt: receiptSchema.nullable() })),
});

/** An export is ordered by customer and a chain by receipt, so all receipts are read before the first is checked. */
async function verifyFile(file: string): Promise<Verdict> {
  const receipts: ChainedReceipt[] = [];
  let deliveredWithoutReceipt = 0;
  for await (const line of linesOf(file)) {
    for (const { state, receipt } of deliveriesIn(line)) {
      if (receipt !== null) receipts.push(chained(receipt));
      else if (state === 'delivered') deliveredWithoutReceipt += 1;
    }
  }
  receipts.sort((one, other) => one.id - other.id);
  return { ...checkChain(receipts), deliveredWithoutReceipt };
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      if (line.trim() !== '') yield line;
    }
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new ProblemsError([problem(isMissing ? 'file-not-found' : 'file-unreadable')]);
  }
}

function deliveriesIn(line: string): z.output<typeof lineSchema>['deliveries'] {
  try {
    return lineSchema.parse(JSON.parse(line)).deliveries;
  } catch {
    throw new ProblemsError([problem('file-unreadable')]); // not a line of an export
  }
}

function chained(receipt: z.output<typeof receiptSchema>): ChainedReceipt {
  return {
    ...receipt,
    attemptId: receipt.attemptId ?? null,
    vendorRecordId: receipt.vendorRecordId ?? null,
    traceId: receipt.traceId ?? null,
    bodySha256: receipt.bodySha256 ?? null,
    responseSha256: receipt.responseSha256 ?? null,
  };
}
