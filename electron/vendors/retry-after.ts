import { SECOND_MS } from '#shared/duration.ts';
import type { HttpResponse } from './http.ts';

/**
 * How long a vendor asks to wait, ms from its answer; undefined without a `Retry-After` that can be read.
 * A date is counted from the answer's own `Date`, never from this computer's clock, which may be wrong. (RFC 9110 §10.2.3)
 */
export function retryAfterMs(response: HttpResponse): number | undefined {
  const text = response.headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND_MS;
  const until = httpDate(text);
  const said = httpDate(response.headers['date']?.trim() ?? '');
  return until === undefined || said === undefined ? undefined : Math.max(0, until - said);
}

const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const TIME = '\\d\\d:\\d\\d:\\d\\d';
/** The three forms of RFC 9110 §5.6.7. Date.parse alone reads almost anything as some date. */
const WITH_ZONE = new RegExp(`^(?:${DAY}, \\d\\d ${MONTH} \\d{4}|[A-Z][a-z]+day, \\d\\d-${MONTH}-\\d\\d) ${TIME} GMT$`);
const ASCTIME = new RegExp(`^${DAY} ${MONTH} [ \\d]\\d ${TIME} \\d{4}$`);

/** Ms since 1970 of an HTTP date; undefined for anything else. */
function httpDate(text: string): number | undefined {
  const readable = WITH_ZONE.test(text) ? text : ASCTIME.test(text) ? `${text} GMT` : undefined;
  const ms = readable === undefined ? Number.NaN : Date.parse(readable);
  return Number.isNaN(ms) ? undefined : ms;
}
