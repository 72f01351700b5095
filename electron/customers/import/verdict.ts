import type { Duplicate } from '#shared/ipc/contract.ts';
import type { ImportPlan, ImportRow } from '#shared/domain/import.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import type { Capture, CaptureDeps, PreparedCustomer } from '#electron/customers/capture.ts';
import type { ImportBatches } from './batches.ts';
import { inputOfRow } from './cells.ts';
import type { ImportTable, TableRow } from './table.ts';
import type { Word } from '#electron/customers/word.ts';

/** What a row is under a plan. `prepared` only where every rule of ours takes it. */
export type RowVerdict = Pick<
  ImportRow,
  'kind' | 'found' | 'held' | 'shortened' | 'duplicate' | 'whatsapp' | 'phone'
> & {
  readonly prepared?: PreparedCustomer;
};

export type VerdictDeps = Pick<CaptureDeps, 'duplicates'> & {
  readonly capture: Capture;
  readonly batches: ImportBatches;
};

/** Judges the rows of a table in their order; it remembers them to know a person who is there twice. */
export function createJudge(deps: VerdictDeps, table: ImportTable, sha256: string, plan: ImportPlan) {
  const duplicateOf = createDuplicateCheck(deps, sha256);
  // One word for the whole file.
  const word: Word = plan.shorten === true ? 'settings' : new Set();
  return (row: TableRow): RowVerdict => {
    if (row.isBroken) return { ...NOTHING, kind: 'error', found: [problem('row-malformed')] };
    const prepared = deps.capture.prepare(inputOfRow(row, table.header, plan), word);
    if (!prepared.ok) return { ...NOTHING, kind: 'error', found: [...prepared.error] };
    const { customer, warnings, judgements } = prepared.value;
    const duplicate = duplicateOf(prepared.value, row.line);
    return {
      kind: duplicate === undefined ? 'ready' : 'duplicate',
      found: [...warnings],
      held: judgements.flatMap(({ target, held }) =>
        held === undefined ? [] : [{ connectionId: target.id, problem: held }],
      ),
      shortened: judgements.flatMap(({ target, cuts }) => cuts.map((cut) => ({ connectionId: target.id, cut }))),
      ...(duplicate === undefined ? {} : { duplicate }),
      ...(customer.whatsapp === undefined ? {} : { whatsapp: customer.whatsapp }),
      ...(customer.phone === undefined ? {} : { phone: customer.phone }),
      prepared: prepared.value,
    };
  };
}

const NOTHING = { held: [], shortened: [] };

/** This row of this file from before, then a row above it, then a customer that is here. */
function createDuplicateCheck(deps: VerdictDeps, sha256: string) {
  const inFile = new Map<string, number>();
  return ({ customer }: PreparedCustomer, line: number): ImportRow['duplicate'] => {
    const before = deps.batches.before(sha256, line);
    if (before !== undefined) return { why: 'file', customerId: before.id, capturedAt: before.captured_at };
    const { whatsapp, phone, email } = customer;
    const keys = [['whatsapp', whatsapp] as const, ['phone', phone] as const, ['email', email?.toLowerCase()] as const];
    for (const [why, key] of keys) {
      const above = key === undefined ? undefined : inFile.get(key);
      if (above !== undefined) return { why, line: above };
    }
    const [known] = deps.duplicates({ whatsapp, phone, email });
    if (known !== undefined)
      return { why: whyOf(known, whatsapp), customerId: known.customerId, capturedAt: known.capturedAt };
    for (const [, key] of keys) if (key !== undefined) inFile.set(key, line);
    return undefined;
  };
}

const whyOf = ({ why }: Duplicate, whatsapp: string | undefined): 'whatsapp' | 'phone' | 'email' =>
  why === 'email' ? 'email' : whatsapp === undefined ? 'phone' : 'whatsapp';

/** Why a row is not imported, for the file to fix; undefined when it is. */
export function reasonOf(verdict: RowVerdict, isTicked: boolean, isUnticked: boolean): Problem | undefined {
  const [first] = verdict.found;
  if (verdict.kind === 'error') return first ?? problem('value-invalid');
  if (isUnticked) return problem('row-left-out');
  if (verdict.duplicate === undefined || isTicked) return undefined;
  const { why } = verdict.duplicate;
  return why === 'file' ? problem('imported-before') : problem('duplicate-customer', { field: why });
}
