declare const __CRASH_POINTS__: boolean;

/**
 * Places where a test makes the process die (reliability.md, K0–K14). `__CRASH_POINTS__` is a constant of the build:
 * in a product build this function is empty and its callers vanish; a test looks for the text below in the built files.
 */
export type CrashPoint =
  | 'after-capture'
  | 'after-claim'
  | 'after-attempt'
  | 'after-send'
  | 'before-settle'
  | 'inside-settle'
  | 'after-settle';

export function crashPoint(point: CrashPoint): void {
  if (typeof __CRASH_POINTS__ === 'undefined' || !__CRASH_POINTS__) return;
  if (process.env['FIELDPOST_CRASH_AT'] === point) process.kill(process.pid, 'SIGKILL');
}
