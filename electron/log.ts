import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, LogFields, Logger } from './effects.ts';

/** Days of logs that are kept, each in a file of its own. */
const KEPT_DAYS = 14;
const FILE_NAME = /^fieldpost-\d{4}-\d{2}-\d{2}\.log$/;

/**
 * The log of a data directory: JSON lines in `logs/fieldpost-YYYY-MM-DD.log` (UTC), readable by this user only.
 * A log that cannot be written stops nothing. Callers leave out what is secret or personal; `scrub` is the second line of
 * defence.
 */
export function createFileLog(options: { readonly dataDir: string; readonly clock: Clock }): Logger {
  const dir = join(options.dataDir, 'logs');
  let day: string | undefined;

  const write = (level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}): void => {
    const at = new Date(options.clock.wallMs()).toISOString();
    const line = JSON.stringify({ ...scrub(fields), level, at, pid: process.pid, event });
    try {
      const isNewDay = day !== at.slice(0, 10);
      day = at.slice(0, 10);
      if (isNewDay) mkdirSync(dir, { recursive: true, mode: 0o700 });
      // At once: the last line before a crash is the one that is looked for.
      appendFileSync(join(dir, `fieldpost-${day}.log`), `${line}\n`, { mode: 0o600 });
      if (isNewDay) dropOld(dir);
    } catch {
      // A full disk or a missing folder: the work goes on without a log.
    }
  };

  return {
    info: (event, fields) => write('info', event, fields),
    warn: (event, fields) => write('warn', event, fields),
    error: (event, fields) => write('error', event, fields),
  };
}

function dropOld(dir: string): void {
  const days = readdirSync(dir).filter((name) => FILE_NAME.test(name));
  for (const name of days.sort().slice(0, -KEPT_DAYS)) rmSync(join(dir, name), { force: true });
}

const HIDDEN = '[hidden]';
const SENSITIVE_KEY =
  /secret|token|password|authori[sz]ation|cookie|signature|api_?key|phone|whatsapp|e_?mail|street|notes|birthday|full_?name|first_?name|last_?name/i;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const SENSITIVE_TEXT = [
  /[^\s@"'<>]+@[^\s@"'<>]+/g, // an e-mail address
  /\+?\d(?:[ ().-]{0,2}\d){6,}/g, // a phone number: seven digits or more in one run
  /\b(?:bearer|basic)\s+\S+/gi,
  /[A-Za-z0-9+/_=-]{24,}/g, // a key or a token
];

/** Takes out what looks like a secret, an address or a phone. Numbers and booleans stay: they are counts and times. */
export function scrub(fields: LogFields): LogFields {
  const kept = (key: string, value: LogFields[string]): LogFields[string] => {
    if (typeof value !== 'string') return value;
    return SENSITIVE_KEY.test(key) ? HIDDEN : scrubText(value);
  };
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, kept(key, value)] as const));
}

function scrubText(text: string): string {
  if (UUID.test(text)) return text; // our own ids
  return SENSITIVE_TEXT.reduce((rest, pattern) => rest.replace(pattern, HIDDEN), text);
}
