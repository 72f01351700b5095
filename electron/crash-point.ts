declare const __CRASH_POINTS__: boolean;

/**
 * Places where a test makes the process die (reliability.md, K0–K14). `__CRASH_POINTS__` is a constant of the build:
 * in a product build this function is empty and its callers vanish; a test looks for the text below in the built files.
 */
export type CrashPoint =
  /** K0: the customer is written, its transaction is not committed. */
  | 'inside-capture'
  /** K1: committed, and nobody told. */
  | 'after-capture'
  /** K2: claimed, no attempt row. */
  | 'after-claim'
  /** K3: the attempt row is durable, no byte has left. */
  | 'after-attempt'
  /** K4: bytes may have left, no answer. */
  | 'after-send'
  /** K5: the answer is read, and nothing of it written. */
  | 'before-settle'
  /** K6 */
  | 'inside-settle'
  /** K7: settled, and no window told. */
  | 'after-settle'
  /** A question about an unknown outcome is answered, and nothing of it written. */
  | 'after-look-up'
  /** K8: new tokens have come, and are not kept yet. */
  | 'token-refresh'
  /** K9: the profile's first key lies in its file, its row is not committed. */
  | 'inside-key'
  /** K10: the copy is written, and has no name yet. */
  | 'inside-backup'
  /** K11: part of the file is written. */
  | 'inside-export'
  /** K12: rows of the file are written, their transaction is not committed; and: it is, and more are to come. */
  | 'inside-import'
  | 'between-imports'
  /** K13: the steps of the schema are done, their transaction is not committed. */
  | 'inside-migration';

export function crashPoint(point: CrashPoint): void {
  if (typeof __CRASH_POINTS__ === 'undefined' || !__CRASH_POINTS__) return;
  if (process.env['FIELDPOST_CRASH_AT'] === point) process.kill(process.pid, 'SIGKILL');
}
