/**
 * A text that a spreadsheet would run as a formula is written with an apostrophe in front, as OWASP advises
 * (https://owasp.org/www-community/attacks/CSV_Injection). Plain numbers stay as they are: `+6281…` and `-6.2` compute
 * nothing. Texts that already begin like that get one apostrophe more, so that `restored` gives back every text.
 */
export function neutralised(text: string): string {
  return !isNumber(text) && STARTS_FORMULA.test(text) ? `'${text}` : text;
}

/** What `neutralised` was given; also takes off the apostrophe that spreadsheets put before numbers kept as text. */
export function restored(cell: string): string {
  return STARTS_QUOTED.test(cell) ? cell.slice(1) : cell;
}

const STARTS_FORMULA = /^'*[=+\-@\t\r]/;
const STARTS_QUOTED = /^'+[=+\-@\t\r]/;

const isNumber = (text: string): boolean => /^[+-]?\d+(?:\.\d+)?$/.test(text);

/** contracts.md §1: several values in one cell. */
export function splitList(cell: string): readonly string[] {
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
