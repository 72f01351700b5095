import { z } from 'zod';
import { PROBLEM_CODES, type Problem, type ProblemCode } from '#shared/domain/problem.ts';

/** Far above what any vendor issues; there to keep a pasted file out of the keychain. */
const MAX_SECRET = 4_096;
const MAX_SETTING = 200;

/**
 * A key that travels in a header or a query: visible ASCII only. Anything else (a line break from a paste, a letter of
 * another script) could not be sent at all, so it is refused while the person who pasted it is there.
 */
export const keyText = z
  .string()
  .max(MAX_SECRET)
  .transform((value) => value.trim())
  .pipe(z.string().regex(/^[\x21-\x7E]+$/));

/** A secret that is hashed or encoded before it travels; blanks around it belong to the paste. */
export const secretText = z
  .string()
  .max(MAX_SECRET)
  .transform((value) => value.trim())
  .pipe(z.string().min(1));

/** A secret in which every character counts (a password). */
export const exactText = z.string().min(1).max(MAX_SECRET);

export const requiredText = z
  .string()
  .max(MAX_SETTING)
  .transform((value) => value.trim())
  .pipe(z.string().min(1));

/** An empty field of a form means "not set". */
export const optionalText = z
  .string()
  .max(MAX_SETTING)
  .transform((value) => value.trim())
  .transform((value) => (value === '' ? undefined : value))
  .optional();

/** A path on the vendor's own host. It can name no other: no scheme, no `//`, no query. */
export const pathText = (fallback: string) =>
  z
    .string()
    .max(MAX_SETTING)
    .transform((value) => (value.trim() === '' ? fallback : value.trim().replace(/\/+$/, '')))
    .pipe(z.string().regex(/^(?:\/[A-Za-z0-9._~%-]+)+$/))
    .default(fallback);

/** Customers a request. */
export const batchSize = (max: number, fallback: number) => z.number().int().min(1).max(max).default(fallback);

export const ruleSchema = z.object({
  problem: z.enum(PROBLEM_CODES),
  about: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** Of a `refine` or `addIssue`: the rule that is broken has a sentence of its own, and not just "not valid". */
export function rule(code: ProblemCode, about?: Problem['params']): { readonly params: z.output<typeof ruleSchema> } {
  return { params: { problem: code, about } };
}
