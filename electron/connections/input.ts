import { z } from 'zod';
import type { Answer } from '#electron/core.ts';
import type { Vendor } from '#electron/vendors/definition.ts';
import { connectionInputSchema } from '#shared/domain/connection.ts';
import { problem, type Problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';

export type ConnectionDraft = z.output<typeof connectionInputSchema>;
export type ConnectionChange = z.output<typeof changeSchema>;

const changeSchema = z.strictObject({
  id: z.string(),
  name: connectionInputSchema.shape.name.optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  secrets: z.record(z.string(), z.string()).optional(),
  confirmation: z.string().optional(),
  applyToWaiting: z.boolean().optional(),
});

/** Parses what `connections add` and the form give. Every problem names its field; a value is never repeated. */
export const parseDraft = (input: unknown): Answer<ConnectionDraft> => parseWith(connectionInputSchema, input);

export const parseChange = (input: unknown): Answer<ConnectionChange> => parseWith(changeSchema, input);

/** contracts.md §2: a setting that can erase data at the vendor is taken only with the connection's name typed once more. */
export function confirmationProblem(
  vendor: Vendor,
  settings: Record<string, unknown>,
  given: { readonly name: string; readonly confirmation?: string | undefined },
): Problem | undefined {
  if (!vendor.destructive(settings) || given.confirmation?.trim() === given.name) return undefined;
  return problem('confirmation-required', { field: 'confirmation' });
}

/** Names are compared as people read them: without regard to case and to the way accents are encoded. */
export const sameName = (left: string, right: string): boolean => plainName(left) === plainName(right);

const plainName = (name: string): string => name.trim().normalize('NFC').toLowerCase();

function parseWith<T>(schema: z.ZodType<T>, input: unknown): Answer<T> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return err([problem('not-an-object')]);
  const parsed = schema.safeParse(input, { reportInput: true });
  return parsed.success ? ok(parsed.data) : err(parsed.error.issues.flatMap(problemsOf));
}

function problemsOf(issue: z.core.$ZodIssue): readonly Problem[] {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problem('unknown-field', { field: [...issue.path, key].join('.') }));
  }
  if (issue.code === 'too_big') return [problem('too-long', { field, params: { limit: Number(issue.maximum) } })];
  const isMissing = issue.code === 'too_small' || issue.input === undefined;
  return [problem(isMissing ? 'value-required' : 'wrong-type', { field })];
}
