/**
 * A birthday in the spellings people use ("23 4 1990", "23/04/1990", "23.4.90" is refused: which century?), as
 * `YYYY-MM-DD`. Day before month, as on all calendars of our users; four-digit year first is read as ISO 8601.
 * Undefined when it is none of these; whether the day exists is the schema's business.
 */
export function readBirthday(text: string): string | undefined {
  const iso = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text.trim());
  if (iso !== null) return dateOf(iso[1], iso[2], iso[3]);
  const spoken = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})$/.exec(text.trim());
  return spoken === null ? undefined : dateOf(spoken[3], spoken[2], spoken[1]);
}

const dateOf = (year = '', month = '', day = ''): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
