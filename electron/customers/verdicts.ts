import type { Answer } from '#electron/core.ts';
import type { DeliveryRef } from '#electron/vendors/definition.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Cut } from '#shared/domain/cut.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';
import type { Target } from './ports.ts';
import type { Word } from './word.ts';

/** What a connection's vendor says about a customer before anything is sent. */
export type Judgement = {
  readonly target: Target;
  /** The mapped record; undefined when refused. */
  readonly record: unknown;
  /** Why it cannot go there; empty when it can. */
  readonly refused: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** What would be shortened for it. */
  readonly cuts: readonly Cut[];
};

/** Why a customer waits at a connection for a person; undefined where it can go. Nothing of the text is in it. */
export function heldBy({ target, refused: [first], cuts: [cut] }: Judgement, word: Word): Problem | undefined {
  if (first !== undefined || cut === undefined || word === 'settings' || word.has(target.id)) return first;
  const { field, limit } = cut;
  return problem('vendor-field-to-shorten', { field, params: { vendor: target.vendor.name, limit } });
}

export function judge(customer: Customer, target: Target, ref: DeliveryRef): Judgement {
  const refusal = (refused: readonly Problem[]): Judgement => {
    return { target, record: undefined, refused, warnings: [], cuts: [] };
  };
  try {
    const mapped = target.vendor.map(customer, target.settings, ref);
    if (!mapped.ok) return refusal(mapped.error.length === 0 ? [problem('internal')] : mapped.error);
    const { record, warnings, cuts = [] } = mapped.value;
    return { target, record, refused: [], warnings, cuts };
  } catch {
    // One vendor's bug may not cost a customer: saved, and held for a person on this connection only.
    return refusal([problem('internal')]);
  }
}

/**
 * The connections a customer is for: those named, by id or by name in any case, or every one. A paused connection is
 * among them: a pause holds what is to be sent, and may not lose who was met meanwhile.
 * Problem `connection-not-found` for each name that is none.
 */
export function resolveTargets(
  names: readonly string[] | undefined,
  targets: readonly Target[],
): Answer<readonly Target[]> {
  if (names === undefined) return ok(targets);
  const problems: Problem[] = [];
  const found = new Set<Target>();
  for (const name of names) {
    const target = targets.find(({ id }) => id === name) ?? targets.find((one) => fold(one.name) === fold(name));
    if (target === undefined)
      problems.push(problem('connection-not-found', { field: 'connections', params: { name } }));
    else found.add(target);
  }
  return problems.length > 0 ? err(problems) : ok([...found]);
}

const fold = (name: string): string => name.normalize('NFC').trim().toLowerCase();
