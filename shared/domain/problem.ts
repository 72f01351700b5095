import { z } from 'zod';

/**
 * Everything that can go wrong in a way a person or a script may meet.
 * Codes are stable: scripts match them, and each one is a key of the sentences in #shared/i18n (`problem.<code>`).
 */
export const PROBLEM_CODES = [
  // input
  'not-json',
  'not-an-object',
  'unknown-field',
  'wrong-type',
  'too-long',
  'name-required',
  'phone-invalid',
  'email-invalid',
  'country-invalid',
  'coordinates-incomplete',
  'coordinates-out-of-range',
  'birthday-invalid',
  'value-required',
  'value-invalid',
  'url-invalid',
  'connection-not-found',
  'connection-name-taken',
  'vendor-not-found',
  'customer-not-found',
  'customer-erased',
  'delivery-not-found',
  'setting-not-found',
  'file-not-found',
  'file-unreadable',
  'file-empty',
  'file-too-large',
  'file-unwritable',
  'header-unknown',
  'row-malformed',
  'duplicate-customer',
  'imported-before',
  'row-left-out',
  // settings of a vendor that a team describes itself
  'slot-misplaced',
  'header-invalid',
  'template-not-json',
  'template-unknown-field',
  'evidence-required',
  'external-id-required',
  'batch-of-one',
  // the mapping of a connection
  'mapping-source-unknown',
  'mapping-required',
  'mapping-locked',
  'confirmation-required',
  'has-undelivered',
  'not-undecided',
  'already-delivered',
  // rules of a vendor, found before anything is sent
  'vendor-needs-field',
  'vendor-field-too-long',
  'vendor-field-invalid',
  'vendor-field-to-shorten',
  // warnings of a vendor's mapping: sent, but not as it is written
  'vendor-field-shortened',
  'vendor-field-left-out',
  'vendor-field-long',
  // what a vendor answered
  'vendor-refused',
  'vendor-refused-field',
  'vendor-unauthorized',
  'vendor-throttled',
  'vendor-down',
  'vendor-clock',
  'vendor-settings',
  'vendor-redirected',
  'vendor-answer-unknown',
  'vendor-contract-changed',
  'captive-portal',
  // warnings beside a delivery: taken, but not all of it
  'vendor-created-fewer',
  'vendor-not-applied',
  'vendor-has-it-already',
  // changes of a customer that a vendor has
  'vendor-takes-no-changes',
  'vendor-number-unknown',
  'vendor-identity-changed',
  'vendor-customer-gone',
  // the way there
  'network-unreachable',
  'host-not-found',
  'connection-refused',
  'tls-failed',
  'proxy-failed',
  'no-answer',
  'connection-broken',
  'interrupted',
  'delivery-uncertain',
  // this computer
  'keychain-locked',
  'keychain-unavailable',
  'secret-missing',
  'profile-key-missing',
  'sealed-data-damaged',
  'another-process-sends',
  'disk-full',
  'database-busy',
  'database-newer',
  'database-failed',
  'database-read-only',
  'database-salvaged',
  'database-older',
  'desktop-refused',
  'not-allowed',
  'internal',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Values that a sentence names: field labels and vendor names, limits, the vendor's own words. Never a secret or personal data. */
const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

export const problemSchema = z.object({
  code: z.enum(PROBLEM_CODES),
  /** Path of the input or customer field to blame, such as `email` or `settings.group`. */
  field: z.string().optional(),
  params: paramsSchema.optional(),
});

export type Problem = z.infer<typeof problemSchema>;

/** Builds a Problem; leaves out what is not given. */
export function problem(
  code: ProblemCode,
  extra: { field?: string | undefined; params?: Problem['params'] } = {},
): Problem {
  return {
    code,
    ...(extra.field === undefined ? {} : { field: extra.field }),
    ...(extra.params === undefined ? {} : { params: extra.params }),
  };
}
